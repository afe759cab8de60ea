"""Gathers the models of the capabilities; Django looks for them here."""

from .accreditation.models import Accreditation, Comment, Recheck, SavedFilter
from .delegations.models import (
    ChecklistItem,
    Contact,
    Deadline,
    Delegation,
    DelegationOrganisation,
    FocalPoint,
    Invitation,
    Quota,
    Reminder,
    SessionSeats,
)
from .lists.models import ListVersion
from .mail.models import BulkMail, Courier, MailTemplate, Notice, OutgoingMail, Pace, RoomStaff, Subscription
from .nominations.models import (
    Declarations,
    Delegate,
    EmergencyContact,
    Needs,
    Nomination,
    OwnLink,
    Travel,
    TravelDocument,
)
from .privacy.models import Consent, ConsentText, PrivateFile

__all__ = [
    "Accreditation", "BulkMail", "ChecklistItem", "Comment", "Consent", "ConsentText", "Contact", "Courier", "Deadline",
    "Declarations", "Delegate", "Delegation", "DelegationOrganisation", "EmergencyContact", "FocalPoint", "Invitation",
    "ListVersion", "MailTemplate", "Needs", "Nomination", "Notice", "OutgoingMail", "OwnLink", "Pace", "PrivateFile",
    "Quota", "Recheck", "Reminder", "RoomStaff", "SavedFilter", "SessionSeats", "Subscription", "Travel",
    "TravelDocument",
]  # fmt: skip
