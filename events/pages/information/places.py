"""What the programme says about places, languages and the press."""

from collections import Counter
from dataclasses import dataclass

from adgmin.core.bilingual import Text
from events.agenda.words import language_label
from events.releases.programme import Programme, PublicRoom, PublicSession


@dataclass(frozen=True, slots=True)
class Place:
    """A venue with those of its rooms that are public."""

    name: Text
    note: Text
    rooms: list[PublicRoom]


def places(programme: Programme) -> list[Place]:
    """Return the venues in the order of their rooms."""
    found: dict[str, Place] = {}
    for room in sorted(programme.rooms.values(), key=lambda room: room.sort_order):
        place = found.setdefault(room.venue, Place(room.venue_name, room.venue_note, []))
        place.rooms.append(room)
    return list(found.values())


def interpreted_languages(programme: Programme) -> list[str]:
    """Return the languages into which described meetings are interpreted, most used first."""
    counts = Counter(language for session in programme.sessions for language in session.interpreted_into)
    return [
        language_label(code) for code, _count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def open_to_everybody(programme: Programme) -> list[PublicSession]:
    """Meetings that need no badge."""
    return [s for s in programme.sessions if s.has_page and s.access == "public" and not s.is_cancelled]


def for_the_press(programme: Programme) -> list[PublicSession]:
    """Meetings to which the press is invited, for the whole time or the opening minutes."""
    wanted = {"open", "photo_call"}
    return [s for s in programme.sessions if s.has_page and s.media in wanted and not s.is_cancelled]
