"""The rules again, written the slow way: every meeting against every other. Nothing of the engine is used."""

import datetime as dt
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HEADS = ("ministerial", "som")
OPEN_HOUSE = ("showcase", "awards", "visit", "public_event", "press", "social", "rehearsal")
TURNOVER = {"plenary": 15, "ceremony": 15, "dialogue": 15, "ministerial_dialogue": 15, "retreat": 15,
            "heads_meeting": 15, "closed": 15, "social": 30}  # fmt: skip


def brute(facts) -> set[tuple]:
    """Every finding as (key of the rule, codes of the meetings, what is in question)."""
    found = set()
    placed = [s for s in facts.sessions if s.start and s.end and not s.is_cancelled]
    for one in facts.sessions:
        found |= {(key, (one.code,), subject) for key, subject in alone(one, facts)}
    for one in placed:
        for other in placed:
            if (one.start, one.end, one.code) < (other.start, other.end, other.code):
                found |= {(key, (one.code, other.code), what) for key, what in together(one, other)}
        found |= {(key, (one.code,), subject) for key, subject in held(one, facts)}
        found |= {("promise_clash", (one.code, other.code), what) for other, what in broken(one, placed)}
        if before := last_before(one, placed):
            gap = int((one.start - before.end).total_seconds() // 60)
            need = max(
                facts.turnovers.get(one.kind, TURNOVER.get(one.kind, 10)), facts.rooms[one.room].turnover
            )
            if gap < need:
                found.add(("turnover_too_short", (before.code, one.code), (one.room, gap, need)))
    return found | out_of_order(placed, facts)


def meets(one, other) -> bool:
    return one.start < other.end and other.start < one.end


def called(one) -> bool:
    return one.kind not in OPEN_HOUSE or (one.level in HEADS and one.kind != "rehearsal")


def everybody(one) -> set:
    return {*one.members, *one.secretariat, *one.partners, *one.chairs, *one.co_chairs}


def by_name(one) -> set:
    return {*one.partners, *one.co_chairs, *(() if one.all_members else one.members)}


def leads(one) -> list[tuple]:
    at, found = one.start, []
    for item in one.items:
        until = at + dt.timedelta(minutes=item.minutes)
        if item.lead and item.minutes:
            found.append((item.lead, at, until))
        at = until
    return found


def together(one, other):
    shared = {}
    if meets(one, other):
        if one.room and one.room == other.room:
            shared["room_double_booked"] = {one.room}
        shared["interpreters_double_booked"] = set(one.teams & other.teams)
    both = called(one) and called(other)
    same = one.level == other.level
    if both and meets(one, other):
        if same and one.level in HEADS:
            shared["party_double_booked"] = everybody(one) & everybody(other)
        else:
            shared["party_double_booked:named"] = by_name(one) & by_name(other)
        if same:
            key = "chair_double_booked" + ("" if one.level in HEADS else ":experts")
            shared[key] = {*one.chairs, *one.co_chairs} & {*other.chairs, *other.co_chairs}
    if both and same:
        key = "speaker_double_booked" + ("" if one.level in HEADS else ":experts")
        shared[key] = {
            lead
            for lead, begin, end in leads(one)
            for other_lead, since, until in leads(other)
            if lead == other_lead and begin < until and since < end
        }
    return [(key, tuple(sorted(what))) for key, what in shared.items() if what]


def broken(one, placed):
    for other in placed:
        if other.code == one.code or not meets(one, other) or not called(other):
            continue
        musts = everybody(other) if other.level in HEADS else by_name(other) | other.chairs
        if clash := one.promised & musts:
            yield other, tuple(sorted(clash))


def held(one, facts):
    for hold in facts.holds:
        if hold.room == one.room and meets(one, hold):
            key = "room_closed" if hold.is_closure else "room_double_booked"
            begin, end = int(hold.start.timestamp()), int(hold.end.timestamp())
            yield key, (one.room, begin, end, hold.reason.vi, hold.reason.en)


def last_before(one, placed):
    before = [
        s for s in placed if s.room and s.room == one.room and s.end <= one.start and s.code != one.code
    ]
    return max(before, key=lambda s: (s.end, s.code), default=None)


def out_of_order(placed, facts) -> set[tuple]:
    ordered = []
    for one in placed:
        ranks = [facts.parties[code] for code in one.partners if facts.parties[code].order is not None]
        if one.kind == "dialogue" and len(ranks) == 1:
            ordered.append((ranks[0].order, one.start, one.code, ranks[0].code))
    ordered.sort()
    return {
        ("dialogue_order_broken", (ordered[n][2], ordered[n + 1][2]), (ordered[n][3], ordered[n + 1][3]))
        for n in range(len(ordered) - 1)
        if ordered[n][0] != ordered[n + 1][0] and ordered[n][1] > ordered[n + 1][1]
    }


def alone(one, facts):
    if one.is_cancelled:
        return
    if not one.start:
        yield "missing_time", ()
    if not one.room:
        yield "missing_room", ()
    if not one.chairs and one.kind not in OPEN_HOUSE:
        yield "missing_chair", ()
    lacking = [f"title.{lang}" for lang in ("vi", "en") if not getattr(one.title, lang)]
    if one.abstract.vi or one.abstract.en:
        lacking += [f"abstract.{lang}" for lang in ("vi", "en") if not getattr(one.abstract, lang)]
    for item in one.items:
        lacking += [f"item{item.number}.{lang}" for lang in ("vi", "en") if not getattr(item.title, lang)]
    if lacking:
        yield "missing_translation" + (":ministers" if one.level == "ministerial" else ""), tuple(lacking)
    if one.start:
        yield from timed(one, facts)
    yield from seated(one, facts.rooms.get(one.room))


def timed(one, facts):
    length = int((one.end - one.start).total_seconds() // 60)
    wanted = sum(item.minutes for item in one.items)
    if wanted > length:
        yield "agenda_too_long", (wanted, length)
    begin, end = one.start.astimezone(HANOI), one.end.astimezone(HANOI)
    opens = dt.datetime.combine(facts.first_day, dt.time(), HANOI)
    closes = dt.datetime.combine(facts.last_day, dt.time(), HANOI) + dt.timedelta(days=1)
    day = begin.date()
    if begin < opens or end > closes:
        yield "outside_day", (facts.first_day.isoformat(), facts.last_day.isoformat())
    else:
        first = dt.datetime.combine(day, facts.day_starts, HANOI)
        last = closing(day, facts.day_ends)
        if begin < first or end > last:
            yield "outside_day:hours", (f"{facts.day_starts:%H:%M}", f"{facts.day_ends:%H:%M}")
    if one.level in facts.windows:
        window = facts.windows[one.level]
        allowed = any(
            dt.datetime.combine(each, window.opens or dt.time(), HANOI) <= begin
            and (
                end <= closing(each, window.closes)
                if window.closes
                else end <= dt.datetime.combine(window.last_day, dt.time(), HANOI) + dt.timedelta(days=1)
            )
            for each in [day]
            if window.first_day <= each <= window.last_day
        )
        if not allowed:
            hours = tuple(f"{at:%H:%M}" if at else "" for at in (window.opens, window.closes))
            yield "outside_window", (window.first_day.isoformat(), window.last_day.isoformat(), *hours)


def closing(day, hour) -> dt.datetime:
    """Midnight is the end of the day."""
    return dt.datetime.combine(day, hour, HANOI) + dt.timedelta(days=hour == dt.time())


def seated(one, room):
    if room:
        tables, behind = len(everybody(one)), len(everybody(one)) * one.heads_plus
        heads = tables + behind + one.audience
        chairs = room.table_seats + room.back_seats
        if heads > room.capacity or (
            room.table_seats and (tables > room.table_seats or tables + behind > chairs)
        ):
            yield (
                "over_capacity",
                (room.code, tables, behind, one.audience, room.table_seats, room.back_seats, room.capacity),
            )
