"""All that a jury has done on categories, read at once: the ground of every page, ranking and refusal."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from events.editions.models import Edition

from .conflicts import Ground, conflicts_between
from .models import (
    AwardCategory,
    CategoryClosing,
    CategoryResult,
    Criterion,
    Finalist,
    Juror,
    ScoreSheet,
    TieRuling,
)
from .ranking import Pair, Points, Ranking, Weighed, rank


@dataclass(frozen=True)
class JuryWork:
    """The work on one category."""

    category: AwardCategory
    criteria: list[Criterion]
    finalists: list[Finalist]
    jurors: list[Juror]
    sheets: dict[Pair, ScoreSheet]
    conflicts: dict[Pair, Ground]

    @property
    def closing(self) -> CategoryClosing | None:
        """When and by whom it was closed."""
        return getattr(self.category, "closing", None)

    @property
    def result(self) -> CategoryResult | None:
        """The settled ranking."""
        return getattr(self.category, "result", None)

    @cached_property
    def wanted(self) -> list[Pair]:
        """The sheets that should be there."""
        pairs = [(juror.pk, finalist.pk) for juror in self.jurors for finalist in self.finalists]
        return [pair for pair in pairs if pair not in self.conflicts]

    @cached_property
    def missing(self) -> list[Pair]:
        """Those that are not submitted."""
        return [pair for pair in self.wanted if not self.is_submitted(pair)]

    def is_submitted(self, pair: Pair) -> bool:
        """Whether a juror has submitted the points for a finalist."""
        return bool((sheet := self.sheets.get(pair)) and sheet.submitted_at)

    @cached_property
    def ranking(self) -> Ranking:
        """The ranking as it stands."""
        by_code = {finalist.code: finalist.pk for finalist in self.finalists}
        ruling: TieRuling | None = getattr(self.category, "ruling", None)
        order = [by_code[code] for code in json.loads(ruling.order) if code in by_code] if ruling else []
        return rank(
            [one.pk for one in self.finalists],
            [one.pk for one in self.jurors],
            [Weighed(one.code, one.weight) for one in self.criteria],
            {pair: points_of(sheet) for pair, sheet in self.sheets.items() if sheet.submitted_at},
            self.conflicts,
            order,
        )


def points_of(sheet: ScoreSheet | None) -> Points:
    """Return the points on a sheet by criterion."""
    points: dict[str, int] = json.loads(sheet.points) if sheet and sheet.points else {}
    return points


def work_on(edition: Edition, categories: Iterable[AwardCategory] | None = None) -> list[JuryWork]:
    """Return the work on these categories of an edition, else on all; a fixed number of queries."""
    found = AwardCategory.objects.filter(edition=edition).select_related(
        "final", "closing", "result", "ruling"
    )
    if categories is not None:
        found = found.filter(pk__in=[one.pk for one in categories])
    shown = list(found.prefetch_related("finalists__country", "finalists__exhibitor", "jurors__country"))
    criteria = list(Criterion.objects.filter(edition=edition))
    finalists = [one for category in shown for one in category.finalists.all()]
    jurors = {juror.pk: juror for category in shown for juror in category.jurors.all()}
    sheets = {
        (one.juror_id, one.finalist_id): one for one in ScoreSheet.objects.filter(finalist__in=finalists)
    }
    conflicts = conflicts_between(jurors.values(), finalists)
    return [_of(category, criteria, sheets, conflicts) for category in shown]


def _of(
    category: AwardCategory,
    criteria: list[Criterion],
    sheets: dict[Pair, ScoreSheet],
    conflicts: dict[Pair, Ground],
) -> JuryWork:
    finalists, jurors = list(category.finalists.all()), list(category.jurors.all())
    pairs = {(juror.pk, finalist.pk) for juror in jurors for finalist in finalists}
    return JuryWork(
        category,
        criteria,
        finalists,
        jurors,
        {pair: sheet for pair, sheet in sheets.items() if pair in pairs},
        {pair: ground for pair, ground in conflicts.items() if pair in pairs},
    )


def work_on_one(category: AwardCategory) -> JuryWork:
    """Return the work on one category."""
    return work_on(category.edition, [category])[0]
