"""Gathers the models of the capabilities; Django looks for them here."""

from .accreditation.models import Accreditation, Comment, Recheck, SavedFilter
from .badges.models import (
    Badge,
    BadgeBatch,
    BadgeCounter,
    BadgeLayout,
    HandOver,
    SigningKey,
    Zone,
)
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
from .demos.models import DemoBooking
from .exhibiting.models import Application, BoothStaff, ExhibitorContact, ExhibitorInvitation
from .gates.models import Gate, GateDevice, Incident, Presence, Scan
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
from .papers.models import PaperAccess, PaperVisit
from .privacy.models import Consent, ConsentText, PrivateFile
from .visits.models import BoothVisit, Sharing, VisitWish

__all__ = [
    "Accreditation", "Application", "Badge", "BadgeBatch", "BadgeCounter", "BadgeLayout", "BoothStaff",
    "BoothVisit", "BulkMail", "ChecklistItem", "Comment", "Consent", "ConsentText", "Contact", "Courier",
    "Deadline", "Declarations", "Delegate", "Delegation", "DelegationOrganisation", "DemoBooking",
    "EmergencyContact", "ExhibitorContact", "ExhibitorInvitation", "FocalPoint", "Gate", "GateDevice",
    "HandOver", "Incident", "Invitation", "ListVersion", "MailTemplate", "Needs", "Nomination", "Notice",
    "OutgoingMail", "OwnLink", "Pace", "PaperAccess", "PaperVisit", "Presence", "PrivateFile", "Quota",
    "Recheck", "Reminder", "RoomStaff", "SavedFilter", "Scan", "SessionSeats", "Sharing", "SigningKey",
    "Subscription", "Travel", "TravelDocument", "VisitWish", "Zone",
]  # fmt: skip
