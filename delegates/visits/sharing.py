"""What visitors decide: per exhibitor and once for all; and what exhibitors therefore see."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from adgmin.core import audit, clock
from delegates.nominations.models import Delegate
from events.showcase.models import Exhibitor

from .models import BoothVisit, Sharing, Standing, VisitWish

FIELDS = ("name", "email", "phone")


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor as an exhibitor sees them: what is not shared is empty."""

    name: str
    position: str
    organisation: str
    email: str
    phone: str
    sharing: Sharing


@transaction.atomic
def decide(delegate: Delegate, exhibitor: Exhibitor, fields: Collection[str]) -> Sharing:
    """Let an exhibitor whom one visited see these of FIELDS, nothing else from now on; with none of them, nothing.

    The address and the telephone number go with the name. Raises ValueError for any other field, and
    BoothVisit.DoesNotExist when there was no visit.
    """
    if not set(fields) <= set(FIELDS):
        raise ValueError(fields)
    Delegate.objects.select_for_update().get(pk=delegate.pk)
    if not BoothVisit.objects.filter(delegate=delegate, exhibitor=exhibitor).exists():
        raise BoothVisit.DoesNotExist
    found = Sharing.objects.filter(delegate=delegate, exhibitor=exhibitor).first()
    sharing = found or Sharing(delegate=delegate, exhibitor=exhibitor)
    before = {name: getattr(sharing, name) for name in FIELDS}
    wanted = {name: name in fields or (name == "name" and bool(fields)) for name in FIELDS}
    if found and wanted == before:
        return found
    for name, value in wanted.items():
        setattr(sharing, name, value)
    sharing.decided_at = clock.now()
    sharing.save()
    verb = "share with exhibitor" if wanted["name"] else "share nothing with exhibitor"
    # Not with whom: who reads the record is not to learn which booths somebody visited.
    audit.record(delegate, verb, by=None, changes=audit.difference(before, wanted))
    return sharing


@transaction.atomic
def wish(delegate: Delegate, standing: Standing) -> VisitWish:
    """Set what happens at booths from now on; with `never` all exhibitors lose what they saw, and no visit stays."""
    Delegate.objects.select_for_update().get(pk=delegate.pk)
    found = VisitWish.objects.filter(delegate=delegate).first() or VisitWish(delegate=delegate)
    before, found.standing = found.standing, standing
    found.save()
    if standing == Standing.NEVER:
        BoothVisit.objects.filter(delegate=delegate).delete()
        Sharing.objects.filter(delegate=delegate).delete()
    if before != standing:
        audit.record(found, "wish about visits", by=None, changes={"standing": [before, standing]})
    return found


def visitors_of(exhibitor: Exhibitor) -> list[Visitor]:
    """Return who shares something with this exhibitor now, the latest decision first; one query."""
    shared = Sharing.objects.filter(exhibitor=exhibitor, name=True, delegate__merged_into=None)
    rows = shared.select_related("delegate").order_by("-decided_at", "-pk")
    return [_seen(one) for one in rows]


def _seen(sharing: Sharing) -> Visitor:
    person = sharing.delegate
    return Visitor(
        person.badge_name, person.position or "", person.organisation or "",
        person.email if sharing.email else "", person.phone if sharing.phone else "", sharing,
    )  # fmt: skip
