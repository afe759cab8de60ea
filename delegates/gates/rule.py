"""The admission rule: whether a badge may pass a door now. One pure function; `gate-rule.js` is its twin.

    question = {
        "now": seconds since 1970, "direction": "in" | "out",
        "code": "ok" | "typed" | "unreadable" | "unknown_key" | "altered" | "other_edition" | "superseded",
        "known": whether the badge is in the list at hand,
        "gate": {"code", "place", "zone": "" | "A"…, "capacity": n | null, "single_entry", "reentry", "open",
                 "media_until_minute": n | null (10)},
        "badge": null | {"serial", "kind", "category", "role", "delegation", "zones": "ABC", "from", "until", "state",
                         "held"},
        "session": null | {"code", "start", "end", "access", "categories": [roles], "heads_plus": n | null, "media",
                           "parties": [codes of delegations] | null (all)},
        "inside": {"here", "since", "here_gate", "elsewhere": place | null, "was_here", "count",
                   "seats_of_delegation"},
        "override": null (nobody may) | {"may": whether this operator may, "reason": ""},
    }
    answer = {"verdict": "admit" | "ask" | "refuse", "reason", "may_override", "counts_as_seat", "overridden"}

`badge.delegation` is empty for the host's own groups (interpreters, security, press, secretariat, exhibitors) and for
passes without a delegation: they take no seat of one. Whatever is missing or of another type counts as the value that
opens no door; no question raises. Every reason has its sentences in `sentences.json`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.agenda.audience import admits

from .facts import Facts, number, press_until, text_of, texts_of

ADMIT, ASK, REFUSE = "admit", "ask", "refuse"
BLANK = " \t\n\r\f\v\u00a0\u3000"  # a reason made of these alone is none
OPEN_TO_BADGES = ("public", "accredited")
LIVE = ("ready", "printed", "issued")
# reason: what is answered, and whether somebody who may can let in all the same.
REASONS: dict[str, tuple[str, bool]] = {
    "unreadable": (REFUSE, False),
    "unknown_key": (REFUSE, False),
    "altered": (REFUSE, False),
    "other_edition": (REFUSE, False),
    "superseded": (REFUSE, True),
    "no_such_number": (REFUSE, False),
    "not_in_list": (ASK, True),
    "revoked": (REFUSE, True),
    "replaced": (REFUSE, True),
    "lost": (REFUSE, True),
    "returned": (REFUSE, True),
    "held": (ASK, True),
    "not_yet": (REFUSE, True),
    "expired": (REFUSE, True),
    "gate_closed": (REFUSE, True),
    "vehicle": (REFUSE, True),
    "wrong_zone": (REFUSE, True),
    "press_closed": (REFUSE, True),
    "press_over": (REFUSE, True),
    "other_parties": (REFUSE, True),
    "not_invited": (REFUSE, True),
    "seats_taken": (ASK, True),
    "already_inside": (ASK, True),
    "no_reentry": (REFUSE, True),
    "full": (ASK, True),
    "out": (ADMIT, False),
    "out_ended": (ADMIT, False),
    "typed": (ADMIT, False),
    "moved": (ADMIT, False),
    "again": (ADMIT, False),
    "press": (ADMIT, False),
    "seat": (ADMIT, False),
    "welcome_head": (ADMIT, False),
    "welcome": (ADMIT, False),
}
_CODE_PROBLEMS = ("unknown_key", "altered", "other_edition")
_READ = ("ok", "typed", "superseded")
_ENDED = ("replaced", "lost", "returned")


@dataclass(frozen=True, slots=True)
class Door:
    """What the audience rule reads of a session."""

    access: str
    categories: tuple[str, ...]
    kind: str = ""
    disclosure: str = ""
    is_draft: bool = False


def decide(question: Any) -> dict[str, Any]:
    """Answer one question (see above). Never raises, whatever JSON it is given."""
    facts = Facts(question)
    reason = next((found for step in _STEPS if (found := step(facts))), "welcome")
    verdict, overridable = REASONS[reason]
    may_override = overridable and facts.override.get("may") is True
    overridden = may_override and not _is_blank(facts.override.get("reason"))
    verdict = ADMIT if overridden else verdict
    return {
        "verdict": verdict,
        "reason": reason,
        "may_override": may_override,
        "counts_as_seat": verdict == ADMIT and not facts.is_out and facts.takes_seat,
        "overridden": overridden,
    }


def session_at(sessions: list[dict[str, Any]], place: str, now: float) -> dict[str, Any] | None:
    """Return the session for which people come to a place now: the one that runs, else the next within half an hour."""
    there = [
        one for one in sessions if one["place"] == place and one["status"] != "cancelled" and now < one["end"]
    ]
    running = [one for one in there if one["start"] <= now]
    if running:
        return max(running, key=lambda one: one["start"])
    soon = [one for one in there if one["start"] - SOON <= now]
    return min(soon, key=lambda one: one["start"]) if soon else None


SOON = 30 * 60


def _code(facts: Facts) -> str:
    if facts.code in _CODE_PROBLEMS:
        return facts.code
    return "" if facts.code in _READ else "unreadable"


def _out(facts: Facts) -> str:
    """Nobody is kept inside; the door tells when the badge should be kept back."""
    if not facts.is_out:
        return ""
    known = facts.badge is not None and facts.all.get("known") is True
    return "out" if known and facts.code != "superseded" and facts.of_badge("state") in LIVE else "out_ended"


def _listed(facts: Facts) -> str:
    if facts.code == "superseded":
        return "superseded"
    if facts.all.get("known") is True and facts.badge is not None:
        return ""
    return "no_such_number" if facts.code == "typed" else "not_in_list"


def _ended(facts: Facts) -> str:
    state = facts.of_badge("state")
    if state in LIVE:
        return ""
    return state if state in _ENDED else "revoked"


def _held(facts: Facts) -> str:
    return "" if (facts.badge or {}).get("held") is False else "held"


def _time(facts: Facts) -> str:
    badge = facts.badge or {}
    begin, end = number(badge.get("from")), number(badge.get("until"))
    if begin is None or facts.now < begin:
        return "not_yet"
    return "expired" if end is None or facts.now >= end else ""


def _gate(facts: Facts) -> str:
    return "" if facts.gate.get("open") is True else "gate_closed"


def _zone(facts: Facts) -> str:
    zone = text_of(facts.gate.get("zone"))
    if facts.of_badge("kind") == "vehicle" and (zone or facts.session is not None):
        return "vehicle"
    return "" if zone in facts.of_badge("zones") else "wrong_zone"


def _press(facts: Facts) -> str:
    if facts.session is None or not facts.is_press:
        return ""
    media = facts.session.get("media")
    if media == "photo_call":
        return "press_over" if facts.now >= press_until(facts) else ""
    return "" if media == "open" else "press_closed"


def _audience(facts: Facts) -> str:
    session = facts.session
    if session is None or facts.is_press or session.get("access") in OPEN_TO_BADGES:
        return ""
    delegation, parties = facts.of_badge("delegation"), session.get("parties")
    if delegation and parties is not None and delegation not in texts_of(parties):
        return "other_parties"
    door = Door(text_of(session.get("access")), texts_of(session.get("categories")))
    if facts.of_badge("kind") == "floater" and facts.takes_seat and door.access == "restricted":
        return ""
    return "" if facts.role and admits(door, (facts.role,)) else "not_invited"


def _seats(facts: Facts) -> str:
    if not facts.takes_seat or facts.is_here or facts.places is None:
        return ""
    taken = number(facts.inside.get("seats_of_delegation")) or 0
    return "seats_taken" if taken >= facts.places else ""


def _inside(facts: Facts) -> str:
    if facts.is_here:
        return "already_inside" if facts.gate.get("single_entry") is not False else ""
    if facts.inside.get("was_here") is True and facts.gate.get("reentry") is not True:
        return "no_reentry"
    return ""


def _capacity(facts: Facts) -> str:
    most, count = number(facts.gate.get("capacity")), number(facts.inside.get("count")) or 0
    return "full" if most is not None and count >= most and not facts.is_here else ""


def _welcome(facts: Facts) -> str:
    """Nothing stands against it: what the operator should know beside that."""
    signs = (
        ("typed", facts.code == "typed"),
        ("again", facts.is_here),
        ("moved", text_of(facts.inside.get("elsewhere")) != ""),
        (
            "press",
            facts.session is not None and facts.is_press and facts.session.get("media") == "photo_call",
        ),
        ("seat", facts.takes_seat),
        ("welcome_head", facts.role == "head"),
    )
    return next((reason for reason, holds in signs if holds), "welcome")


_STEPS: tuple[Callable[[Facts], str], ...] = (
    _code, _out, _listed, _ended, _held, _time, _gate, _zone, _press, _audience, _seats, _inside, _capacity, _welcome,
)  # fmt: skip


def _is_blank(value: Any) -> bool:
    return text_of(value).strip(BLANK) == ""
