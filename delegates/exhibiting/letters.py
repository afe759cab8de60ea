"""The letters of exhibitors: who is told of which step."""

from typing import Any

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.models import User
from delegates.mail.letters import Addressee, moment_long, send_letter
from events.showcase.models import Exhibitor
from events.showcase.move_in.models import VehicleSlot

from .models import Application, ExhibitorContact, ExhibitorInvitation

PORTAL = "/portal/showcase/"
_OF_VERB = {
    "accept exhibitor": "exhibitor_accepted",
    "send back exhibitor": "exhibitor_sent_back",
    "decline exhibitor": "exhibitor_declined",
}
_OF_VEHICLE = {
    "confirm vehicle": "vehicle_confirmed", "move vehicle": "vehicle_moved", "cancel vehicle": "vehicle_cancelled",
}  # fmt: skip


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


def on_vehicle(*, slot: VehicleSlot, verb: str, reason: str, **kwargs: Any) -> None:
    """Tell the contacts what the desk did with a vehicle of theirs; each time anew, for places go back and forth."""
    values: dict[str, Any] = {
        "exhibitor": name_of(slot.exhibitor), "vehicle": slot.plate, "dock": dock_of(slot),
        "moment": moment_long(slot.start), "minutes": str(slot.minutes), "reason": reason,
    }  # fmt: skip
    event = f"vehicle {slot.pk} {verb} {clock.now().isoformat()}"
    _tell(_OF_VEHICLE[verb], slot.exhibitor, event, values, url=f"{PORTAL}{slot.exhibitor.slug}/move-in/")


def dock_of(slot: VehicleSlot) -> Text:
    """Return the dock's name and code in both languages."""
    vi, en = (getattr(slot.dock, f"name_{lang}") or "" for lang in ("vi", "en"))
    return Text(f"{vi or en} ({slot.dock.code})", f"{en or vi} ({slot.dock.code})")


def deadline(
    exhibitor: Exhibitor, missing: Text, until: Text, people: list[ExhibitorContact], *, event: str
) -> int:
    """What of the checklist is due soon, to these contacts; return to how many."""
    values = {"exhibitor": name_of(exhibitor), "missing": missing, "until": until}
    url = f"{PORTAL}{exhibitor.slug}/checklist/"
    to = [addressed(one) for one in people]
    return send_letter(
        "exhibitor_deadline", event=event, to=to, edition=exhibitor.edition, values=values, url=url
    )


def _tell(key: str, exhibitor: Exhibitor, event: str, values: dict[str, Any], url: str = "") -> int:
    people = [addressed(one) for one in ExhibitorContact.objects.in_force().filter(exhibitor=exhibitor)]
    if not people:
        return 0
    url = url or PORTAL if key != "exhibitor_declined" else ""
    return send_letter(key, event=event[:120], to=people, edition=exhibitor.edition, values=values, url=url)
