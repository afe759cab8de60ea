"""Print runs: begun, stopped, taken up again, given up (`batch_making` makes them). One is made at a time.

A run holds its badges from the beginning on (`Badge.batch`), so that none is in two.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Refused
from events.editions.models import Edition

from . import photos, print_refusals, store, verbs
from .making import require
from .models import Badge, BadgeBatch, BadgeState

State = BadgeBatch.State
ALIVE = dt.timedelta(seconds=90)  # without a sign of life for longer, the process is gone
KEPT_DAYS = 7
GOING = (State.WAITING, State.RUNNING)
HALTED = (State.STOPPED, State.FAILED)


def state_now(batch: BadgeBatch, now: dt.datetime) -> str:
    """Return the state; a run whose process gave no sign of life is stopped, whatever it says."""
    beat = batch.beat_at or batch.made_at
    # A sign of life from the future was given under another clock.
    if batch.state in GOING and not -ALIVE < now - beat < ALIVE:
        return State.STOPPED
    return batch.state


@transaction.atomic
def begin(
    edition: Edition, fresh: Sequence[int], again: Sequence[int], *, sheet: str, what: str, by: User | None,
    reason: str = "",
) -> BadgeBatch:  # fmt: skip
    """Begin a run of badges by key; those of `again` are replaced first, for this reason. `make` then makes it.

    Raises Refused: `not_your_decision`, `nothing_to_print`, `reason_missing`, `another_running`, `taken_meanwhile`.
    """
    require(by)
    if not fresh and not again:
        raise Refused(print_refusals.nothing_to_print())
    if again and not reason.strip():
        raise Refused(print_refusals.reason_missing(len(again)))
    Edition.objects.select_for_update().get(pk=edition.pk)
    _refuse_another(edition)
    now = clock.now()
    last = BadgeBatch.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0
    batch = BadgeBatch.objects.create(
        edition=edition, number=last + 1, sheet=sheet, what=what[:200], made_by=by, made_at=now, beat_at=now,
        file=store.new_name(), total=len(fresh) + len(again),
    )  # fmt: skip
    new = [verbs.replace(badge, by=by, reason=reason).pk for badge in Badge.objects.filter(pk__in=again)]
    taken = Badge.objects.filter(pk__in=[*fresh, *new], state=BadgeState.READY, batch=None).update(
        batch=batch
    )
    if taken != batch.total:
        raise Refused(print_refusals.taken_meanwhile())
    audit.record(batch, "print run begun", by=by, note=f"{batch.what}: {batch.total}")
    return batch


@transaction.atomic
def ask_to_stop(batch: BadgeBatch, *, by: User | None) -> BadgeBatch:
    """Let a run stop after the part it is at. Raises Refused: `not_your_decision`, `not_stopped` (it has ended)."""
    current = _locked(batch, by=by)
    if current.state not in GOING:
        raise Refused(print_refusals.not_stopped(current))
    current.stop_asked = True
    if state_now(current, clock.now()) == State.STOPPED:
        current.state = State.STOPPED
    current.save(update_fields=["stop_asked", "state"])
    audit.record(current, "print run to stop", by=by)
    return current


@transaction.atomic
def resume(batch: BadgeBatch, *, by: User | None) -> BadgeBatch:
    """Let a run that stands still wait for its process again.

    Raises Refused: `not_your_decision`, `not_stopped`, `another_running`.
    """
    current = _locked(batch, by=by)
    if state_now(current, clock.now()) not in HALTED:
        raise Refused(print_refusals.not_stopped(current))
    _refuse_another(current.edition, current)
    current.state, current.stop_asked, current.beat_at = State.WAITING, False, clock.now()
    current.problem, current.ended_at = "", None
    current.save()
    audit.record(current, "print run resumed", by=by)
    return current


@transaction.atomic
def give_up(batch: BadgeBatch, *, by: User | None) -> BadgeBatch:
    """End a run that stands still: its badges are free for another one, what was made is deleted.

    Raises Refused: `not_your_decision`, `not_stopped`.
    """
    current = _locked(batch, by=by)
    if state_now(current, clock.now()) not in HALTED:
        raise Refused(print_refusals.not_stopped(current))
    free = Badge.objects.filter(batch=current, state=BadgeState.READY).update(batch=None)
    current.state, current.ended_at = State.STOPPED, clock.now()
    current.total -= free
    name, current.file = current.file, ""
    current.save()
    audit.record(current, "print run given up", by=by, note=str(free))
    transaction.on_commit(lambda: store.remove(name))
    return current


def has_file(batch: BadgeBatch, now: dt.datetime) -> bool:
    """Whether the file can still be fetched: it is deleted after KEPT_DAYS."""
    return batch.state == State.DONE and not _is_over(batch, now) and store.exists(batch.file)


def sweep(now: dt.datetime) -> None:
    """Delete files that are kept no longer, what no run knows, and smaller photographs of people who are gone."""
    for batch in BadgeBatch.objects.exclude(file="").filter(state=State.DONE):
        if _is_over(batch, now):
            store.remove(batch.file)
            BadgeBatch.objects.filter(pk=batch.pk).update(file="")
    known = set(BadgeBatch.objects.exclude(file="").values_list("file", flat=True))
    store.sweep(known, older_than=3600)
    photos.sweep()


def _is_over(batch: BadgeBatch, now: dt.datetime) -> bool:
    return bool(batch.ended_at) and now - batch.ended_at > dt.timedelta(days=KEPT_DAYS)  # type: ignore[operator]  # is set


def _locked(batch: BadgeBatch, *, by: User | None) -> BadgeBatch:
    require(by)
    return BadgeBatch.objects.select_for_update(of=("self",)).select_related("edition").get(pk=batch.pk)


def _refuse_another(edition: Edition, own: BadgeBatch | None = None) -> None:
    now = clock.now()
    for other in BadgeBatch.objects.filter(edition=edition, state__in=GOING):
        if other != own and state_now(other, now) in GOING:
            raise Refused(print_refusals.another_running(other))
