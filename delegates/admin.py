"""Gathers the pages of records of the capabilities; Django looks for them here."""

from .accreditation import admin as accreditation
from .badges import admin as badges
from .delegations import admin as delegations
from .demos import admin as demos
from .gates import admin as gates
from .mail import admin as mail
from .nominations import admin as nominations
from .papers import admin as papers
from .privacy import admin as privacy

__all__ = [
    "accreditation",
    "badges",
    "delegations",
    "demos",
    "gates",
    "mail",
    "nominations",
    "papers",
    "privacy",
]
