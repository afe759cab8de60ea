"""The gates of an edition: one for each room and one at the main entrance, made when they are missing."""

from collections.abc import Iterable

from delegates.badges.models import Zone
from events.editions.models import Edition
from events.venues.models import Room

from .models import Gate

MAIN = "MAIN"
ZONE = "zone:"  # how a place begins that is no room
# The zone of a room where the edition has no zones on its badges yet; what is off site has none.
_ZONES = {
    "plenary": "A", "meeting": "B", "bilateral": "B", "showcase": "C", "media": "D", "back_of_house": "E",
}  # fmt: skip
_FREE = {"showcase"}  # where people come and go


def ensure_gates(edition: Edition) -> list[Gate]:
    """Make the gates that are missing, those of new rooms too; return these. What staff changed stays."""
    known = set(Gate.objects.filter(edition=edition).values_list("code", flat=True))
    rooms = list(Room.objects.filter(edition=edition).order_by("sort_order", "pk"))
    wanted = [_main(edition), *_of_rooms(edition, rooms)]
    missing = [gate for gate in wanted if gate.code not in known]
    Gate.objects.bulk_create(missing, ignore_conflicts=True)
    return missing


def is_room(place: str) -> bool:
    """Whether a place is a room: one is in one room at a time, but in its zone too."""
    return not place.startswith(ZONE)


def _main(edition: Edition) -> Gate:
    return Gate(
        edition=edition, code=MAIN, place=ZONE + MAIN, sort_order=0, per_quarter=300,
        name_vi="Cửa chính", name_en="Main entrance",
    )  # fmt: skip


def _of_rooms(edition: Edition, rooms: Iterable[Room]) -> list[Gate]:
    letters = _letters(edition)
    return [
        Gate(
            edition=edition, code=room.code[:40], place=room.code, room=room, zone=letters.get(room.zone, ""),
            name_vi=room.name_vi[:120], name_en=room.name_en[:120],  # type: ignore[attr-defined]  # translated columns
            single_entry=room.zone not in _FREE, sort_order=number,
        )
        for number, room in enumerate(rooms, 1)
    ]  # fmt: skip


def _letters(edition: Edition) -> dict[str, str]:
    """Return the letter of each zone of rooms."""
    zones = list(Zone.objects.filter(edition=edition))
    return {name: zone.letter for zone in zones for name in zone.room_zones} if zones else _ZONES
