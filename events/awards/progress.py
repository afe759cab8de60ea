"""How far the jury is, and the ranking in rows, as the desk shows them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .jury import JuryWork, points_of
from .models import CategoryResult, Finalist, Juror
from .settling import is_public, tied_codes

MEDALS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Cell:
    """One juror and one finalist: submitted, draft, missing or conflict (with its ground)."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A finalist with the sheets of each juror."""

    finalist: Finalist
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class RankRow:
    """A finalist in the ranking, with whoever does not count and why."""

    finalist: Finalist
    rank: int | None
    score: str
    by_criterion: list[str]
    jurors: int
    excluded: list[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """A category in the list: how far it is."""

    work: JuryWork
    state: str  # open | closed | settled | timed | public
    words: str

    @property
    def submitted(self) -> int:
        """How many sheets are in."""
        return len(self.work.wanted) - len(self.work.missing)


def standing_of(work: JuryWork, now: dt.datetime) -> Standing:
    """Return how far a category is."""
    result: CategoryResult | None = work.result
    if is_public(result, now):
        return Standing(work, "public", _("public"))
    if result and result.publish_at:
        return Standing(work, "timed", _("settled, with its time"))
    if result:
        return Standing(work, "settled", _("settled, no time set"))
    if work.closing:
        return Standing(work, "closed", _("closed, to be settled"))
    return Standing(work, "open", _("open"))


def progress_of(work: JuryWork) -> list[Row]:
    """Return who has scored whom."""
    return [Row(one, [_cell(work, juror, one) for juror in work.jurors]) for one in work.finalists]


def _cell(work: JuryWork, juror: Juror, finalist: Finalist) -> Cell:
    pair = (juror.pk, finalist.pk)
    if ground := work.conflicts.get(pair):
        return Cell("conflict", str(ground.label))
    if work.is_submitted(pair):
        return Cell("submitted", _("submitted"))
    return Cell("draft", _("draft")) if pair in work.sheets else Cell("missing", _("missing"))


def ranking_of(work: JuryWork) -> list[RankRow]:
    """Return the ranking as it stands, each line with the jurors who do not count for it."""
    finalists = {one.pk: one for one in work.finalists}
    order = sorted(work.criteria, key=lambda one: -one.weight)
    place = [order.index(one) for one in work.criteria]
    rows = []
    for line in work.ranking.lines:
        means = [_number(line.by_criterion[n]) for n in place] if line.by_criterion else ["–"] * len(place)
        rows.append(
            RankRow(
                finalists[line.finalist],
                line.rank,
                _number(line.score) if line.score is not None else "–",
                means,
                len(line.jurors),
                _excluded(work, line.finalist),
            )
        )
    return rows


def _excluded(work: JuryWork, finalist: int) -> list[str]:
    found = []
    for juror in work.jurors:
        if ground := work.conflicts.get((juror.pk, finalist)):
            found.append(f"{juror.name} ({ground.label})")
        elif juror.pk in work.ranking.incomplete:
            found.append(f"{juror.name} ({_('sheets missing')})")
    return found


def _number(value: Fraction) -> str:
    """Two decimals in the manner of the language, rounded half up; the ranking itself compares exactly."""
    cents = (value * 200 + 1) // 2
    return number_format(Decimal(cents) / 100, 2)


def ties_of(work: JuryWork) -> list[list[Finalist]]:
    """Return the finalists between whom the chair has to decide."""
    by_code = {one.code: one for one in work.finalists}
    return [[by_code[code] for code in group] for group in tied_codes(work)]


def has_points(work: JuryWork) -> bool:
    """Whether anything was scored yet."""
    return any(points_of(sheet) for sheet in work.sheets.values())
