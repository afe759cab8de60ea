"""Measure the conflict engine at each size; one JSON line each."""

import datetime as dt
import json
import os
import random
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django

django.setup()

from adgmin.core.bilingual import Text
from adgmin.core.clock import MEETING_ZONE
from events.agenda.conflicts import Facts, Index, ItemFact, PartyFact, RoomFact, SessionFact, check

SIZES = (100, 1_000, 10_000)
REPEATS = 7
A_DAY, DAYS = 10, 5
MONDAY = dt.datetime(2026, 1, 12, 8, 0, tzinfo=MEETING_ZONE)
MEMBERS = frozenset(f"M{number}" for number in range(11))
BOTH = Text("Phiên họp", "Session")


def programme(size: int) -> Facts:
    """Ten meetings a day in each room, five days; each with parties, a chair, agenda and interpreters of its own.

    One in ten is of all Member States; one in fifty is put upon its neighbour's time.
    """
    chance = random.Random(size)
    rooms = {f"R{at}": RoomFact(f"R{at}", BOTH, 90, 42, 48) for at in range(max(1, size // (A_DAY * DAYS)))}
    names = [f"P{at}" for at in range(max(20, 3 * len(rooms)))]
    parties = {code: PartyFact(code, BOTH, rank) for rank, code in enumerate([*sorted(MEMBERS), *names])}
    sessions = tuple(
        _session(number, number % len(rooms), number // len(rooms), names, chance) for number in range(size)
    )
    last = MONDAY.date() + dt.timedelta(days=DAYS - 1)
    return Facts(sessions, rooms, parties, first_day=MONDAY.date(), last_day=last)


def _session(number: int, room: int, turn: int, names: list[str], chance: random.Random) -> SessionFact:
    day, slot = divmod(turn, A_DAY)
    start = MONDAY + dt.timedelta(days=day, minutes=60 * slot + (30 if chance.random() < 0.02 else 0))
    here = 3 * room % len(names)
    everybody = chance.random() < 0.1
    return SessionFact(
        f"S{number}", start, start + dt.timedelta(minutes=45), f"R{room}", "workshop", "technical", BOTH,
        all_members=everybody, members=MEMBERS if everybody else frozenset(), partners=frozenset({names[here]}),
        chairs=frozenset({names[here + 1]}), teams=frozenset({f"T{room}"}), heads_plus=2,
        items=(ItemFact(1, 15, names[here + 1], BOTH), ItemFact(2, 30, names[here], BOTH)),
    )  # fmt: skip


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begin)


def figures(size: int) -> dict[str, object]:
    """Check a programme of this size, and try one of its meetings at fifty other times."""
    facts = programme(size)
    whole = [milliseconds(lambda: check(facts)) for _ in range(REPEATS)]
    index = Index(facts)
    middle = facts.sessions[size // 2]
    tried = [middle.at(middle.times[0] + dt.timedelta(minutes=5 * step)) for step in range(50)]
    moved = [milliseconds(lambda one=one: index.moved(one)) for one in tried]
    return {
        "sessions": size,
        "findings": len(check(facts)),
        "check_ms_p50": round(statistics.median(whole), 1),
        "check_ms_max": round(max(whole), 1),
        "one_moved_ms_p50": round(statistics.median(moved), 3),
        "one_moved_ms_max": round(max(moved), 3),
    }


if __name__ == "__main__":
    for number in SIZES:
        print(json.dumps(figures(number)))
