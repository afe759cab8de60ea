"""Where a person went: read with a reason that is kept."""

from django.db import transaction

from adgmin.core import audit
from adgmin.core.models import User
from delegates.nominations.models import Delegate
from delegates.nominations.sensitive import reason_given

from .models import Scan

MOST = 500


@transaction.atomic
def read_movements(delegate: Delegate, *, by: User, reason: str) -> list[Scan]:
    """Return the scans of all badges of a person, the latest first (500 at most). Raises Refused: `reason_missing`."""
    why = reason_given(reason)
    audit.record(delegate, "movements read", by=by, note=why)
    scans = Scan.objects.filter(badge__delegate=delegate).exclude(act=Scan.Act.UNDO)
    return list(scans.select_related("gate", "badge", "device")[:MOST])
