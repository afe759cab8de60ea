"""Gathers the models of the capabilities; Django looks for them here."""

from .accreditation.models import Accreditation
from .delegations.models import Delegation, DelegationOrganisation, FocalPoint, Quota
from .nominations.models import Delegate, Needs, Nomination, Travel, TravelDocument

__all__ = [
    "Accreditation", "Delegate", "Delegation", "DelegationOrganisation", "FocalPoint", "Needs", "Nomination", "Quota",
    "Travel", "TravelDocument",
]  # fmt: skip
