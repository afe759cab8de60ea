"""A letter to many: written, sent to those whom a filter finds, stopped. Each person gets one of their own."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Count
from django.http import QueryDict
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.nominations.access import delegates_for
from delegates.nominations.listing import ORDERS, Filters, found_by
from delegates.nominations.models import Delegate, DelegateQuerySet

from .letters import Addressee, Letter, filled, queue
from .models import BulkMail, Notice, OutgoingMail
from .steps import about
from .templates_editing import FIELDS, placeholder_problems

State = OutgoingMail.State
ALLOWED = ("delegation", "person", "role")
LONGEST_QUERY = 500
STOPPABLE = (State.QUEUED, State.FAILED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come."""

    total: int
    sent: int
    waiting: int
    failed: int
    withheld: int

    @property
    def may_stop(self) -> bool:
        """Whether there is anything left to stop."""
        return bool(self.waiting or self.failed)


def people_of(user: User, filters: Filters) -> DelegateQuerySet:
    """Return whom a filter finds, in protocol order; without a state, those who hold a place."""
    found = found_by(delegates_for(user), filters)
    if not filters.state:
        found = found.filter(is_active=True)
    return found.order_by(*ORDERS["protocol"])


def filters_of(query: str) -> Filters:
    """Return the filters that a letter keeps as a query."""
    return Filters.of(QueryDict(query).dict())


@transaction.atomic
def write(words: Mapping[str, str], filters: Filters, *, by: User, bulk: BulkMail | None = None) -> BulkMail:
    """Keep a letter, new or changed, that was not sent yet.

    Raises Refused: `unknown_placeholder`, `too_long`, `bulk_sent`.
    """
    if problems := placeholder_problems(words, (), ALLOWED):
        raise Refused(*problems)
    query = urlencode(filters.given())
    if len(query) > LONGEST_QUERY:  # cut short it would find more people than were meant
        raise Refused(_too_long())
    current = _locked(bulk) if bulk else BulkMail(made_by=by, made_at=clock.now())
    if current.queued_at is not None:
        raise Refused(_sent_already())
    for name in FIELDS:
        setattr(current, name, words[name])
    current.query = query
    current.save()
    audit.record(current, "change" if bulk else "add", by=by, changes={"query": ["", current.query]})
    return current


@transaction.atomic
def send(bulk: BulkMail, *, by: User, expected: str) -> int:
    """Queue the letters, in few queries for any number; `expected` is the `mark_of` what the sender looked at.

    Raises Refused: `bulk_sent`, `bulk_nobody`, `bulk_changed`.
    """
    current = _locked(bulk)
    if current.queued_at is not None:
        raise Refused(_sent_already())
    people = [person for person in _read(people_of(by, filters_of(current.query))) if person.email.strip()]
    if not people or expected != mark_of(current, ((person.pk, person.email) for person in people)):
        raise Refused(_changed(len(people)))
    edition = people[0].delegation.edition
    letters = [letter_to(person, current) for person in people]
    queue(Notice.Kind.BULK, f"bulk {current.pk}", edition, letters)
    current.notice, current.queued_at = Notice.objects.get(key=f"bulk {current.pk}"), clock.now()
    current.save(update_fields=["notice", "queued_at"])
    audit.record(current, "send to many", by=by, changes={"letters": [0, len(people)]})
    return len(people)


@transaction.atomic
def stop(bulk: BulkMail, *, by: User) -> int:
    """Do not send what was not sent yet; what is under way at this moment still goes. Return how many stay behind."""
    current = _locked(bulk)
    if current.queued_at is None or current.stopped_at is not None:
        return 0
    current.stopped_at = clock.now()
    current.save(update_fields=["stopped_at"])
    left = OutgoingMail.objects.filter(notice=current.notice_id, state__in=STOPPABLE)
    number = left.update(state=State.WITHHELD, trouble=OutgoingMail.Trouble.STAFF)
    audit.record(current, "stop sending", by=by, changes={"letters": [number, 0]})
    return number


def mark_of(bulk: BulkMail, readers: Iterable[tuple[int, str]]) -> str:
    """Return what differs when the words or the readers (key and address, in order) do."""
    words = [getattr(bulk, name) for name in FIELDS]
    return hashlib.sha256(json.dumps([words, list(readers)]).encode()).hexdigest()[:16]


def letter_to(person: Delegate, bulk: BulkMail) -> Letter:
    """Return the letter as this person gets it."""
    values = {
        name: value if isinstance(value, Text) else Text(value, value)
        for name, value in about(person).items()
    }
    subject, body = (
        filled(Text(*(getattr(bulk, f"{part}_{lang}") or "" for lang in LANGUAGES)), values)
        for part in ("subject", "body")
    )
    return Letter(Addressee.delegate(person), subject, body, mark=str(person.pk))


def _read(people: DelegateQuerySet) -> list[Delegate]:
    return list(people.select_related("delegation__edition", "delegation__party"))


def readers_of(people: DelegateQuerySet) -> list[tuple[int, str]]:
    """Return (key, address) of those with an address, in the order of the list."""
    return [(pk, email) for pk, email in people.values_list("pk", "email") if email.strip()]


def reader(pk: int) -> Delegate:
    """Return a reader with what a letter says of them."""
    return Delegate.objects.select_related("delegation__edition", "delegation__party").get(pk=pk)


def progress_of(bulk: BulkMail) -> Progress:
    """Return how far the sending has come, in one query."""
    rows = (
        OutgoingMail.objects.filter(notice=bulk.notice_id)
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    found = dict(rows) if bulk.notice_id else {}
    waiting = found.get(State.QUEUED, 0) + found.get(State.SENDING, 0)
    return Progress(
        sum(found.values()), found.get(State.SENT, 0), waiting, found.get(State.FAILED, 0), found.get(State.WITHHELD, 0)
    )  # fmt: skip


def _locked(bulk: BulkMail) -> BulkMail:
    return BulkMail.objects.select_for_update(of=("self",)).get(pk=bulk.pk)


def _sent_already() -> Problem:
    return Problem(
        "bulk_sent",
        Severity.BLOCK,
        in_both(lambda: gettext("This letter has been given to the sender already.")),
    )


def _too_long() -> Problem:
    return Problem(
        "too_long",
        Severity.BLOCK,
        in_both(lambda: gettext("This filter is too long to be kept: search for fewer words.")),
        field="q",
    )


def _changed(number: int) -> Problem:
    def say() -> str:
        if not number:
            return gettext("The filter finds nobody with an e-mail address.")
        return gettext(
            "The words or the list have changed meanwhile; it now has %(number)d people. Look again, then send."
        ) % {"number": number}

    return Problem("bulk_changed" if number else "bulk_nobody", Severity.BLOCK, in_both(say))
