"""Reminders of the checklist: to those who write for an exhibitor that has something to do, never twice.

What was told is what stands in the outbox: a letter has the deadline and the occasion in its key.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from adgmin.core.bilingual import Text
from delegates.mail.letters import moment_long
from delegates.mail.models import OutgoingMail
from delegates.mail.reminding import occasion
from events.editions.models import Edition
from events.showcase.models import Exhibitor
from events.showcase.readiness.models import ReadinessItem
from events.showcase.standing import AT_WORK

from . import letters
from .checklist import checklists
from .models import ExhibitorContact


@dataclass(frozen=True, slots=True)
class DueItems:
    """What one exhibitor still has to do by one deadline, and who has not been reminded of it yet."""

    exhibitor: Exhibitor
    due_at: dt.datetime
    days_before: int
    items: tuple[ReadinessItem, ...]
    contacts: tuple[ExhibitorContact, ...]

    @property
    def event(self) -> str:
        """What the letter is of: a deadline that is put off is told anew."""
        return event_of(self.exhibitor, self.due_at, self.days_before)


def event_of(exhibitor: Exhibitor, due_at: dt.datetime, days: int) -> str:
    """Return the key of a reminder in the outbox."""
    return f"checklist {exhibitor.pk} {due_at.astimezone(dt.UTC):%Y-%m-%dT%H:%M} {days}"


def due_items(edition: Edition, now: dt.datetime) -> list[DueItems]:
    """Return what is to be reminded of now and was not yet, in a fixed number of queries."""
    exhibitors = list(Exhibitor.objects.filter(edition=edition, standing__in=AT_WORK).order_by("code"))
    writing = defaultdict(list)
    for contact in ExhibitorContact.objects.in_force().filter(exhibitor__in=exhibitors).order_by("pk"):
        writing[contact.exhibitor_id].append(contact)
    grouped: dict[tuple[Exhibitor, dt.datetime, int], list[ReadinessItem]] = defaultdict(list)
    for shown in checklists(exhibitors, now):
        for line in shown.open:
            if days := occasion(line.item.due_at, now):
                grouped[shown.exhibitor, line.item.due_at, days].append(line.item)
    told = _told(event_of(*key) for key in grouped)
    found = []
    for (exhibitor, due_at, days), items in grouped.items():
        event = event_of(exhibitor, due_at, days)
        fresh = tuple(one for one in writing[exhibitor.pk] if (event, one.email.lower()) not in told)
        if fresh:
            found.append(DueItems(exhibitor, due_at, days, tuple(items), fresh))
    return found


def _told(events: Iterable[str]) -> set[tuple[str, str]]:
    rows = OutgoingMail.objects.filter(event__in=list(events))
    return set(rows.values_list("event", "recipient"))


def remind_of_items(due: DueItems) -> int:
    """Queue the reminders of one deadline; return how many. The outbox takes each of them once."""
    return letters.deadline(
        due.exhibitor, listed(due.items), moment_long(due.due_at), list(due.contacts), event=due.event
    )


def listed(items: Iterable[ReadinessItem]) -> Text:
    """Return the names of the items in both languages, a paragraph for each."""
    names = [(item.name_vi or item.name_en or "", item.name_en or item.name_vi or "") for item in items]  # type: ignore[attr-defined]  # translated
    return Text("\n\n".join(f"– {vi}" for vi, _en in names), "\n\n".join(f"– {en}" for _vi, en in names))
