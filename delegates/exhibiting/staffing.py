"""The staff of a booth: people of the exhibitors' delegation, so many as the organisers allow each exhibitor."""

from typing import Any

from django.db import transaction

from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.accreditation.states import OVER
from delegates.delegations.models import DelegateRole, Delegation
from delegates.nominations.models import Delegate
from delegates.portal.writing import begin_draft
from events.showcase.models import Exhibitor

from .exhibitor_refusals import no_places
from .models import BoothStaff


def delegation_of(exhibitor: Exhibitor) -> Delegation | None:
    """Return the delegation under which the staff of booths are accredited."""
    found = Delegation.objects.filter(edition=exhibitor.edition_id, kind=Delegation.Kind.EXHIBITORS)
    return found.order_by("pk").first()


def taken_of(exhibitor: Exhibitor) -> int:
    """Return how many badges of a booth are used: drafts count, who left does not."""
    staff = BoothStaff.objects.filter(exhibitor=exhibitor, delegate__merged_into=None)
    return staff.exclude(delegate__accreditation__state__in=OVER).count()


@transaction.atomic
def add_staff(exhibitor: Exhibitor, *, by: User, **values: Any) -> Delegate:
    """Begin the nomination of somebody for the booth. Raises Refused: `no_places`."""
    locked = Exhibitor.objects.select_for_update().get(pk=exhibitor.pk)
    delegation = delegation_of(locked)
    if delegation is None or taken_of(locked) >= locked.staff_places:
        raise Refused(no_places(locked.staff_places if delegation else 0))
    person = begin_draft(delegation, by=by, **{**values, "role": DelegateRole.EXHIBITOR})
    BoothStaff.objects.create(exhibitor=locked, delegate=person)
    return person
