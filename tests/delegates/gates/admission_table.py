"""What the admission rule must answer, written by hand from its description and not by asking it.

`cases()` combines the table: every obstacle alone, every pair of obstacles (the earlier one is told), every obstacle
under the four kinds of override, and the boundaries. `write()` keeps them in tests/data/admission-vectors.json, which
the browser reads too:

    .venv/bin/python -c "from tests.delegates.gates.admission_table import write; write()"
"""

import copy
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

VECTORS = Path(__file__).resolve().parents[2] / "data" / "admission-vectors.json"
DAY = 1_768_435_200  # 2026-01-15 00:00 UTC, 07:00 in Hanoi
NOW = DAY + 4 * 3600 + 5 * 60  # 11:05 in Hanoi
START = NOW - 20 * 60  # a session that began at 10:45

# A delegate of Japan at the plenary hall while nothing restricted goes on: may enter.
PLAIN = {
    "now": NOW, "direction": "in", "code": "ok", "known": True,
    "gate": {"code": "R-HALL", "place": "R-HALL", "zone": "A", "capacity": 380, "single_entry": True, "reentry": True,
             "open": True, "media_until_minute": None},
    "badge": {"serial": 17, "kind": "personal", "category": "DEL", "role": "delegate", "delegation": "JP",
              "zones": "ABC", "from": DAY - 86_400, "until": DAY + 86_400, "state": "issued", "held": False},
    "session": None,
    "inside": {"here": False, "since": None, "here_gate": None, "elsewhere": None, "was_here": False, "count": 10,
               "seats_of_delegation": 0},
    "override": None,
}  # fmt: skip
CLOSED = {"code": "MIN-PLEN", "start": START, "end": NOW + 70 * 60, "access": "restricted",
          "categories": ["head", "alternate", "delegate", "adviser", "interpreter"], "heads_plus": 5,
          "media": "photo_call", "parties": ["VN", "TH", "JP"]}  # fmt: skip
OPEN = {
    **CLOSED,
    "code": "MIN-OPEN",
    "access": "accredited",
    "heads_plus": None,
    "media": "open",
    "parties": None,
}

Patch = dict[str, object]

# In the order in which they are told: name, what is changed, verdict, reason, whether an override is possible.
OBSTACLES: tuple[tuple[str, Patch, str, str, bool], ...] = (
    ("no code of ours", {"code": "unreadable"}, "refuse", "unreadable", False),
    ("signed with a key not trusted", {"code": "unknown_key"}, "refuse", "unknown_key", False),
    ("altered", {"code": "altered"}, "refuse", "altered", False),
    ("of another edition", {"code": "other_edition"}, "refuse", "other_edition", False),
    ("an older code of the badge", {"code": "superseded"}, "refuse", "superseded", True),
    ("genuine, not in the list", {"known": False}, "ask", "not_in_list", True),
    ("revoked", {"badge.state": "revoked"}, "refuse", "revoked", True),
    ("replaced", {"badge.state": "replaced"}, "refuse", "replaced", True),
    ("lost", {"badge.state": "lost"}, "refuse", "lost", True),
    ("returned", {"badge.state": "returned"}, "refuse", "returned", True),
    ("held", {"badge.held": True}, "ask", "held", True),
    ("not good yet", {"badge.from": NOW + 1}, "refuse", "not_yet", True),
    ("no longer good", {"badge.until": NOW}, "refuse", "expired", True),
    ("a closed gate", {"gate.open": False}, "refuse", "gate_closed", True),
    ("a vehicle pass", {"badge.kind": "vehicle"}, "refuse", "vehicle", True),
    ("another zone", {"gate.zone": "D"}, "refuse", "wrong_zone", True),
    ("press at a closed meeting", {"session": {**CLOSED, "media": "closed"}, "badge.role": "media",
                                   "badge.category": "MED"}, "refuse", "press_closed", True),
    ("press after the photo call", {"session": CLOSED, "badge.role": "media", "badge.category": "MED"}, "refuse",
     "press_over", True),
    ("a party that takes no part", {"session": {**CLOSED, "parties": ["VN", "TH"]}}, "refuse", "other_parties", True),
    ("a role that is not invited", {"session": {**CLOSED, "categories": ["head"]}}, "refuse", "not_invited", True),
    ("no seat left", {"session": CLOSED, "inside.seats_of_delegation": 5}, "ask", "seats_taken", True),
    ("inside already", {"inside.here": True, "inside.since": NOW - 420, "inside.here_gate": "R-HALL"}, "ask",
     "already_inside", True),
    ("no way back", {"gate.reentry": False, "inside.was_here": True}, "refuse", "no_reentry", True),
    ("a full room", {"inside.count": 380}, "ask", "full", True),
)  # fmt: skip
# Pairs that are no pair: the second changes what the first needs, or lifts it (who is inside needs no seat).
NO_PAIR = {("no seat left", "inside already"), ("no way back", "inside already"), ("inside already", "no way back"),
           ("inside already", "a full room")}  # fmt: skip
