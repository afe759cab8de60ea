"""Everybody who is inside, by zone: what is read out at the assembly point."""

import datetime as dt
from dataclasses import dataclass

from adgmin.core.bilingual import Text
from delegates.badges.models import Badge, Zone
from delegates.lists.participants import text_of
from events.editions.models import Edition

from .doors import is_room
from .models import Gate, Presence
from .presence import inside_now


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody inside: the badge, where exactly, since when; `last` the door passed last."""

    badge: Badge
    place: Text
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class Area:
    """A zone, or what lies in none, with the people in it in protocol order."""

    letter: str
    name: Text
    people: tuple[Person, ...]


def who_is_inside(edition: Edition, now: dt.datetime) -> list[Area]:
    """Return the zones in the order of their letters, then the rest of the building; everybody stands in one of them.

    Where somebody is in a room and in a zone, the room says it; else the door passed last. Three queries.
    """
    gates = {gate.place: gate for gate in Gate.objects.filter(edition=edition).order_by("-sort_order", "-pk")}
    names = {zone.letter: text_of(zone, "name") for zone in Zone.objects.filter(edition=edition)}
    people: dict[str, list[tuple[tuple[object, ...], Person]]] = {}
    for presence in _last_places(edition, now):
        gate = gates.get(presence.place)
        person = Person(
            presence.badge, text_of(gate, "name") if gate else Text(presence.place), presence.since
        )
        people.setdefault(gate.zone if gate else "", []).append((_order(presence.badge), person))
    letters = sorted(names.keys() | (people.keys() - {""})) + ([""] if "" in people else [])
    return [Area(letter, names.get(letter, Text()), _in_order(people.get(letter, []))) for letter in letters]


def _in_order(people: list[tuple[tuple[object, ...], Person]]) -> tuple[Person, ...]:
    return tuple(person for _place, person in sorted(people, key=_key))


def _last_places(edition: Edition, now: dt.datetime) -> list[Presence]:
    """Return one presence for each badge: that in a room before one in a zone, then the latest."""
    found: dict[int, Presence] = {}
    presences = inside_now(edition, now).select_related("badge__delegate", "badge__delegation")
    for presence in sorted(presences, key=lambda one: (is_room(one.place), one.since)):
        found[presence.badge_id] = presence
    return list(found.values())


def _key(pair: tuple[tuple[object, ...], Person]) -> tuple[object, ...]:
    return pair[0]


def _order(badge: Badge) -> tuple[object, ...]:
    """Return the place of a badge in protocol order; passes without a person after the people."""
    delegation = badge.delegation.sort_order if badge.delegation else 9999
    person = badge.delegate
    if person is None:
        return (delegation, 99, 99, 0, badge.serial)
    return (delegation, person.role_order, person.rank_band, person.order, badge.serial)
