"""Gathers the pages of records of the capabilities; Django looks for them here."""

from .agenda import admin as agenda
from .documents import admin as documents
from .editions import admin as editions
from .parties import admin as parties
from .pictures import admin as pictures
from .showcase import admin as showcase
from .venues import admin as venues

__all__ = ["agenda", "documents", "editions", "parties", "pictures", "showcase", "venues"]