# Of the same field the later would overwrite the earlier.

# Name, what is changed, verdict, reason, whether it takes a seat of the delegation.
ADMITTED: tuple[tuple[str, Patch, str, str, bool], ...] = (
    ("nothing on", {}, "admit", "welcome", False),
    ("badge not printed yet", {"badge.state": "ready"}, "admit", "welcome", False),
    ("badge printed", {"badge.state": "printed"}, "admit", "welcome", False),
    ("number typed", {"code": "typed"}, "admit", "typed", False),
    ("number typed, at a counted meeting", {"code": "typed", "session": CLOSED}, "admit", "typed", True),
    ("head", {"badge.role": "head", "badge.category": "MIN"}, "admit", "welcome_head", False),
    ("head at a counted meeting", {"badge.role": "head", "session": CLOSED}, "admit", "welcome_head", False),
    ("head where every seat is taken", {"badge.role": "head", "session": CLOSED, "inside.seats_of_delegation": 5},
     "admit", "welcome_head", False),
    ("head where no seat is given", {"badge.role": "head", "session": {**CLOSED, "heads_plus": 0}}, "admit",
     "welcome_head", False),
    ("delegate at a counted meeting", {"session": CLOSED}, "admit", "seat", True),
    ("alternate at a counted meeting", {"badge.role": "alternate", "session": CLOSED}, "admit", "seat", True),
    ("adviser at a counted meeting", {"badge.role": "adviser", "session": CLOSED}, "admit", "seat", True),
    ("own interpreter at a counted meeting", {"badge.role": "interpreter", "session": CLOSED}, "admit", "seat", True),
    ("the host's interpreter at a counted meeting", {"badge.role": "interpreter", "badge.delegation": "",
                                                     "session": CLOSED}, "admit", "welcome", False),
    ("the last seat", {"session": CLOSED, "inside.seats_of_delegation": 4}, "admit", "seat", True),
    ("seats of a fraction", {"session": CLOSED, "inside.seats_of_delegation": 4.5}, "admit", "seat", True),
    ("restricted, nobody counts", {"session": {**CLOSED, "heads_plus": None}}, "admit", "welcome", False),
    ("restricted, every party", {"session": {**CLOSED, "parties": None}}, "admit", "seat", True),
    ("accredited", {"session": OPEN}, "admit", "welcome", False),
    ("accredited, of no named category", {"session": {**OPEN, "categories": []}}, "admit", "welcome", False),
    ("accredited, of a party not named", {"session": {**OPEN, "parties": ["VN"]}}, "admit", "welcome", False),
    ("accredited and counted", {"session": {**OPEN, "heads_plus": 8}}, "admit", "seat", True),
    ("public", {"session": {**OPEN, "access": "public"}}, "admit", "welcome", False),
    ("press at an open meeting", {"session": OPEN, "badge.role": "media"}, "admit", "welcome", False),
    ("press by its category", {"session": OPEN, "badge.role": "", "badge.kind": "one_day", "badge.category": "MED"},
     "admit", "welcome", False),
    ("press open to a restricted meeting", {"session": {**CLOSED, "media": "open"}, "badge.role": "media"}, "admit",
     "welcome", False),
    ("press before the photo call", {"session": CLOSED, "badge.role": "media", "now": START - 900}, "admit", "press",
     False),
    ("press in the photo call", {"session": CLOSED, "badge.role": "media", "now": START + 599}, "admit", "press",
     False),
    ("press in a longer photo call", {"session": CLOSED, "badge.role": "media", "gate.media_until_minute": 21},
     "admit", "press", False),
    ("press of a party that takes no part", {"session": {**CLOSED, "parties": ["VN"], "media": "open"},
                                             "badge.role": "media"}, "admit", "welcome", False),
    ("press with nothing on", {"badge.role": "media"}, "admit", "welcome", False),
    ("a transferable pass at a counted meeting", {"session": CLOSED, "badge.kind": "floater", "badge.role": ""},
     "admit", "seat", True),
    ("a transferable pass where heads alone are named", {"session": {**CLOSED, "categories": ["head"]},
                                                         "badge.kind": "floater", "badge.role": ""}, "admit", "seat",
     True),
    ("a transferable pass, nobody counts, delegates named", {"session": {**CLOSED, "heads_plus": None},
                                                             "badge.kind": "floater", "badge.role": ""}, "admit",
     "welcome", False),
    ("the organisers' pass", {"session": {**CLOSED, "categories": ["secretariat"]}, "badge.kind": "staff",
                              "badge.role": "", "badge.category": "ORG", "badge.delegation": ""}, "admit", "welcome",
     False),
    ("the guard's pass", {"session": {**CLOSED, "categories": ["security"]}, "badge.kind": "staff", "badge.role": "",
                          "badge.category": "SVC", "badge.delegation": ""}, "admit", "welcome", False),
    ("a one-day badge with nothing on", {"badge.kind": "one_day", "badge.role": ""}, "admit", "welcome", False),
    ("a gate without a zone", {"gate.zone": "", "badge.zones": ""}, "admit", "welcome", False),
    ("a vehicle at the fence", {"gate.zone": "", "badge.kind": "vehicle", "badge.role": "", "badge.zones": ""},
     "admit", "welcome", False),
    ("the first moment of a badge", {"badge.from": NOW}, "admit", "welcome", False),
    ("the last moment of a badge", {"badge.until": NOW + 0.5}, "admit", "welcome", False),
    ("the last place in the room", {"inside.count": 379}, "admit", "welcome", False),
    ("a room without a limit", {"gate.capacity": None, "inside.count": 10_000}, "admit", "welcome", False),
    ("inside, free coming and going", {"gate.single_entry": False, "inside.here": True}, "admit", "again", False),
    ("inside, the room full, free coming and going", {"gate.single_entry": False, "inside.here": True,
                                                      "inside.count": 380}, "admit", "again", False),
    ("inside, no seat left, free coming and going", {"gate.single_entry": False, "inside.here": True,
                                                     "session": CLOSED, "inside.seats_of_delegation": 5}, "admit",
     "again", True),
    ("came back", {"inside.was_here": True}, "admit", "welcome", False),
    ("first time where nobody comes back", {"gate.reentry": False}, "admit", "welcome", False),
    ("noted in another room", {"inside.elsewhere": "R-SOM"}, "admit", "moved", False),
    ("noted in another room, at a counted meeting", {"inside.elsewhere": "R-SOM", "session": CLOSED}, "admit", "moved",
     True),
    ("leaves", {"direction": "out"}, "admit", "out", False),
    ("leaves a counted meeting", {"direction": "out", "session": CLOSED}, "admit", "out", False),
    ("leaves by number", {"direction": "out", "code": "typed"}, "admit", "out", False),
    ("leaves through a closed gate", {"direction": "out", "gate.open": False}, "admit", "out", False),
    ("leaves a full room", {"direction": "out", "inside.count": 380, "inside.here": True}, "admit", "out", False),
    ("leaves, held", {"direction": "out", "badge.held": True}, "admit", "out", False),
    ("leaves, no longer good", {"direction": "out", "badge.until": NOW}, "admit", "out", False),
    ("leaves with a revoked badge", {"direction": "out", "badge.state": "revoked"}, "admit", "out_ended", False),
    ("leaves with a replaced badge", {"direction": "out", "badge.state": "replaced"}, "admit", "out_ended", False),
    ("leaves with a lost badge", {"direction": "out", "badge.state": "lost"}, "admit", "out_ended", False),
    ("leaves with an older code", {"direction": "out", "code": "superseded"}, "admit", "out_ended", False),
    ("leaves, not in the list", {"direction": "out", "known": False}, "admit", "out_ended", False),
)  # fmt: skip

