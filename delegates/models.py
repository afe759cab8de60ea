"""Gathers the models of the capabilities; Django looks for them here."""

from .accreditation.models import Accreditation
from .delegations.models import Delegation, DelegationOrganisation, FocalPoint, Quota
from .mail.models import Courier, Notice, OutgoingMail, Pace, RoomStaff, Subscription
from .nominations.models import Delegate, Needs, Nomination, Travel, TravelDocument

__all__ = [
    "Accreditation", "Courier", "Delegate", "Delegation", "DelegationOrganisation", "FocalPoint", "Needs",
    "Nomination", "Notice", "OutgoingMail", "Pace", "Quota", "RoomStaff", "Subscription", "Travel", "TravelDocument",
]  # fmt: skip
