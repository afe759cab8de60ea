"""What jurors do: score, and declare that they do not judge a finalist."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Refused
from adgmin.core.text import nfc

from . import refusals
from .conflicts import DECLARED, conflicts_between
from .jury import points_of
from .models import (
    LEAST_POINTS,
    MOST_POINTS,
    AwardCategory,
    CategoryClosing,
    ConflictOfInterest,
    Criterion,
    Finalist,
    Juror,
    ScoreSheet,
)

COMMENT_LIMIT, REASON_LIMIT = 2000, 300


@contextmanager
def open_category(pk: int) -> Iterator[AwardCategory]:
    """Give a category, locked, so that nobody closes it meanwhile. Raises Refused `closed`."""
    with transaction.atomic():
        category = AwardCategory.objects.select_for_update().get(pk=pk)
        if CategoryClosing.objects.filter(category=category).exists():
            raise refusals.closed(category)
        yield category


def save_scores(
    juror: Juror,
    finalist: Finalist,
    points: Mapping[str, object],
    comment: str,
    *,
    submit: bool,
    by: User,
    in_passing: bool = False,
) -> ScoreSheet:
    """Keep a juror's points and comment for a finalist; submitted ones count. What is empty stays open.

    What is kept `in_passing`, while somebody types, never takes the place of what was submitted.

    Raises Refused: `closed`, `may_not_judge`, `bad_points`, `points_missing` (submitting needs all of them).
    """
    with open_category(finalist.category_id):
        _require_judge(juror, finalist)
        given = _checked(finalist, points, submit=submit)
        now = clock.now()
        sheet = ScoreSheet.objects.filter(juror=juror, finalist=finalist).first()
        sheet = sheet or ScoreSheet(juror=juror, finalist=finalist)
        if in_passing and sheet.submitted_at:
            return sheet
        sheet.points, sheet.comment = json.dumps(given), nfc(comment).strip()[:COMMENT_LIMIT]
        sheet.saved_at, sheet.submitted_at = now, now if submit else None
        sheet.save()
        # That there was a change, never what: the record is read by many.
        audit.record(sheet, "submit scores" if submit else "save scores", by=by)
    return sheet


def _require_judge(juror: Juror, finalist: Finalist) -> None:
    judges = juror.categories.filter(pk=finalist.category_id).exists()
    if not judges or conflicts_between([juror], [finalist]):
        raise refusals.may_not_judge()


def _checked(finalist: Finalist, points: Mapping[str, object], *, submit: bool) -> dict[str, int]:
    given, problems = {}, []
    for criterion in Criterion.objects.filter(edition=finalist.edition_id):
        text = str(points.get(criterion.code) or "").strip()
        if text.isascii() and text.isdigit() and LEAST_POINTS <= int(text[:4]) <= MOST_POINTS:
            given[criterion.code] = int(text[:4])
        elif text:
            problems.append(refusals.bad_points(criterion))
        elif submit:
            problems.append(refusals.points_missing(criterion))
    if problems:
        raise Refused(*problems)
    return given


def declare_conflict(
    juror: Juror, finalist: Finalist, reason: str, *, by_juror: bool, by: User
) -> ConflictOfInterest:
    """Record that a juror does not judge a finalist; what was scored stays sealed and counts no more.

    Raises Refused: `closed`, `reason_missing`, `may_not_judge` (a finalist of a category that is not the juror's).
    """
    reason = nfc(reason).strip()[:REASON_LIMIT]
    if not reason:
        raise refusals.reason_missing()
    with open_category(finalist.category_id):
        if not juror.categories.filter(pk=finalist.category_id).exists():
            raise refusals.may_not_judge()
        values = {"reason": reason, "by_juror": by_juror, "declared_at": clock.now()}
        conflict, made = ConflictOfInterest.objects.get_or_create(
            juror=juror, finalist=finalist, defaults=values
        )
        if made:
            audit.record(conflict, "declare conflict of interest", by=by)
    return conflict


def lift_conflict(juror: Juror, finalist: Finalist, reason: str, *, by: User) -> None:
    """Take back what was declared; what follows from the records stays.

    Raises Refused: `closed`, `reason_missing`, `by_rule`.
    """
    reason = nfc(reason).strip()[:REASON_LIMIT]
    if not reason:
        raise refusals.reason_missing()
    with open_category(finalist.category_id):
        ground = conflicts_between([juror], [finalist]).get((juror.pk, finalist.pk))
        conflict = ConflictOfInterest.objects.filter(juror=juror, finalist=finalist).first()
        if conflict is None or ground not in DECLARED:
            raise refusals.by_rule()
        audit.record(conflict, "lift conflict of interest", by=by, note=reason)
        conflict.delete()


def missing_points(sheet: ScoreSheet | None, criteria: list[Criterion]) -> list[Criterion]:
    """Return the criteria without points."""
    given = points_of(sheet)
    return [one for one in criteria if one.code not in given]