# What opens no door though it looks near it: name, what is changed, verdict, reason, whether an override is possible.
BOUNDARIES: tuple[tuple[str, Patch, str, str, bool], ...] = (
    ("leaves with an altered code", {"direction": "out", "code": "altered"}, "refuse", "altered", False),
    ("leaves with an unreadable code", {"direction": "out", "code": "unreadable"}, "refuse", "unreadable", False),
    ("a typed number that nobody has", {"code": "typed", "known": False, "badge": None}, "refuse", "no_such_number",
     False),
    ("a genuine code without its badge", {"badge": None}, "ask", "not_in_list", True),
    ("a word for the code that nobody knows", {"code": "fine"}, "refuse", "unreadable", False),
    ("no word for the code", {"code": None}, "refuse", "unreadable", False),
    ("known as a word", {"known": "true"}, "ask", "not_in_list", True),
    ("a state that nobody knows", {"badge.state": "new"}, "refuse", "revoked", True),
    ("held as a word", {"badge.held": "no"}, "ask", "held", True),
    ("held is not said", {"badge.held": None}, "ask", "held", True),
    ("no beginning", {"badge.from": None}, "refuse", "not_yet", True),
    ("no end", {"badge.until": None}, "refuse", "expired", True),
    ("no time", {"now": None}, "refuse", "not_yet", True),
    ("a time in words", {"now": "11:05"}, "refuse", "not_yet", True),
    ("times that are true", {"badge.from": True}, "refuse", "not_yet", True),
    ("a moment after the end", {"badge.until": NOW - 0.5}, "refuse", "expired", True),
    ("half a second before the beginning", {"badge.from": NOW + 0.5}, "refuse", "not_yet", True),
    ("a gate of which nothing is known", {"gate": None}, "refuse", "gate_closed", True),
    ("open as a number", {"gate.open": 1}, "refuse", "gate_closed", True),
    ("no zones", {"badge.zones": ""}, "refuse", "wrong_zone", True),
    ("zones as a list", {"badge.zones": ["A", "B"]}, "refuse", "wrong_zone", True),
    ("a small letter", {"gate.zone": "a"}, "refuse", "wrong_zone", True),
    ("a vehicle in a meeting without a zone", {"gate.zone": "", "badge.kind": "vehicle", "session": OPEN}, "refuse",
     "vehicle", True),
    ("press at the end of the photo call", {"session": CLOSED, "badge.role": "media", "now": START + 600}, "refuse",
     "press_over", True),
    ("press at a longer photo call's end", {"session": CLOSED, "badge.role": "media", "gate.media_until_minute": 20},
     "refuse", "press_over", True),
    ("press where no photo call is given", {"session": CLOSED, "badge.role": "media", "gate.media_until_minute": 0,
                                            "now": START}, "refuse", "press_over", True),
    ("press at a photo call without a beginning", {"session": {**CLOSED, "start": None}, "badge.role": "media"},
     "refuse", "press_over", True),
    ("press at an accredited meeting closed to it", {"session": {**OPEN, "media": "closed"}, "badge.role": "media"},
     "refuse", "press_closed", True),
    ("press, nothing said of it", {"session": {**OPEN, "media": ""}, "badge.role": "media"}, "refuse", "press_closed",
     True),
    ("press named among the roles of a closed meeting", {"session": {**CLOSED, "media": "closed",
                                                                     "categories": ["media"]}, "badge.role": "media"},
     "refuse", "press_closed", True),
    ("a press pass of one day at a closed meeting", {"session": {**CLOSED, "media": "closed"}, "badge.role": "",
                                                     "badge.kind": "one_day", "badge.category": "MED"}, "refuse",
     "press_closed", True),
    ("no party named at all", {"session": {**CLOSED, "parties": []}}, "refuse", "other_parties", True),
    ("head of a party that takes no part", {"session": {**CLOSED, "parties": ["VN"]}, "badge.role": "head"}, "refuse",
     "other_parties", True),
    ("a transferable pass of another party", {"session": {**CLOSED, "parties": ["VN"]}, "badge.kind": "floater",
                                              "badge.role": ""}, "refuse", "other_parties", True),
    ("a transferable pass of no delegation", {"session": {**CLOSED, "categories": ["head"]}, "badge.kind": "floater",
                                              "badge.role": "", "badge.delegation": ""}, "refuse", "not_invited",
     True),
    ("a transferable pass, heads alone, nobody counts", {"session": {**CLOSED, "categories": ["head"],
                                                                     "heads_plus": None}, "badge.kind": "floater",
                                                         "badge.role": ""}, "refuse", "not_invited", True),
    ("a second transferable pass", {"session": {**CLOSED, "heads_plus": 1}, "badge.kind": "floater", "badge.role": "",
                                    "inside.seats_of_delegation": 1}, "ask", "seats_taken", True),
    ("a one-day badge at a closed meeting", {"session": CLOSED, "badge.kind": "one_day", "badge.role": "",
                                             "badge.delegation": ""}, "refuse", "not_invited", True),
    ("the organisers' pass where they are not invited", {"session": CLOSED, "badge.kind": "staff", "badge.role": "",
                                                         "badge.category": "ORG", "badge.delegation": ""}, "refuse",
     "not_invited", True),
    ("a pass of the staff of another category", {"session": CLOSED, "badge.kind": "staff", "badge.role": "",
                                                 "badge.category": "DEL", "badge.delegation": ""}, "refuse",
     "not_invited", True),
    ("the host's guard at a closed meeting", {"session": CLOSED, "badge.role": "security", "badge.delegation": ""},
     "refuse", "not_invited", True),
    ("a kind of access that nobody knows", {"session": {**CLOSED, "access": "secret"}}, "refuse", "not_invited", True),
    ("access is not said", {"session": {**CLOSED, "access": None}}, "refuse", "not_invited", True),
    ("no roles named", {"session": {**CLOSED, "categories": []}}, "refuse", "not_invited", True),
    ("roles as one word", {"session": {**CLOSED, "categories": "delegate"}}, "refuse", "not_invited", True),
    ("no seat given", {"session": {**CLOSED, "heads_plus": 0}}, "ask", "seats_taken", True),
    ("more inside than seats", {"session": CLOSED, "inside.seats_of_delegation": 9}, "ask", "seats_taken", True),
    ("seats of an accredited meeting", {"session": {**OPEN, "heads_plus": 8}, "inside.seats_of_delegation": 8}, "ask",
     "seats_taken", True),
    ("inside, and no seat left", {"session": CLOSED, "inside.seats_of_delegation": 5, "inside.here": True}, "ask",
     "already_inside", True),
    ("inside, and the room full", {"inside.here": True, "inside.count": 380}, "ask", "already_inside", True),
    ("inside, and no way back", {"inside.here": True, "inside.was_here": True, "gate.reentry": False}, "ask",
     "already_inside", True),
    ("inside, one entry not said", {"inside.here": True, "gate.single_entry": None}, "ask", "already_inside", True),
    ("a room for nobody", {"gate.capacity": 0, "inside.count": 0}, "ask", "full", True),
    ("more inside than the room holds", {"inside.count": 400}, "ask", "full", True),
    ("nothing at all", dict.fromkeys(PLAIN), "refuse", "unreadable", False),
)  # fmt: skip

