"""Accreditations that follow their badges: printed, handed over, being replaced; one person or a whole print run.

The same table, record and signal as the other verbs, for many people in a few queries. A badge takes no place in a
quota, and whether the officer may is asked by the verb of the badge.
"""

from collections.abc import Collection

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate

from .models import Accreditation, State
from .signals import moved
from .states import ADMITTED, TIME_FOR, moves

LEADS = {"print": State.PRINTED, "issue": State.ISSUED, "replace": State.REPLACED}


def lock_delegations(people: Collection[int]) -> None:
    """Lock the delegations of these people, always in the same order: what every change of a person locks first."""
    held = Delegate.objects.filter(pk__in=people).order_by().values("delegation")
    list(Delegation.objects.select_for_update().filter(pk__in=held).order_by("pk").values_list("pk"))


def admitted_among(people: Collection[int]) -> set[int]:
    """Return the keys of those who are accredited now; held by no lock of its own."""
    found = Accreditation.objects.filter(delegate__in=people, state__in=ADMITTED)
    return set(found.values_list("delegate_id", flat=True))


@transaction.atomic
def follow(people: Collection[int], verb: str, *, by: User | None, reason: str = "") -> set[int]:
    """Move the accreditations of these people by `print`, `issue` or `replace`; return the keys of whom it moved.

    Who stands where the table knows no such move stays there: a badge may be printed while its bearer is checked again.
    """
    lock_delegations(people)
    rows = Accreditation.objects.select_for_update(of=("self",)).filter(delegate__in=people).order_by("pk")
    found = [row for row in rows.select_related("delegate__delegation") if moves(verb, row.state)]
    starts, to, now = [State(row.state) for row in found], LEADS[verb], clock.now()
    due = now + TIME_FOR[to] if to in TIME_FOR else None
    values = {"state": to, "since": now, "decided_by": by, "reason": reason, "returns_to": "", "due_at": due}
    records = []
    for row in found:
        before = audit.state_of(row)
        for name, value in values.items():
            setattr(row, name, value)
        changes = audit.difference(before, audit.state_of(row))
        records.append(audit.entry(row, verb, by=by, changes=changes, note=str(row.delegate)))
    Accreditation.objects.filter(pk__in=[row.pk for row in found]).update(**values)
    audit.record_many(records)
    for row, start in zip(found, starts, strict=True):
        moved.send(
            Accreditation, accreditation=row, delegate=row.delegate, verb=verb, start=start, to=to, by=by, reason=reason
        )  # fmt: skip
    return {row.delegate_id for row in found}
