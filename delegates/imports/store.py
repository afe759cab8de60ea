"""Writing planned rows: in bulk, in one transaction, each with its audit record."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from adgmin.core import audit, clock
from adgmin.core.models import User
from delegates.accreditation.models import Accreditation, State
from delegates.accreditation.transitions import due_for
from delegates.delegations.models import DelegateRole
from delegates.nominations.models import Delegate, Needs, Nomination, Travel, TravelDocument
from delegates.nominations.signals import changed as delegate_changed

from . import form
from .entry import Entry
from .known import Known
from .people import chunks, path
from .plan import CHANGED, CREATED, Changes, Plan, RowPlan

M = TypeVar("M", bound=models.Model)

DOCUMENT = {
    "birth_date": "birth_date",
    "passport_type": "type",
    "passport_number": "number",
    "passport_expiry": "expiry",
}
TRAVEL = ("arrival_flight", "arrival_at", "departure_flight", "departure_at", "hotel")
NEEDS = ("dietary", "accessibility")
DERIVED = ("folded", "name_key", "role_order", "delegation_order")


def write(plan: Plan, known: Known, *, by: User | None, source: str = "") -> None:
    """Write every row that is not refused. The caller holds the transaction and the locks."""
    changed = [row for row in plan.rows if row.action == CHANGED]
    # Who leaves the head's place goes first, so that the new head never meets the old one.
    changed.sort(key=lambda row: row.changes.get("role", ("", ""))[0] != DelegateRole.HEAD)
    leaving = [row for row in changed if row.changes.get("role", ("", ""))[0] == DelegateRole.HEAD]
    for part in (leaving, changed[len(leaving) :]):
        for some in chunks(part):
            _change(some, known, by=by)
    for some in chunks(row for row in plan.rows if row.action == CREATED):
        _create([row.entry for row in some], known, by=by, source=source)


def _create(entries: list[Entry], known: Known, *, by: User | None, source: str) -> None:
    now = clock.now()
    delegates = [_new_delegate(entry, known, source) for entry in entries]
    Delegate.objects.bulk_create(delegates)
    pairs = list(zip(delegates, entries, strict=True))
    documents = [_document(TravelDocument(delegate=delegate), entry) for delegate, entry in pairs]
    TravelDocument.objects.bulk_create(documents)
    Travel.objects.bulk_create(_part(Travel(delegate=delegate), entry, TRAVEL) for delegate, entry in pairs)
    Needs.objects.bulk_create(_part(Needs(delegate=delegate), entry, NEEDS) for delegate, entry in pairs)
    Nomination.objects.bulk_create(
        Nomination(delegate=delegate, submitted_at=now, submitted_by=by, way=Nomination.Way.WORKBOOK)
        for delegate in delegates
    )
    Accreditation.objects.bulk_create(
        Accreditation(delegate=delegate, since=now, due_at=due_for(State.SUBMITTED, now))
        for delegate in delegates
    )
    audit.record_many(
        audit.entry(delegate, "taken in", by=by, note=f"{entry.delegation} {entry.role} {entry.ref}")
        for delegate, entry in pairs
    )


def _new_delegate(entry: Entry, known: Known, source: str) -> Delegate:
    delegate = Delegate(source=source)
    for key in form.columns():
        _set(delegate, key, entry.get(key), known)
    delegate.prepare()
    return delegate


def _set(delegate: Delegate, key: str, value: Any, known: Known) -> None:
    """Set one form value on the delegate itself; the other records take theirs elsewhere."""
    if key == "delegation":
        delegate.delegation = known.delegations[value]
    elif path(key) == key:
        setattr(delegate, key, list(value) if isinstance(value, tuple) else value)


def _document(
    document: TravelDocument, entry: Entry, keys: Iterable[str] = tuple(DOCUMENT)
) -> TravelDocument:
    for key in keys:
        value = entry.get(key)
        setattr(document, DOCUMENT[key], value.isoformat() if isinstance(value, dt.date) else value or "")
    document.prepare()
    return document


def _part(record: M, entry: Entry, keys: Iterable[str]) -> M:
    for key in keys:
        value = entry.get(key)
        setattr(
            record, key, value.replace(tzinfo=clock.MEETING_ZONE) if isinstance(value, dt.datetime) else value
        )
    return record


def _change(rows: list[RowPlan], known: Known, *, by: User | None) -> None:
    found = Delegate.objects.select_related("travel_document", "travel", "needs", "delegation").in_bulk(
        [row.pk for row in rows]
    )
    touched: dict[type[models.Model], list[Any]] = {TravelDocument: [], Travel: [], Needs: []}
    delegates, now = [], clock.now()
    for row in rows:
        delegate = found[row.pk]
        for key, (_old, new) in row.changes.items():
            _set(delegate, key, new, known)
        delegate.prepare()
        delegate.updated = now
        delegates.append(delegate)
        _change_parts(delegate, row, touched)
    own = [key for key in form.columns() if path(key) == key]
    Delegate.objects.bulk_update(delegates, ["delegation", *own, *DERIVED, "updated"])
    TravelDocument.objects.bulk_update(
        touched[TravelDocument], [*DOCUMENT.values(), "number_digest", "birth_digest"]
    )
    Travel.objects.bulk_update(touched[Travel], TRAVEL)
    Needs.objects.bulk_update(touched[Needs], NEEDS)
    audit.record_many(
        audit.entry(found[row.pk], "changed by workbook", by=by, changes=audited(row.changes)) for row in rows
    )
    for row in rows:
        delegate_changed.send(Delegate, delegate=found[row.pk], changes=audited(row.changes), by=by)


def _change_parts(delegate: Delegate, row: RowPlan, touched: dict[type[models.Model], list[Any]]) -> None:
    """Change the records beside the delegate; one that was never there is made."""
    keys = row.changes.keys()
    if own := keys & DOCUMENT.keys():
        document = getattr(delegate, "travel_document", None) or TravelDocument.objects.create(
            delegate=delegate
        )
        touched[TravelDocument].append(_document(document, row.entry, own))
    if own := keys & set(TRAVEL):
        travel = getattr(delegate, "travel", None) or Travel.objects.create(delegate=delegate)
        touched[Travel].append(_part(travel, row.entry, own))
    if own := keys & set(NEEDS):
        needs = getattr(delegate, "needs", None) or Needs.objects.create(delegate=delegate)
        touched[Needs].append(_part(needs, row.entry, own))


def audited(changes: Changes) -> dict[str, list[Any]]:
    """Return changes for the audit record; sensitive values only as changed."""
    columns = form.columns()
    return {
        key: [audit.HIDDEN, audit.HIDDEN] if columns[key].sensitive else [_plain(old), _plain(new)]
        for key, (old, new) in changes.items()
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