# Name, the override given, whether it may be done, whether it was done (of an obstacle that can be overridden).
OVERRIDES: tuple[tuple[str, object, bool, bool], ...] = (
    ("by who may, with a reason", {"may": True, "reason": "Minister's request"}, True, True),
    ("by who may, without a reason", {"may": True, "reason": " \t\u00a0"}, True, False),
    ("by who may not", {"may": False, "reason": "Minister's request"}, False, False),
    ("with may as a word", {"may": "yes", "reason": "Minister's request"}, False, False),
)
# Who takes a seat when let in against the rule: those obstacles at a counted meeting that leave the bearer as he is.
SEATED_BY_OVERRIDE = {"no seat left", "a party that takes no part", "a role that is not invited"}


def patched(*patches: Patch) -> dict:
    """The plain question with these changes."""
    question = copy.deepcopy(PLAIN)
    for patch in patches:
        for path, value in patch.items():
            *above, name = path.split(".")
            place = question
            for step in above:
                place = place[step]
            place[name] = copy.deepcopy(value)
    return question


def case(name: str, question: dict, verdict: str, reason: str, *, may: bool, seat: bool, done: bool) -> dict:
    answer = {
        "verdict": verdict,
        "reason": reason,
        "may_override": may,
        "counts_as_seat": seat,
        "overridden": done,
    }
    return {"name": name, "question": question, "answer": answer}


