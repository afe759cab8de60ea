"""Making a print run: part by part, then the whole file, then its badges count as printed.

What is finished lies encrypted in parts, each with the list of its badges; a run that is taken up again makes the rest.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.pdfs.joining import join
from adgmin.core.problems import Refused

from . import print_refusals, store, verbs
from .faces import digest, faces_of
from .models import Badge, BadgeBatch, BadgeState
from .sheets import chunks, ordered, title_of
from .stale import look_again

State = BadgeBatch.State
ENDED = {State.DONE: "print run done", State.STOPPED: "print run stopped", State.FAILED: "print run failed"}
Tell = Callable[[int, int], None]  # badges made, badges in all


class Stopped(Exception):
    """Somebody asked the run to stop."""


def make(batch: BadgeBatch, *, tell: Tell = lambda done, total: None) -> BadgeBatch:
    """Make what is left of a run, part by part, then the whole file, then count its badges as printed.

    Returns the run at DONE, STOPPED or FAILED. Raises Refused: `not_stopped`, when it is not waiting.
    """
    if not BadgeBatch.objects.filter(pk=batch.pk, state=State.WAITING).update(
        state=State.RUNNING, beat_at=clock.now()
    ):
        batch.refresh_from_db()
        raise Refused(print_refusals.not_stopped(batch))
    batch.refresh_from_db()
    try:
        _make_parts(batch, tell)
        _join(batch)
        _count_as_printed(batch)
    except Stopped:
        return _end(batch, State.STOPPED)
    except Exception as error:
        _end(batch, State.FAILED, problem=type(error).__name__)
        raise
    return _end(batch, State.DONE)


def _make_parts(batch: BadgeBatch, tell: Tell) -> None:
    made = [key for number, _name in _parts(batch) for key, _code, _face in _read_part(batch, number)[0]]
    first = len(list(_parts(batch)))
    left = Badge.objects.filter(batch=batch, state=BadgeState.READY).exclude(pk__in=made).in_protocol_order()
    done = len(made)
    _beat(batch, done)
    tell(done, batch.total)
    found = chunks(list(left.values_list("pk", flat=True)), batch.edition, batch.sheet, made_at=batch.made_at)
    for number, (badges, pdf) in enumerate(found, first):
        listed = [[badge.pk, badge.code, badge.face] for badge in badges]
        store.write(f"{batch.file}.{number:04d}", json.dumps(listed).encode() + b"\n" + pdf)
        done += len(badges)
        _beat(batch, done)
        tell(done, batch.total)


def _parts(batch: BadgeBatch) -> Iterator[tuple[int, str]]:
    for number in count():
        name = f"{batch.file}.{number:04d}"
        if not store.exists(name):
            return
        yield number, name


def _read_part(batch: BadgeBatch, number: int) -> tuple[list[tuple[int, str, str]], bytes]:
    listed, _end_of_line, pdf = store.read(f"{batch.file}.{number:04d}").partition(b"\n")
    return [tuple(row) for row in json.loads(listed)], pdf


def _beat(batch: BadgeBatch, done: int) -> None:
    """Give a sign of life. Raises Stopped when somebody asked for it."""
    BadgeBatch.objects.filter(pk=batch.pk).update(beat_at=clock.now(), done=done)
    if BadgeBatch.objects.filter(pk=batch.pk, stop_asked=True).exists():
        raise Stopped


def _join(batch: BadgeBatch) -> None:
    def pdfs() -> Iterator[bytes]:
        for number, _name in _parts(batch):
            BadgeBatch.objects.filter(pk=batch.pk).update(beat_at=clock.now())
            yield _read_part(batch, number)[1]

    with store.Writer(batch.file) as target:
        join(pdfs(), target, title=title_of(batch.edition))


def _count_as_printed(batch: BadgeBatch) -> None:
    """Count the badges of each part as printed, as they were set; a face that changed since is out of date at once."""
    for number, _name in list(_parts(batch)):
        set_so = {key: (code, face) for key, code, face in _read_part(batch, number)[0]}
        badges = ordered(list(set_so))
        for badge in badges:
            badge.code, badge.face = set_so[badge.pk]
        with transaction.atomic():
            printed = verbs.mark_printed(badges, batch=batch, by=batch.made_by)
            _mark_changed(printed)
        BadgeBatch.objects.filter(pk=batch.pk).update(beat_at=clock.now())
    # Signed anew meanwhile: what was set does not count, and they are free for another run.
    Badge.objects.filter(batch=batch, state=BadgeState.READY).update(batch=None)


def _mark_changed(printed: Sequence[Badge]) -> None:
    """Let those whose records changed while they were set be looked at again."""
    fresh = ordered([badge.pk for badge in printed])
    faces = faces_of(fresh)
    changed = [badge.pk for badge, face in zip(fresh, faces, strict=True) if badge.face != digest(face)]
    if changed:
        look_again(changed, by=None)


def _end(batch: BadgeBatch, state: str, problem: str = "") -> BadgeBatch:
    BadgeBatch.objects.filter(pk=batch.pk).update(state=state, problem=problem[:300], ended_at=clock.now())
    batch.refresh_from_db()
    if state == State.DONE:
        for _number, name in list(_parts(batch)):
            store.remove(name)
    audit.record(batch, ENDED[State(state)], by=batch.made_by, note=f"{batch.done} / {batch.total}")
    return batch
