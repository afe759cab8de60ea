"""Exhibitors as the desk sees them: where each stands, what is missing, and what all need together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from adgmin.core.problems import Problem
from adgmin.core.text import fold
from delegates.accreditation.states import OVER as GONE
from events.editions.models import Edition
from events.showcase.entering import published_content
from events.showcase.entry_models import BoothNeeds, Entry
from events.showcase.entry_refusals import lacking
from events.showcase.models import Booth, Exhibitor
from events.showcase.standing import OVER, Change, Standing

from .models import BoothStaff, ExhibitorContact

REVIEW, MISSING = "review", "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """One exhibitor of the list."""

    exhibitor: Exhibitor
    entry: Entry | None
    booth: Booth | None
    needs: BoothNeeds | None
    lacking: list[Problem]
    contacts: list[ExhibitorContact]
    staff: int

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        return Standing(self.exhibitor.standing)

    @property
    def change(self) -> Change:
        """How far a proposed change is."""
        return Change(self.entry.change) if self.entry else Change.NONE

    @property
    def waits(self) -> bool:
        """Whether staff are to decide."""
        return self.standing in (Standing.APPLIED, Standing.SUBMITTED) or self.change == Change.SUBMITTED

    @property
    def is_over(self) -> bool:
        """Declined or withdrawn."""
        return self.standing in OVER


@dataclass(frozen=True, slots=True)
class Total:
    """What one side of the hall needs, or those without a booth."""

    side: str  # west | east | none
    exhibitors: int
    power: Decimal
    three_phase: int
    tables: int
    chairs: int
    screens: int


def lines_of(edition: Edition) -> list[Line]:
    """Return every exhibitor, those that wait for staff first; in a fixed number of queries."""
    found = list(
        Exhibitor.objects.filter(edition=edition)
        .select_related("country", "entry", "needs", "booth__hall")
        .prefetch_related("themes", "products__themes")
        .order_by("code")
    )
    contacts: dict[int, list[ExhibitorContact]] = defaultdict(list)
    for contact in ExhibitorContact.objects.in_force().filter(exhibitor__in=found):
        contacts[contact.exhibitor_id].append(contact)
    staff = Counter(
        dict(
            BoothStaff.objects.filter(exhibitor__in=found)
            .values_list("exhibitor")
            .annotate(n=Count("pk", filter=~Q(delegate__accreditation__state__in=GONE)))
        )
    )
    lines = [_line(one, contacts[one.pk], staff[one.pk]) for one in found]
    return sorted(lines, key=lambda line: (not line.waits, line.is_over, line.exhibitor.code))


def _line(exhibitor: Exhibitor, contacts: list[ExhibitorContact], staff: int) -> Line:
    entry = getattr(exhibitor, "entry", None)
    content = entry.content if entry and entry.content else published_content(exhibitor)
    return Line(
        exhibitor, entry, getattr(exhibitor, "booth", None), getattr(exhibitor, "needs", None),
        [] if exhibitor.standing in OVER else lacking(content), contacts, staff,
    )  # fmt: skip


def narrowed(lines: Iterable[Line], state: str, words: str) -> list[Line]:
    """Return the lines asked for: a standing, `review` or `missing`, and words."""
    asked = fold(words).split()
    return [
        line for line in lines if _is_in(line, state) and all(word in line.exhibitor.folded for word in asked)
    ]


def _is_in(line: Line, state: str) -> bool:
    if state == REVIEW:
        return line.waits
    if state == MISSING:
        return bool(line.lacking)
    return state in ("", line.exhibitor.standing)


def totals_of(lines: Iterable[Line]) -> list[Total]:
    """Return what is needed on each side of the hall (its middle parts west from east) and by those without a booth."""
    groups: dict[str, list[Line]] = {"west": [], "east": [], "none": []}
    for line in lines:
        if not line.is_over:
            groups[_side(line.booth)].append(line)
    return [_total(side, group) for side, group in groups.items() if group]


def _side(booth: Booth | None) -> str:
    if booth is None:
        return "none"
    return "west" if booth.x + booth.w / 2 < booth.hall.width / 2 else "east"


def _total(side: str, lines: list[Line]) -> Total:
    needs = [line.needs for line in lines if line.needs]
    asked = sum((one.power_kw for one in needs), Decimal())
    # Who has said nothing yet needs what their booth was given.
    given = sum((line.booth.power_kw for line in lines if line.booth and not line.needs), Decimal())
    return Total(
        side, len(lines), asked + given, sum(one.phase == BoothNeeds.Phase.THREE for one in needs),
        sum(one.tables for one in needs), sum(one.chairs for one in needs), sum(one.screens for one in needs),
    )  # fmt: skip
