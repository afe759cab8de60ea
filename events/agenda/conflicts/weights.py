"""The rules of the programme: what each is called and weighs, unless the meeting sets it otherwise."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from adgmin.core.problems import Severity

from .facts import Facts

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

OFF = "off"
BLOCK, WARN, INFO = Severity.BLOCK, Severity.WARN, Severity.INFO
ORDER = {BLOCK: 0, WARN: 1, INFO: 2}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `key` is its code, with the aspect that has a weight of its own after a colon.

    `rests_on_time`: an acceptance ends when one of the meetings is moved.
    """

    key: str
    weight: Severity
    name: "StrOrPromise"
    rests_on_time: bool = True

    @property
    def code(self) -> str:
        """The code that machine formats give."""
        return self.key.partition(":")[0]


_ALL = (
    Rule("room_double_booked", BLOCK, _("Room held twice")),
    Rule("room_closed", BLOCK, _("Room closed")),
    Rule("turnover_too_short", WARN, _("Too little time to make the room ready")),
    Rule("over_capacity", WARN, _("More people than seats"), rests_on_time=False),
    Rule("party_double_booked", BLOCK, _("Heads of a delegation in two places")),
    Rule("party_double_booked:named", WARN, _("Delegation in two places, on two levels or among experts")),
    Rule("chair_double_booked", BLOCK, _("Chair or co-chair in two places")),
    Rule("chair_double_booked:experts", WARN, _("Party chairs two expert or public meetings at once")),
    Rule("speaker_double_booked", BLOCK, _("Speaker on two items at once")),
    Rule("speaker_double_booked:experts", INFO, _("Party leads two items of expert or public meetings at once")),
    Rule("interpreters_double_booked", BLOCK, _("Interpreters booked twice")),
    Rule("promise_clash", WARN, _("A meeting promised to a delegation clashes")),
    Rule("outside_day", BLOCK, _("Not on a day of the meeting")),
    Rule("outside_day:hours", WARN, _("Outside the hours of the day")),
    Rule("outside_window", WARN, _("Outside the days or hours of its level")),
    Rule("dialogue_order_broken", WARN, _("Dialogue sessions out of order")),
    Rule("agenda_too_long", WARN, _("Agenda longer than the session"), rests_on_time=False),
    Rule("missing_translation", WARN, _("One language missing"), rests_on_time=False),
    Rule("missing_translation:ministers", BLOCK, _("One language missing in a meeting of ministers"), False),
    Rule("missing_chair", WARN, _("No chair"), rests_on_time=False),
    Rule("missing_room", WARN, _("No room"), rests_on_time=False),
    Rule("missing_time", WARN, _("No time"), rests_on_time=False),
)  # fmt: skip
RULES: dict[str, Rule] = {rule.key: rule for rule in _ALL}

# Minutes a room needs before a meeting of a kind, where the meeting and the room set no other.
LEAST_TURNOVER = 10
TURNOVERS: dict[str, int] = {
    **dict.fromkeys(
        ("plenary", "ceremony", "dialogue", "ministerial_dialogue", "retreat", "heads_meeting", "closed"), 15
    ),
    "social": 30,
}


def weights_of(facts: Facts) -> dict[str, Severity | None]:
    """Return what each rule weighs at this meeting; nothing for one that is switched off."""
    found: dict[str, Severity | None] = {}
    for key, rule in RULES.items():
        asked = facts.weights.get(key, rule.weight)
        found[key] = None if asked == OFF else Severity(asked)
    return found


def turnover_minutes(facts: Facts, kind: str) -> int:
    """Return how many minutes a meeting of this kind needs before it."""
    return facts.turnovers.get(kind, TURNOVERS.get(kind, LEAST_TURNOVER))
