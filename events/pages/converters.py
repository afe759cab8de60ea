"""Parts of public addresses."""

import datetime as dt

from django.urls import register_converter


class LanguageConverter:
    """vi or en."""

    regex = "vi|en"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class DayConverter:
    """An ISO date; an impossible one is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        """Read the date; a ValueError means no address."""
        return dt.date.fromisoformat(value)

    def to_url(self, value: dt.date | str) -> str:
        """Return the ISO date."""
        return value if isinstance(value, str) else value.isoformat()


register_converter(LanguageConverter, "lang")
register_converter(DayConverter, "day")
