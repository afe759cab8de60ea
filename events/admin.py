"""Gathers the pages of records of the capabilities; Django looks for them here."""

from .agenda import admin as agenda
from .awards import admin as awards
from .documents import admin as documents
from .editions import admin as editions
from .outcomes import admin as outcomes
from .parties import admin as parties
from .pictures import admin as pictures
from .showcase import admin as showcase
from .showcase.move_in import admin as move_in
from .showcase.readiness import admin as readiness
from .venues import admin as venues

__all__ = [
    "agenda", "awards", "documents", "editions", "move_in", "outcomes", "parties", "pictures", "readiness", "showcase",
    "venues",
]  # fmt: skip
