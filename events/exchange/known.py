"""What an edition knows, by code and by name: rooms, parties, topics, interpreter teams, sessions."""

import re
import uuid
from collections.abc import Iterable

from adgmin.core.text import fold
from events.agenda.models import InterpreterTeam, Session, Topic
from events.editions.models import Edition
from events.parties.models import Party
from events.venues.models import Room

_NO_CODE = re.compile(r"[^A-Z0-9]+")


class Known:
    """Read once for a file; `new_rooms` are those that the file needs added, by the code they would get."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.rooms = {room.code: room for room in Room.objects.filter(edition=edition)}
        parties = Party.objects.filter(edition=edition).prefetch_related("aliases")
        self.parties = {party.code: party for party in parties}
        self.topics = {topic.code: topic for topic in Topic.objects.filter(edition=edition)}
        self.teams = {team.code: team for team in InterpreterTeam.objects.filter(edition=edition)}
        self.new_rooms: dict[str, str] = {}
        sessions = sessions_in_full(edition)
        self.by_guid: dict[uuid.UUID, Session] = {session.guid: session for session in sessions}
        self._by_code = {session.code.casefold(): session for session in sessions}
        self._by_code |= {session.code: session for session in sessions}
        self._names = {
            "room": _by_name(self.rooms.values()),
            "party": _by_name(self.parties.values()),
            "topic": _by_name(self.topics.values()),
            "team": _by_name(self.teams.values()),
        }
        for party in parties:
            for alias in party.aliases.all():
                self._names["party"].setdefault(fold(alias.text), party.code)

    def find(self, what: str, text: str) -> str | None:
        """Return the code of a room, party, topic or team that is written by code or by name."""
        return self._names[what].get(fold(text)) if text else None

    def coded(self, code: str) -> Session | None:
        """Return the session of a code, as it is written or else in other capitals."""
        return self._by_code.get(code) or self._by_code.get(code.casefold())

    def add_room(self, name: str) -> str:
        """Note a room to be added; return the code it will have."""
        stem = _NO_CODE.sub("-", fold(name).upper()).strip("-")[:40] or "ROOM"
        code, number = stem, 1
        while code in self.rooms or code in self.new_rooms:
            number += 1
            code = f"{stem}-{number}"
        self.new_rooms[code] = name
        self._names["room"][fold(name)] = code
        return code


def sessions_in_full(edition: Edition) -> list[Session]:
    """Return every session of the draft with all that a programme file says, in a fixed number of queries."""
    found = Session.objects.filter(edition=edition).with_all()
    return list(found.prefetch_related("interpreters", "agenda_items__lead", "was_room").order_by("code"))


def _by_name(records: Iterable[Room | Party | Topic | InterpreterTeam]) -> dict[str, str]:
    """Names and codes, folded, to codes; a code stands before a name."""
    names: dict[str, str] = {}
    records = list(records)
    for record in records:
        names.setdefault(fold(record.code), record.code)
    for record in records:
        for key in ("name_vi", "name_en", "formal_name_vi", "formal_name_en", "name"):
            if words := getattr(record, key, ""):
                names.setdefault(fold(words), record.code)
    return names
