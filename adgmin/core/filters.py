"""What the address of a list asks for: texts by name, the empty one asking for nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

LONGEST = 200  # characters of one filter
MOST_DIGITS = 18  # what every database holds as a key


def number_of(text: str, otherwise: int = 0) -> int:
    """Return the whole number that a request gives; `otherwise` for anything else, and for more than a key can be."""
    known = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if known else otherwise


@dataclass(frozen=True)
class QueryFilters:
    """The filters of a list; a list adds its own as fields of text, each with the default ""."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """Read them from the query of a request."""
        return cls(**{field.name: query.get(field.name, "").strip()[:LONGEST] for field in fields(cls)})

    def given(self) -> dict[str, str]:
        """Return those that are asked for."""
        return {name: value for name, value in asdict(self).items() if value}
