"""Which badges a print run is to hold, and what stands in the way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.problems import Problem, Severity
from delegates.accreditation.with_badges import admitted_among
from events.editions.models import Edition

from .models import LIVE_STATES, Badge, BadgeQuerySet, BadgeState

UNPRINTED, STALE, DELEGATION, NUMBERS, EVERY = "unprinted", "stale", "delegation", "numbers", "every"
WHATS = (UNPRINTED, STALE, DELEGATION, NUMBERS)
MOST_NUMBERS = 5_000
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What would be printed: `fresh` as they are, `again` with a new number and code, `held` not at all."""

    what: Text
    fresh: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    held: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """How many badges would be printed."""
        return len(self.fresh) + len(self.again)


def choose(edition: Edition, what: str, *, delegation: str = "", numbers: str = "") -> Chosen:
    """Return what one of WHATS means now; a wrong choice comes back as problems."""
    badges = Badge.objects.filter(edition=edition)
    if what == STALE:
        return _chosen(in_both(lambda: _("Faces out of date")), badges.live().filter(is_stale=True))
    if what == EVERY:
        return _chosen(in_both(lambda: _("All badges that count")), badges.live())
    if what == DELEGATION:
        return _of_delegation(badges, delegation)
    if what == NUMBERS:
        return _by_number(badges, numbers)
    if what != UNPRINTED:
        problem = _problem("unknown_choice", "what", lambda: _("Please choose which badges to print."))
        return Chosen(Text(), problems=(problem,))
    return _chosen(in_both(lambda: _("All that are not printed")), badges.filter(state=BadgeState.READY))


def _chosen(what: Text, badges: BadgeQuerySet, problems: tuple[Problem, ...] = ()) -> Chosen:
    """Sort badges by what printing them means; those that a run holds already are its own."""
    rows = list(
        badges.filter(state__in=LIVE_STATES).exclude(state=BadgeState.READY, batch__isnull=False)
        .in_protocol_order().values_list("pk", "state", "delegate")
    )  # fmt: skip
    admitted = set(admitted_among([person for _pk, _state, person in rows if person]))
    free = [(pk, state) for pk, state, person in rows if person is None or person in admitted]
    return Chosen(
        what,
        fresh=[pk for pk, state in free if state == BadgeState.READY],
        again=[pk for pk, state in free if state != BadgeState.READY],
        held=len(rows) - len(free),
        problems=problems,
    )


def _of_delegation(badges: BadgeQuerySet, code: str) -> Chosen:
    code = code.strip().upper()
    found = badges.filter(delegation__code=code)
    if not found.exists():
        return Chosen(Text(), problems=(_problem("unknown_delegation", "delegation", lambda: _(
            "There are no badges of a delegation “%(code)s”. Please choose one from the list."
        ) % {"code": code[:20]}),))  # fmt: skip
    return _chosen(
        in_both(lambda: _("Delegation %(code)s") % {"code": code}), found.filter(state=BadgeState.READY)
    )


def _by_number(badges: BadgeQuerySet, text: str) -> Chosen:
    wanted, problems = serials_of(text)
    found = badges.filter(serial__in=wanted)
    known = dict(found.values_list("serial", "state"))
    if missing := sorted(wanted - known.keys()):
        problems.append(_problem("unknown_number", "numbers", lambda: ngettext(
            "There is no badge %(numbers)s.", "There are no badges %(numbers)s.", len(missing)
        ) % {"numbers": listed(missing)}))  # fmt: skip
    if ended := sorted(serial for serial, state in known.items() if state not in LIVE_STATES):
        problems.append(_problem("badge_ended", "numbers", lambda: ngettext(
            "Badge %(numbers)s has ended; it cannot be printed.",
            "Badges %(numbers)s have ended; they cannot be printed.", len(ended),
        ) % {"numbers": listed(ended)}))  # fmt: skip
    what = in_both(lambda: _("Numbers %(numbers)s") % {"numbers": listed(sorted(wanted))})
    return Chosen(what, problems=tuple(problems)) if problems else _chosen(what, found)


def serials_of(text: str) -> tuple[set[int], list[Problem]]:
    """Read numbers as people write them: “12, 15-20 33”; what cannot be read comes back as problems."""
    wanted: set[int] = set()
    rest = _RANGE.sub(" ", text)
    for first, last in _RANGE.findall(text):
        start, end = int(first), int(last or first)
        if start <= end < start + MOST_NUMBERS and len(wanted) < MOST_NUMBERS:
            wanted.update(range(start, end + 1))
        else:
            rest += f" {first}-{last}"
    if left := " ".join(re.sub(r"[,;\s]+", " ", rest).split()):
        return set(), [_problem("numbers_unreadable", "numbers", lambda: _(
            "“%(text)s” cannot be read as numbers. Please write them as on the badges: 12, 15-20."
        ) % {"text": left[:60]})]  # fmt: skip
    if not wanted:
        return wanted, [
            _problem("numbers_missing", "numbers", lambda: _("Please write the numbers of the badges."))
        ]
    return wanted, []


def listed(serials: Iterable[int], most: int = 8) -> str:
    """Return ascending numbers as people write them, runs of them joined: 0012, 0015–0020; of many the first few."""
    runs: list[tuple[int, int]] = []
    for serial in serials:
        if runs and serial == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], serial)
        else:
            runs.append((serial, serial))
    shown = [f"{first:04d}" if first == last else f"{first:04d}–{last:04d}" for first, last in runs[:most]]
    return ", ".join(shown + ["…"] * (len(runs) > most))


def in_two(text: Text) -> str:
    """Return a choice in both languages, as a run keeps it."""
    return f"{text.vi} / {text.en}"


def _problem(code: str, name: str, sentence: object) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), field=name)  # type: ignore[arg-type]  # a callable
