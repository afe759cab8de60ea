"""From the last score to the moment at which everybody learns the result.

closed (no score changes) → settled (the ranking is written down) → a time is set → public at that time, never before.
Locks in one order: the edition, whose public view follows, then the category.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.dates import local
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.editions.locking import lock_edition
from events.editions.models import Edition

from . import refusals
from .jury import JuryWork, work_on_one
from .models import AwardCategory, CategoryClosing, CategoryResult, TieRuling
from .noticing import tell_of_awards
from .scoring import REASON_LIMIT


@contextmanager
def _settling(category: AwardCategory) -> Iterator[AwardCategory]:
    """Give a category as it is now, locked after its edition; what everybody sees follows when the block is left."""
    with transaction.atomic():
        edition = lock_edition(category.edition_id)
        AwardCategory.objects.select_for_update().get(pk=category.pk)
        found = AwardCategory.objects.select_related("edition", "closing", "result", "ruling")
        yield found.get(pk=category.pk)
        tell_of_awards(edition)


def close(category: AwardCategory, *, by: User | None) -> CategoryClosing:
    """Close a category: no score and no conflict changes any more. Raises Refused: `closed`, `too_few_jurors`."""
    with _settling(category) as locked:
        if _closing(locked):
            raise refusals.closed(locked)
        work = work_on_one(locked)
        _require_jurors(work)
        closing = CategoryClosing.objects.create(category=locked, closed_at=clock.now(), closed_by=by)
        audit.record(locked, "close award category", by=by)
    return closing


def reopen(category: AwardCategory, reason: str, *, by: User) -> None:
    """Take back closing, the chair's decision and the settled result.

    Raises Refused: `reason_missing`, `not_closed`, `published`, `has_time`.
    """
    reason = _reason(reason)
    with _settling(category) as locked:
        closing = _require_closed(locked)
        if (result := _result(locked)) is not None:
            _require_unpublished(result)
            if result.publish_at:
                raise refusals.has_time(result)
            result.delete()
        TieRuling.objects.filter(category=locked).delete()
        closing.delete()
        audit.record(locked, "reopen award category", by=by, note=reason)


def rule_on_tie(category: AwardCategory, order: Sequence[str], reason: str, *, by: User) -> TieRuling:
    """Record the chair's order of finalists held equal, the best first (codes).

    Raises Refused: `reason_missing`, `not_closed`, `settled`, `no_tie`, `bad_ruling`.
    """
    reason = _reason(reason)
    with _settling(category) as locked:
        _require_closed(locked)
        if _result(locked):
            raise refusals.settled(locked)
        TieRuling.objects.filter(category=locked).delete()
        held = [code for group in tied_codes(work_on_one(_fresh(locked))) for code in group]
        if not held:
            raise refusals.no_tie()
        if sorted(order) != sorted(held):
            raise refusals.bad_ruling()
        ruling = TieRuling.objects.create(
            category=locked, order=json.dumps(list(order)), reason=reason, ruled_at=clock.now()
        )
        audit.record(locked, "record decision on tie", by=by)
    return ruling


def tied_codes(work: JuryWork) -> list[list[str]]:
    """Return the codes of finalists whom points and criteria hold equal where an award is won, group by group."""
    code = {one.pk: one.code for one in work.finalists}
    return [[code[pk] for pk in group] for group in work.ranking.ties(work.category.places)]


def settle(category: AwardCategory, *, by: User | None) -> CategoryResult:
    """Write the winners down as the scores have them. Raises Refused: `not_closed`, `settled`, `tie`."""
    with _settling(category) as locked:
        _require_closed(locked)
        if _result(locked):
            raise refusals.settled(locked)
        work = work_on_one(locked)
        _require_jurors(work)  # a record that makes a conflict may have changed since it was closed
        if groups := tied_codes(work):
            raise refusals.tie([one for one in work.finalists if one.code in groups[0]])
        code = {one.pk: one.code for one in work.finalists}
        winners = [[code[pk], place] for pk, place in work.ranking.winners(locked.places)]
        result = CategoryResult.objects.create(
            category=locked, ranking=json.dumps(winners), settled_at=clock.now(), settled_by=by
        )
        audit.record(locked, "settle award result", by=by)
    return result


def set_time(category: AwardCategory, at: dt.datetime, *, by: User | None) -> None:
    """Let the result be public from a moment on, or move that later.

    Raises Refused: `not_settled`, `published`, `time_past`, `time_earlier`.
    """
    with _settling(category) as locked:
        result = _require_result(locked)
        _require_unpublished(result)
        if at <= clock.now():
            raise refusals.time_past()
        if result.publish_at and at < result.publish_at:
            raise refusals.time_earlier(result)
        _write_time(locked, result, at, "set time of award result", by)


def set_time_of_all(edition: Edition, at: dt.datetime, *, by: User) -> int:
    """Set one time for every settled result that is not public; return how many. Raises Refused as `set_time`."""
    waiting = AwardCategory.objects.filter(edition=edition, result__isnull=False).select_related("result")
    with transaction.atomic():
        lock_edition(edition.pk)
        chosen = [one for one in waiting if not is_public(one.result, clock.now())]
        for category in chosen:
            set_time(category, at, by=by)
    return len(chosen)


def revoke(category: AwardCategory, reason: str, *, by: User) -> None:
    """Take the time of publication back before it has come.

    Raises Refused: `reason_missing`, `not_settled`, `published`.
    """
    reason = _reason(reason)
    with _settling(category) as locked:
        result = _require_result(locked)
        _require_unpublished(result)
        _write_time(locked, result, None, "revoke time of award result", by, reason)


def is_public(result: CategoryResult | None, now: dt.datetime) -> bool:
    """Whether everybody may know it: exactly from its moment on."""
    return bool(result and result.publish_at and result.publish_at <= now)


def _write_time(
    category: AwardCategory,
    result: CategoryResult,
    at: dt.datetime | None,
    verb: str,
    by: User | None,
    note: str = "",
) -> None:
    result.publish_at = at
    result.save(update_fields=["publish_at"])
    shown = f"{local(at):%d/%m/%Y %H:%M}" if at else note
    audit.record(category, verb, by=by, note=shown)


def _fresh(category: AwardCategory) -> AwardCategory:
    return AwardCategory.objects.select_related("edition").get(pk=category.pk)


def _closing(category: AwardCategory) -> CategoryClosing | None:
    return getattr(category, "closing", None)


def _result(category: AwardCategory) -> CategoryResult | None:
    return getattr(category, "result", None)


def _require_closed(category: AwardCategory) -> CategoryClosing:
    closing = _closing(category)
    if closing is None:
        raise refusals.not_closed(category)
    return closing


def _require_result(category: AwardCategory) -> CategoryResult:
    result = _result(category)
    if result is None:
        raise refusals.not_settled(category)
    return result


def _require_unpublished(result: CategoryResult) -> None:
    if is_public(result, clock.now()):
        raise refusals.published(result.category)


def _require_jurors(work: JuryWork) -> None:
    least = work.category.least_jurors
    short = {one.finalist for one in work.ranking.lines if len(one.jurors) < least}
    if short or not work.finalists:
        raise refusals.too_few_jurors(work.category, [one for one in work.finalists if one.pk in short])


def _reason(reason: str) -> str:
    reason = nfc(reason).strip()[:REASON_LIMIT]
    if not reason:
        raise refusals.reason_missing()
    return reason
