"""Which announcements stand on which page or screen."""

import datetime as dt

from events.releases.programme import Programme, PublicAnnouncement, PublicSession

_FIRST = {"urgent": 0, "change": 1, "info": 2}


def shown(
    programme: Programme, now: dt.datetime, *, session: PublicSession | None = None, party: str = ""
) -> list[PublicAnnouncement]:
    """Return what is shown to all, on the page of a meeting, or on that of a party; the most urgent first.

    A meeting's page also has what is told to its parties. `programme` must have passed the audience rule.
    """
    parties = {party} if party else set()
    if session is not None and session.disclosure == "full":
        parties |= {*session.members, *session.partners}
    found = [
        each
        for each in programme.announcements
        if each.is_shown(now) and _concerns(each, session.code if session else "", parties)
    ]
    return sorted(found, key=lambda each: _FIRST.get(each.level, len(_FIRST)))


def _concerns(announcement: PublicAnnouncement, session: str, parties: set[str]) -> bool:
    if announcement.session:
        return announcement.session == session
    return not announcement.party or announcement.party in parties


def token_of(programme: Programme, now: dt.datetime) -> str:
    """Return the mark that moves whenever open pages have something to take over.

    It is the version, and how many announcements have begun: one that was written in advance is no new version.
    """
    begun = sum(each.begins <= now for each in programme.announcements)
    return f"{programme.version}.{begun}"
