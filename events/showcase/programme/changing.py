"""The verbs of the programme of demonstrations. They change the draft, which a release publishes.

What was released and is cancelled, restored or moved is public at once: always where visitors book, for they are told
by letter; where nobody books, moves wait for the release unless it is asked for.

Hard are what no reason helps (an end before the start, a day without meeting, an exhibitor that is not accepted, a
place of the hall that is taken); the database has the last word on places (`events_demoslot_place_once`). What the
rules find beyond is told before anything is kept, and may stand when whoever does it says so.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace

from django.db import IntegrityError, transaction

from adgmin.core import audit, clock
from adgmin.core.dates import local
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from adgmin.core.text import nfc
from events.agenda.conflicts import Facts, Finding, check, facts_of
from events.agenda.conflicts.accepting import accept_finding
from events.editions.locking import lock_edition
from events.editions.models import Edition
from events.showcase.models import Booth, DemoSlot, HallFeature, Product
from events.showcase.standing import Standing

from . import refusals
from .access import who_has
from .facts import PREFIX
from .reading import found_in
from .signals import demo_changed

CONSTRAINT = "events_demoslot_place_once"
_MOVED = ("start", "end", "place", "booth")


@dataclass(frozen=True, slots=True)
class Wish:
    """How a demonstration is to be; at a place of the hall or at a booth."""

    product: Product
    place: HallFeature | None
    booth: Booth | None
    start: dt.datetime
    end: dt.datetime
    title_vi: str = ""
    title_en: str = ""
    language: str = ""

    def write(self, slot: DemoSlot) -> None:
        """Put it into the record."""
        for one in fields(self):
            value = getattr(self, one.name)
            setattr(slot, one.name, nfc(value).strip() if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class Despite:
    """Whether it is kept in spite of what the rules find; with a reason the findings are accepted at once."""

    anyway: bool = False
    because: str = ""


@transaction.atomic
def add_demo(
    edition: Edition, wish: Wish, *, capacity: int | None, by: User | None, despite: Despite = Despite()
) -> DemoSlot:
    """Put a new demonstration into the programme.

    Raises Refused: `ends_before_start`, `outside_days`, `exhibitor_not_accepted`, `place_taken`; without `despite` also
    what the rules find, by their codes.
    """
    edition = lock_edition(edition.pk)
    slot = DemoSlot(edition=edition, code=_free_code(edition), capacity=capacity)
    _save(edition, slot, wish, by=by, verb="add demonstration", despite=despite)
    return slot


@transaction.atomic
def change_demo(
    slot: DemoSlot,
    wish: Wish,
    *,
    seen: str,
    by: User | None,
    despite: Despite = Despite(),
    at_once: bool = False,
) -> bool:
    """Change or move a demonstration that was seen so; return whether the public sees its time and place at once.

    Raises Refused as `add_demo`, `changed_meanwhile`, and `place_not_released` when the public does not know the place.
    """
    edition = lock_edition(slot.edition_id)
    locked = _locked(slot)
    if seen_of(locked) != seen:
        raise Refused(refusals.changed_meanwhile(locked))
    moved = any(getattr(locked, name) != getattr(wish, name) for name in _MOVED)
    verb = "move demonstration" if moved else "change demonstration"
    _save(edition, locked, wish, by=by, verb=verb, despite=despite)
    at_once = at_once or locked.capacity is not None
    if moved or at_once:
        return _tell(locked, "move" if moved else "show", at_once=at_once, by=by)
    return False


@transaction.atomic
def cancel_open_demo(slot: DemoSlot, *, by: User | None) -> bool:
    """Cancel a demonstration that nobody books; it keeps its mark. Return whether the public sees it at once.

    Raises Refused: `is_guided`.
    """
    lock_edition(slot.edition_id)
    locked = _locked(slot)
    if locked.capacity is not None:
        raise Refused(refusals.is_guided())
    return locked.cancelled_at is None and mark_cancelled(locked, by=by)


def mark_cancelled(slot: DemoSlot, *, by: User | None) -> bool:
    """Cancel it, under the locks of edition and demonstration; return whether the public sees it at once."""
    slot.cancelled_at = clock.now()
    slot.save(update_fields=["cancelled_at"])
    audit.record(slot, "cancel demonstration", by=by)
    return _tell(slot, "cancel", at_once=True, by=by)


@transaction.atomic
def restore_demo(slot: DemoSlot, *, by: User | None) -> bool:
    """Let a cancelled demonstration take place after all; return whether the public sees it at once.

    Raises Refused: `place_taken`.
    """
    lock_edition(slot.edition_id)
    locked = _locked(slot)
    if locked.cancelled_at is None:
        return False
    locked.cancelled_at = None
    if other := _in_the_way(locked):
        raise Refused(refusals.place_taken(other))
    with _refusing_overlap():
        locked.save(update_fields=["cancelled_at"])
    audit.record(locked, "restore demonstration", by=by)
    return _tell(locked, "restore", at_once=True, by=by)


def _tell(slot: DemoSlot, act: str, *, at_once: bool, by: User | None) -> bool:
    """Let others follow; return whether the public sees it."""
    answers = demo_changed.send(DemoSlot, slot=slot, act=act, at_once=at_once, by=by)
    return any(answer for _receiver, answer in answers)


def seen_of(slot: DemoSlot) -> str:
    """Return what a page that is posted back gives as seen: the same as long as the demonstration is."""
    told = json.dumps(audit.state_of(slot), sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def findings_about(edition: Edition, facts: Facts) -> list[Finding]:
    """Return what the rules find in the demonstrations alone, of a draft whose sessions are these."""
    return check(replace(facts, sessions=()), found_in(edition, facts))


def _locked(slot: DemoSlot) -> DemoSlot:
    return (
        DemoSlot.objects.select_for_update(of=("self",)).select_related("product__exhibitor").get(pk=slot.pk)
    )


def _save(
    edition: Edition, slot: DemoSlot, wish: Wish, *, by: User | None, verb: str, despite: Despite
) -> None:
    facts = facts_of(edition)
    known = {one.fingerprint for one in findings_about(edition, facts)}
    before = audit.state_of(slot) if slot.pk else {}
    wish.write(slot)
    if found := list(_hard(edition, slot)):
        raise Refused(*found)
    with _refusing_overlap():
        slot.save()
    changes = audit.difference(before, audit.state_of(slot))
    if changes:
        audit.record(slot, verb, by=by, changes=changes)
    code = f"{PREFIX}:{slot.code}"
    new = [
        one
        for one in findings_about(edition, facts)
        if code in one.sessions and one.is_open and one.fingerprint not in known
    ]
    _decide(edition, new, by=by, despite=despite)


def _decide(edition: Edition, new: list[Finding], *, by: User | None, despite: Despite) -> None:
    """Tell what is new before it is kept, or let it stand: accepted with the reason, or waiting in the inbox."""
    if new and not despite.anyway:
        raise Refused(*(Problem(one.code, one.severity, one.message, one.sessions) for one in new))
    if despite.because.strip():
        for one in new:
            accept_finding(edition, one, by=by, because=despite.because)


def _hard(edition: Edition, slot: DemoSlot) -> Iterator[Problem]:
    if slot.product.exhibitor.standing != Standing.ACCEPTED:
        yield refusals.not_accepted(slot.product.exhibitor)
    if slot.end <= slot.start:
        yield refusals.ends_before_start()
        return
    if not edition.start_date <= local(slot.start).date() <= local(slot.end).date() <= edition.end_date:
        yield refusals.outside_days(edition)
    if slot.cancelled_at is None and (other := _in_the_way(slot)):
        yield refusals.place_taken(other)


def _in_the_way(slot: DemoSlot) -> DemoSlot | None:
    return who_has(slot.place_id, slot.start, slot.end, but=slot.pk) if slot.place_id else None


def _free_code(edition: Edition) -> str:
    taken = set(DemoSlot.objects.filter(edition=edition).values_list("code", flat=True))
    return next(code for number in range(1, 10_000) if (code := f"DEMO-{number:02}") not in taken)


@contextmanager
def _refusing_overlap() -> Iterator[None]:
    """Turn the database's own refusal into the same words, should a writer have passed by the lock."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if CONSTRAINT not in str(error):
            raise
        raise Refused(refusals.place_taken(None)) from error
