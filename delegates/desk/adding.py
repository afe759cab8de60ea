"""Taking in one person by hand: nominated, and waiting for a decision, in one step."""

from typing import Any

from django.db import transaction

from adgmin.core import clock
from adgmin.core.models import User
from delegates.accreditation.transitions import open_accreditation
from delegates.delegations.models import Delegation
from delegates.nominations.editing import nominate
from delegates.nominations.models import Delegate


@transaction.atomic
def add_delegate(delegation: Delegation, *, by: User | None, **values: Any) -> Delegate:
    """Nominate a person and open the accreditation. Raises Refused as `nominate` does."""
    delegate = nominate(delegation, by=by, **values)
    open_accreditation(delegate, by=by, at=clock.now())
    return delegate
