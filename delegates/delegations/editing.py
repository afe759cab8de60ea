"""The verbs by which the desk keeps a delegation: quotas, seats, deadlines, contacts, checklist; each audited."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from events.agenda.models import Session
from events.editions.models import Edition

from .models import ChecklistItem, Contact, Deadline, Delegation, Quota, SessionSeats


@transaction.atomic
def set_quotas(
    delegation: Delegation,
    places: Mapping[str, int | None],
    *,
    standing: Mapping[str, int] | None = None,
    by: User | None,
) -> None:
    """Set the places of each role (None: no limit), and seats and passes of the whole meeting (`standing`, by field).

    The same lock as nominating, so that no place is given twice.
    """
    current = _locked(delegation)
    if any(getattr(current, name) != number for name, number in (standing or {}).items()):
        change_delegation(current, by=by, **(standing or {}))
    kept = {quota.role: quota for quota in delegation.quotas.select_for_update()}
    for role, number in places.items():
        new = Quota(delegation=delegation, role=role)
        _set(kept.get(role), new, "places", number, delegation, by)


@transaction.atomic
def set_seats(delegation: Delegation, seats: Mapping[Session, int | None], *, by: User | None) -> None:
    """Set how many of the delegation each session seats; None: not set."""
    _locked(delegation)
    rows = delegation.session_seats.select_for_update(of=("self",)).select_related("session")
    kept = {row.session_id: row for row in rows}
    for session, number in seats.items():
        new = SessionSeats(delegation=delegation, session=session)
        _set(kept.get(session.pk), new, "places", number, delegation, by)


@transaction.atomic
def set_deadlines(
    edition: Edition, due: Mapping[str, dt.datetime | None], *, delegation: Delegation | None = None, by: User | None
) -> None:  # fmt: skip
    """Set until when each step is asked for: of all, or of one delegation; None: no deadline (of its own)."""
    if delegation is None:
        Edition.objects.select_for_update().get(pk=edition.pk)
    else:
        _locked(delegation)
    rows = Deadline.objects.select_for_update().filter(edition=edition, delegation=delegation)
    kept = {row.step: row for row in rows}
    for step, moment in due.items():
        new = Deadline(edition=edition, delegation=delegation, step=step)
        _set(kept.get(step), new, "due_at", moment, delegation or edition, by)


@transaction.atomic
def change_delegation(delegation: Delegation, *, by: User | None, **changes: Any) -> Delegation:
    """Change fields of a delegation."""
    current = _locked(delegation)
    before = audit.state_of(current)
    for name, value in changes.items():
        setattr(current, name, value)
    if difference := audit.difference(before, audit.state_of(current)):
        current.save()
        audit.record(current, "change", by=by, changes=difference)
    return current


@transaction.atomic
def save_contact(contact: Contact, *, by: User | None) -> Contact:
    """Write a contact, new or changed."""
    known = Contact.objects.select_for_update().filter(pk=contact.pk).first()
    before = audit.state_of(known) if known else {}
    contact.save()
    changes = audit.difference(before, audit.state_of(contact))
    audit.record(
        contact,
        "change" if known else "add",
        by=by,
        changes={n: c for n, c in changes.items() if any(c) and n != "delegation"},
    )
    return contact


@transaction.atomic
def take_out(row: Contact | ChecklistItem, *, by: User | None) -> None:
    """Delete a contact or an item; that it was there stays in the delegation's history."""
    audit.record(row.delegation, "take out", by=by, note=str(row))
    row.delete()


@transaction.atomic
def add_item(delegation: Delegation, text: str, *, by: User | None) -> ChecklistItem:
    """Put something to be done at the end of the checklist."""
    _locked(delegation)
    last = delegation.checklist.aggregate(last=models.Max("position"))["last"] or 0
    item = ChecklistItem.objects.create(delegation=delegation, text=text, position=last + 1)
    audit.record(item, "add", by=by)
    return item


@transaction.atomic
def tick(item: ChecklistItem, *, done: bool, by: User | None) -> ChecklistItem:
    """Say that it is done, or is not after all; nothing happens when it stands so already."""
    current = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    if done == (current.done_at is not None):
        return current
    current.done_at, current.done_by = (clock.now(), by) if done else (None, None)
    current.save(update_fields=["done_at", "done_by"])
    audit.record(current, "tick" if done else "untick", by=by)
    return current


def _locked(delegation: Delegation) -> Delegation:
    return Delegation.objects.select_for_update().get(pk=delegation.pk)


def _set(row: Any, new: Any, field: str, value: Any, owner: models.Model, by: User | None) -> None:
    """Make, change or delete one row so that its field has this value."""
    if value is None:
        if row is not None:
            audit.record(owner, "take out", by=by, note=str(row))
            row.delete()
        return
    before = getattr(row, field) if row is not None else None
    if before == value:
        return
    target = row or new
    setattr(target, field, value)
    target.save()
    audit.record(target, "change" if row else "add", by=by, changes={field: [_plain(before), _plain(value)]})


def _plain(value: Any) -> Any:
    return str(value.astimezone(dt.UTC)) if isinstance(value, dt.datetime) else value
