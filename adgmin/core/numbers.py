"""Numbers as they are typed."""

from decimal import Decimal
from typing import Any

from django import forms


class PlainNumber(forms.NumberInput):
    """A field for a decimal number that shows 3 of 3.00, and what was typed as it was typed."""

    def format_value(self, value: Any) -> str | None:
        """Drop the zeros that say nothing."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else super().format_value(value)
