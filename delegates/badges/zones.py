"""The zones on badges: which letters there are, and which a category has unless a badge says otherwise."""

from collections.abc import Iterable

from events.editions.models import Edition

from .models import Zone

# letter: (vi, en, zones of rooms that lie in it, categories that have it)
STANDARD: dict[str, tuple[str, str, tuple[str, ...], str]] = {
    "A": ("Hội trường", "Plenary hall", ("plenary",), "MIN DEL PTN SEC ORG SVC"),
    "B": ("Phòng họp", "Meeting rooms", ("meeting", "bilateral"), "MIN DEL PTN SEC ORG SVC"),
    "C": ("Trình diễn", "Showcase", ("showcase",), "MIN DEL PTN SEC ORG MED EXH SVC"),
    "D": ("Báo chí", "Media Centre", ("media",), "MIN SEC ORG MED"),
    "E": ("Hậu cần", "Back of house", ("back_of_house",), "ORG SVC"),
}


def ensure_zones(edition: Edition) -> list[Zone]:
    """Return the zones of an edition by letter; the standard ones are made where it has none at all."""
    found = list(Zone.objects.filter(edition=edition).order_by("letter"))
    if found:
        return found
    made = [
        Zone(edition=edition, letter=letter, name_vi=vi, name_en=en, room_zones=list(rooms), categories=whose.split())
        for letter, (vi, en, rooms, whose) in STANDARD.items()
    ]  # fmt: skip
    Zone.objects.bulk_create(made, ignore_conflicts=True)
    return list(Zone.objects.filter(edition=edition).order_by("letter"))


def default_zones(zones: Iterable[Zone], category: str) -> list[str]:
    """Return the letters that a category has."""
    return [zone.letter for zone in zones if category in zone.categories]


def known_letters(zones: Iterable[Zone], wanted: Iterable[str]) -> list[str]:
    """Return the wanted letters that are zones, in order."""
    asked = set(wanted)
    return [zone.letter for zone in zones if zone.letter in asked]
