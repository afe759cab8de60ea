"""Puts mails into the outbox, in the transaction of what they tell: either both are there or neither is.

One mail for each address and occasion. Bodies are written when a mail is first sent, so that a release waits for
nothing but a few rows.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from events.releases.codec import encode
from events.releases.programme import Programme

from .facts import Facts
from .models import Notice, OutgoingMail, new_message_id
from .readers import EVERYBODY, Reader

# Changes on the day that follow each other so quickly are told in one mail.
GATHERING = dt.timedelta(minutes=2)
_CAPACITIES = list(OutgoingMail.Capacity.values)


@dataclass(slots=True)
class Letter:
    """What one address is told, in whichever capacities."""

    reader: Reader  # the first capacity; its language and greeting are used
    names: set[str] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    token: str = ""

    def add(self, reader: Reader, numbers: Iterable[int]) -> None:
        """Tell more, in another capacity."""
        self.names.add(reader.name)
        self.numbers.extend(numbers)
        self.token = self.token or reader.token
        if _CAPACITIES.index(reader.capacity) < _CAPACITIES.index(self.reader.capacity):
            self.reader = reader


def letters_for(readers: Iterable[Reader], facts: Facts) -> dict[str, Letter]:
    """Return the letters by address in lower case; who is told nothing has none."""
    found: dict[str, Letter] = {}
    for reader in readers:
        if numbers := facts.told_to(reader):
            found.setdefault(reader.address.lower(), Letter(reader)).add(reader, numbers)
    for letter in found.values():
        letter.numbers = facts.best_of(letter.numbers)
    return found


def queue_changes(notice: Notice, facts: Facts, letters: dict[str, Letter], *, now: dt.datetime) -> int:
    """Write the notice and its mails; return how many addresses are told. Nothing when the notice is there already."""
    notice.programme, notice.changes, notice.created_at = frame_of(facts.after), facts.as_data(), now
    if not letters or not _begin(notice):
        return 0
    waiting = _gathering(notice, now)
    from_ = now + GATHERING if notice.kind == Notice.Kind.LIVE else now
    merged, fresh = [], []
    for recipient, letter in letters.items():
        if earlier := waiting.get(recipient):
            earlier.picks[str(notice.pk)] = letter.numbers
            earlier.token = earlier.token or letter.token
            merged.append(earlier)
        else:
            fresh.append(_mail(notice, recipient, letter, {str(notice.pk): letter.numbers}, now, from_))
    OutgoingMail.objects.bulk_update(merged, ["picks", "token"])
    OutgoingMail.objects.bulk_create(fresh)
    return len(letters)


def queue_words(notice: Notice, readers: Iterable[Reader], *, now: dt.datetime, begins: dt.datetime) -> int:
    """Tell an announcement to these readers when it begins; return how many addresses are told."""
    notice.created_at = now
    letters: dict[str, Letter] = {}
    for reader in readers:
        letters.setdefault(reader.address.lower(), Letter(reader)).add(reader, ())
    if not letters or not _begin(notice):
        return 0
    OutgoingMail.objects.bulk_create(
        _mail(notice, to, letter, {}, now, max(now, begins)) for to, letter in letters.items()
    )
    return len(letters)


def frame_of(programme: Programme) -> dict[str, Any]:
    """Return what a calendar needs beside the meetings themselves."""
    empty: dict[str, Any] = {"sessions": (), "documents": {}, "themes": {}, "exhibitors": {}, "booths": (),
                             "demos": (), "awards": (), "announcements": (), "hall": None, "_search": {}}  # fmt: skip
    data: dict[str, Any] = encode(replace(programme, **empty))
    return data


@transaction.atomic
def _begin(notice: Notice) -> bool:
    """Write the notice; False when it was written before: what happened is told once, however often it is said."""
    if Notice.objects.filter(key=notice.key).exists():
        return False
    notice.save(force_insert=True)
    return True


def _gathering(notice: Notice, now: dt.datetime) -> dict[str, OutgoingMail]:
    """Return the mails on changes of the day that are not under way yet, locked, by recipient."""
    if notice.kind != Notice.Kind.LIVE:
        return {}
    waiting = OutgoingMail.objects.filter(
        state=OutgoingMail.State.QUEUED, attempts=0, subject="", notice__kind=Notice.Kind.LIVE,
        notice__edition=notice.edition, created_at__gt=now - GATHERING,
    )  # fmt: skip
    # Those that a sender holds at this moment are left to it: the reader gets a second mail.
    locked = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("pk")
    return {mail.recipient: mail for mail in locked}


def _mail(
    notice: Notice,
    recipient: str,
    letter: Letter,
    picks: dict[str, list[int]],
    now: dt.datetime,
    from_: dt.datetime,
) -> OutgoingMail:
    reader = letter.reader
    one_person = len(letter.names) == 1
    greeting = reader.greeting if one_person else EVERYBODY
    return OutgoingMail(
        notice=notice, event=notice.key, recipient=recipient, address=reader.address,
        name=reader.name if one_person else "", greeting=greeting.as_dict(), lang=reader.lang,
        capacity=reader.capacity, delegation=reader.delegation, token=letter.token, picks=picks,
        message_id=new_message_id(), urgent=notice.kind != Notice.Kind.RELEASE,
        next_attempt_at=from_, created_at=now,
    )  # fmt: skip
