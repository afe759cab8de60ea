"""The sheets of a programme workbook: which columns, in which order, under which headings."""

from django.utils.translation import gettext

from .fields import FIELDS, IDENTITY, ITEM_KEYS, label

SESSION_COLUMNS = (*reversed(IDENTITY), *(key for key in FIELDS if key != "items"))
ITEM_COLUMNS = ("code", *ITEM_KEYS)


def heading(key: str) -> str:
    """The heading of a column in the active language."""
    words = {
        "code": gettext("Session code"),
        "number": gettext("Number of the item"),
        "minutes": gettext("Minutes"),
        "lead": gettext("Led by"),
    }
    return words.get(key) or label(key)
