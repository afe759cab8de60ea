"""Who may enter, in words of both languages, as far as the public programme tells it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core.bilingual import Text, in_both
from events.agenda.words import role_label
from events.releases.programme import Programme, PublicSession

MOST_NAMED = 3  # parties named one by one; more of them are "the parties invited"


@dataclass(frozen=True, slots=True)
class Door:
    """What a door says: whether it is open, to whom, and whether the press may come."""

    state: str  # open | badge | closed
    headline: Text
    detail: Text
    press: Text

    @property
    def icon(self) -> str:
        """The icon of the door."""
        return {"open": "i-open", "badge": "i-ticket"}.get(self.state, "i-lock")


def door_of(session: PublicSession, programme: Programme) -> Door:
    """Say who may enter a meeting. What its disclosure holds back is not said."""
    state = {"public": "open", "accredited": "badge"}.get(session.access, "closed")
    return Door(
        state=state,
        headline=in_both(lambda: _headline(state)),
        detail=in_both(lambda: _detail(state, session, programme)),
        press=in_both(lambda: _press(session)),
    )


def _headline(state: str) -> str:
    if state == "open":
        return _("Open to everyone")
    return _("Please show your badge") if state == "badge" else _("Closed meeting")


def _detail(state: str, session: PublicSession, programme: Programme) -> str:
    if state == "open":
        return ""
    if session.categories:
        return _("For: %(who)s") % {"who": ", ".join(role_label(role) for role in session.categories)}
    if state == "badge":
        return ""
    return _delegations(session, programme)


def _delegations(session: PublicSession, programme: Programme) -> str:
    """Say whose delegations take part; an unnamed meeting has none to name."""
    members = ("ASEAN",) if session.all_members else _names(session.members, programme)
    partners = _names(session.partners, programme)
    if len(partners) > MOST_NAMED:
        return _("Only for the delegations of ASEAN and of the partners invited")
    if named := [*members, *partners]:
        return _("Only for these delegations: %(parties)s") % {"parties": ", ".join(named)}
    return _("Only for those invited")


def _names(codes: tuple[str, ...], programme: Programme) -> list[str]:
    return [str(programme.parties[code].name) for code in codes if code in programme.parties]


def _press(session: PublicSession) -> str:
    if session.disclosure != "full":
        return ""
    if session.media == "open":
        return pgettext("door", "Press welcome")
    if session.media == "photo_call":
        return pgettext("door", "Press for the opening minutes only")
    return pgettext("door", "No press") if session.media == "closed" else ""
