"""The letters of exhibitors: who is told of which step."""

from typing import Any

from adgmin.core.bilingual import Text
from adgmin.core.models import User
from delegates.mail.letters import Addressee, moment_long, send_letter
from events.showcase.models import Exhibitor

from .models import Application, ExhibitorContact, ExhibitorInvitation

PORTAL = "/portal/showcase/"
_OF_VERB = {
    "accept exhibitor": "exhibitor_accepted",
    "send back exhibitor": "exhibitor_sent_back",
    "decline exhibitor": "exhibitor_declined",
}


def name_of(exhibitor: Exhibitor) -> Text:
    """Return the name in both languages, one standing in for the other."""
    vi, en = (getattr(exhibitor, f"name_{lang}") or "" for lang in ("vi", "en"))
    return Text(vi or en, en or vi)


def addressed(contact: ExhibitorContact) -> Addressee:
    """A contact, greeted by name."""
    greeting = Text(f"Kính gửi {contact.name},", f"Dear {contact.name},")
    return Addressee(contact.email, contact.name, contact.lang, greeting=greeting)


def invitation(row: ExhibitorInvitation, token: str) -> None:
    """The link by which a contact comes in."""
    exhibitor = row.contact.exhibitor
    send_letter(
        "exhibitor_invitation", event=f"exhibitor invitation {row.pk}", to=addressed(row.contact),
        edition=exhibitor.edition, values={"exhibitor": name_of(exhibitor), "until": moment_long(row.expires_at)},
        secret_url=f"{PORTAL}invitation/{token}/",
    )  # fmt: skip


def confirmation(application: Application, token: str, lang: str) -> None:
    """The link that confirms the address of who applied."""
    said = application.said
    name = Text(
        said.get("name_vi") or said.get("name_en", ""), said.get("name_en") or said.get("name_vi", "")
    )
    send_letter(
        "exhibitor_confirm", event=f"exhibitor application {application.pk}",
        to=Addressee(application.email, said.get("contact", ""), lang), edition=application.edition,
        values={"exhibitor": name}, secret_url=f"/{lang}/showcase/apply/confirm/{token}/",
    )  # fmt: skip


def reminder(exhibitor: Exhibitor, missing: Text, *, event: str) -> int:
    """What is still missing, to all who write for the exhibitor; return to how many."""
    values = {"exhibitor": name_of(exhibitor), "missing": missing}
    return _tell("exhibitor_reminder", exhibitor, event, values)


def on_move(*, exhibitor: Exhibitor, verb: str, reason: str, by: User | None, **kwargs: Any) -> None:
    """Tell the contacts what was decided."""
    key = _OF_VERB.get(verb)
    if key is None:
        return
    values: dict[str, Any] = {"exhibitor": name_of(exhibitor)}
    if key != "exhibitor_accepted":
        values["reason"] = reason
    entry = getattr(exhibitor, "entry", None)
    _tell(key, exhibitor, f"exhibitor {exhibitor.pk} {verb} {entry.version if entry else 0}", values)


def _tell(key: str, exhibitor: Exhibitor, event: str, values: dict[str, Any]) -> int:
    people = [addressed(one) for one in ExhibitorContact.objects.in_force().filter(exhibitor=exhibitor)]
    if not people:
        return 0
    url = PORTAL if key != "exhibitor_declined" else ""
    return send_letter(key, event=event[:120], to=people, edition=exhibitor.edition, values=values, url=url)
