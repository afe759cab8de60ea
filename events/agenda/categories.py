"""The categories of persons that a session may admit, by their codes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

CATEGORIES: tuple[tuple[str, Any], ...] = (
    ("head", _("Head of delegation")),
    ("alternate", _("Alternate head of delegation")),
    ("delegate", _("Delegate")),
    ("adviser", _("Adviser")),
    ("interpreter", _("Interpreter")),
    ("security", _("Security")),
    ("media", _("Media")),
    ("exhibitor", _("Exhibitor")),
    ("secretariat", _("Host secretariat")),
)


def category_choices() -> list[tuple[str, Any]]:
    """Codes and their names."""
    return list(CATEGORIES)
