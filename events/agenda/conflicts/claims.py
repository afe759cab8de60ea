"""What a meeting lays claim to, and for how long: the room, heads of delegation, chairs, speakers, interpreters.

Two meetings that claim the same at the same time are in conflict. Who is one person and who is many:

* Ministers and senior officials: a delegation has one head, who is called wherever the delegation is.
* Experts and the public: delegations send whom they have, so Member States called as a body, and the Secretariat, may
  be in several rooms; a party called by name (partner, co-chair, a Member State on a list) is worth a look.
* A party chairs on each level with another person: chairs are compared within a level only.
* Hours of opening, visits and the press call nobody, unless they are for ministers or senior officials; a rehearsal
  never does.
* Drafts hold rooms and people like any other meeting. What is cancelled claims nothing.
"""

from collections.abc import Iterable, Iterator

from .facts import SessionFact

HEADS = frozenset({"ministerial", "som"})
OPEN_HOUSE = frozenset({"showcase", "awards", "visit", "public_event", "press", "social", "rehearsal"})
PARTY, PARTY_NAMED = "party_double_booked", "party_double_booked:named"

# From, to (seconds), and the meeting.
Timed = tuple[int, int, SessionFact]
# The rule, the level within which it compares (or none), what is claimed, from, to.
Claim = tuple[str, str, str, int, int]


def seconds(session: SessionFact) -> tuple[int, int]:
    """Return from when to when, as numbers."""
    start, end = session.times
    return int(start.timestamp()), int(end.timestamp())


def in_time(sessions: Iterable[SessionFact]) -> list[Timed]:
    """Return the meetings that take place, in the order of time."""
    timed = [(*seconds(session), session) for session in sessions if session.is_placed]
    return sorted(timed, key=lambda one: (one[0], one[1], one[2].code))


def calls(session: SessionFact) -> bool:
    """Whether somebody sits there for a party."""
    if session.kind not in OPEN_HOUSE:
        return True
    return session.level in HEADS and session.kind != "rehearsal"


def named(session: SessionFact) -> frozenset[str]:
    """Return the parties that are called one by one, beside the chair."""
    one_by_one = session.partners | session.co_chairs
    return one_by_one if session.all_members else one_by_one | session.members


def must_attend(session: SessionFact) -> frozenset[str]:
    """Return the parties that cannot stay away."""
    if not calls(session):
        return frozenset()
    return session.parties if session.level in HEADS else named(session) | session.chairs


def claims_of(session: SessionFact, begin: int, end: int) -> Iterator[Claim]:
    """Give every claim of a meeting that takes place from begin to end."""
    if session.room:
        yield "room_double_booked", "", session.room, begin, end
    for team in session.teams:
        yield "interpreters_double_booked", "", team, begin, end
    if not calls(session):
        return
    level = session.level
    experts = "" if level in HEADS else ":experts"
    if not experts:
        for party in session.parties:
            yield PARTY, level, party, begin, end
    for party in named(session):
        yield PARTY_NAMED, "", party, begin, end
    for party in session.chairs | session.co_chairs:
        yield "chair_double_booked" + experts, level, party, begin, end
    for party, since, until in _led(session, begin):
        yield "speaker_double_booked" + experts, level, party, since, until


def _led(session: SessionFact, begin: int) -> Iterator[tuple[str, int, int]]:
    """Give who leads an item, and when by the agenda; items that follow each other count as one."""
    led: dict[str, list[list[int]]] = {}
    since = begin
    for item in session.items:
        until = since + item.minutes * 60
        if item.lead and until > since:
            held = led.setdefault(item.lead, [])
            if held and held[-1][1] == since:
                held[-1][1] = until
            else:
                held.append([since, until])
        since = until
    for party, spans in led.items():
        for start, end in spans:
            yield party, start, end


def is_counted_twice(key: str, one: SessionFact, other: SessionFact) -> bool:
    """Whether a pair called by name is already found among the heads of one level."""
    return key == PARTY_NAMED and one.level == other.level and one.level in HEADS