def cases() -> Iterator[dict]:
    """Every case once."""
    for name, patch, verdict, reason, seat in ADMITTED:
        yield case(name, patched(patch), verdict, reason, may=False, seat=seat, done=False)
    for name, patch, verdict, reason, overridable in (*OBSTACLES, *BOUNDARIES):
        yield case(name, patched(patch), verdict, reason, may=False, seat=False, done=False)
        may = {} if name == "nothing at all" else {"override": {"may": True, "reason": ""}}
        asked = patched(patch, may)
        yield case(
            f"{name}, may", asked, verdict, reason, may=overridable and bool(may), seat=False, done=False
        )
    for name, patch, verdict, reason, overridable in OBSTACLES:
        for how, override, may, done in OVERRIDES:
            happens = overridable and done
            yield case(
                f"{name}, {how}", patched(patch, {"override": override}), "admit" if happens else verdict, reason,
                may=overridable and may, seat=happens and name in SEATED_BY_OVERRIDE, done=happens,
            )  # fmt: skip
    for first, second in combinations(OBSTACLES, 2):
        if (first[0], second[0]) in NO_PAIR or set(first[1]) & set(second[1]):
            continue
        yield case(
            f"{first[0]}; {second[0]}", patched(first[1], second[1]), first[2], first[3], may=False, seat=False,
            done=False,
        )  # fmt: skip


def write() -> None:
    """Keep the cases where the browser finds them."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in cases())
    VECTORS.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
