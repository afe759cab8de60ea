"""One badge at one door, answered by the server: asked, decided and written in one transaction.

Locks are always taken in one order, so that nobody waits in a circle: the gates of the place by number, then badges by
number. The place's lock makes its count, the seats of its delegations and its single entries exact.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from adgmin.core import clock

from . import at_once, presence
from .models import Gate, GateDevice, Scan
from .prepared import insert
from .questions import BadgeRow, badge_facts, gate_facts, names_of, payload_facts, read_code
from .rule import decide, session_at
from .saying import Said, say
from .sessions import sessions_of
from .skew import Clock
from .turns import in_turn

OVERRIDE_LENGTH = 200


class NoSuchGate(LookupError):
    """The gate is not one of this device's."""


class SequenceUsed(ValueError):
    """The device has given this number to another scan."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was held before a door: a code, else a number. `at` is in milliseconds of the device's clock."""

    sequence: int
    at: float
    gate: str
    direction: str = "in"
    code: str = ""
    serial: int | None = None
    override: str = ""
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to one badge; `facts` are its badge as in a question. `status`: stored, or a duplicate of before."""

    answer: dict[str, Any]
    say: Said
    gate: Gate | None
    facts: dict[str, Any] | None
    count: int
    status: str


def check(device: GateDevice, shown: Shown, when: Clock) -> Checked:
    """Decide and write one scan. A sequence that was used before is answered as it was.

    Raises NoSuchGate, SequenceUsed (nothing was written).
    """
    code, payload = (
        read_code(shown.code, device.edition, at_once.trusted_keys()) if shown.code else ("typed", None)
    )
    serial = payload.serial if payload and code == "ok" else None if shown.code else shown.serial
    now = clock.now()
    try:
        with in_turn(), transaction.atomic():
            gates = at_once.gates_at(device, shown.gate)
            if not gates:
                raise NoSuchGate(shown.gate)
            gate = gates[shown.gate]
            badge = at_once.badge_by(device.edition_id, serial)
            session = session_at(sessions_of(device.edition), gate.place, now.timestamp())
            if badge and shown.code and badge.code != shown.code:
                code = "superseded"
            facts = (
                badge_facts(badge) if badge else payload_facts(payload) if payload and code == "ok" else None
            )
            question: dict[str, Any] = {
                "now": now.timestamp(), "direction": shown.direction, "code": code, "known": badge is not None,
                "gate": gate_facts(gate), "badge": facts, "session": session,
                "inside": _inside(badge, gate, session, now),
                "override": {"may": device.may_override, "reason": shown.override},
            }  # fmt: skip
            answer = decide(question)
            scan = _write(device, shown, when, gate, badge, serial, session, answer)
            count = _follow(badge, scan, question, answer)
    except IntegrityError:
        return _answered_before(device, shown, serial)
    names = names_of(badge, session, gates, question["inside"])
    return Checked(answer, say(answer, question, names), gate, facts, count, "stored")


def _inside(
    badge: BadgeRow | None, gate: Gate, session: dict[str, Any] | None, now: dt.datetime
) -> dict[str, Any]:
    seen = presence.look(badge, gate.place, session, now)
    if badge and not gate.reentry and not seen["here"]:
        seen["was_here"] = presence.was_here(badge.pk, gate.place, now)
    return seen


def _write(
    device: GateDevice, shown: Shown, when: Clock, gate: Gate, badge: BadgeRow | None, serial: int | None,
    session: dict[str, Any] | None, answer: dict[str, Any],
) -> Scan:  # fmt: skip
    scan = Scan(
        device=device, sequence=shown.sequence, way=Scan.Way.ONLINE, gate=gate, place=gate.place,
        badge_id=badge.pk if badge else None,
        serial=serial, direction=shown.direction, verdict=answer["verdict"], reason=answer["reason"],
        override=shown.override.strip()[:OVERRIDE_LENGTH] if answer["overridden"] else "",
        operator=shown.operator[:80], session_code=session["code"] if session else "",
        at=when.moment(shown.at), device_at=when.as_told(shown.at), received_at=when.now,
    )  # fmt: skip
    insert(scan)
    return scan


def _follow(badge: BadgeRow | None, scan: Scan, question: dict[str, Any], answer: dict[str, Any]) -> int:
    """Let the presence follow the answer; return how many are inside now."""
    inside = question["inside"]
    count: int = inside["count"]
    if answer["verdict"] != "admit" or badge is None:
        return count
    if scan.direction == "out":
        presence.take_out(badge, scan.place)
        return count - int(inside["here"])
    presence.put_in(badge, scan, moved=bool(inside["elsewhere"]))
    return count + int(not inside["here"])


def _answered_before(device: GateDevice, shown: Shown, serial: int | None) -> Checked:
    """Return the answer that this sequence got. The same question twice is one scan."""
    scan = Scan.objects.select_related("gate__room").get(device=device, sequence=shown.sequence)
    if (scan.serial, scan.gate and scan.gate.code, scan.direction) != (serial, shown.gate, shown.direction):
        raise SequenceUsed(shown.sequence)
    badge = at_once.badge_by(device.edition_id, scan.serial)
    facts = badge_facts(badge) if badge else None
    answer = {
        "verdict": scan.verdict or "refuse", "reason": scan.reason or "unreadable", "may_override": False,
        "counts_as_seat": False, "overridden": bool(scan.override),
    }  # fmt: skip
    session = session_at(sessions_of(device.edition), scan.place, scan.at.timestamp())
    inside = presence.look(badge, scan.place, session, clock.now())
    gate = gate_facts(scan.gate) if scan.gate else {}
    question = {"badge": facts, "gate": gate, "session": session, "inside": inside}
    said = say(answer, question, names_of(badge, session, {}, inside))
    return Checked(answer, said, scan.gate, facts, inside["count"], "duplicate")
