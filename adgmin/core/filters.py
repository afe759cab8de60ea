"""What the address of a list asks for: texts by name, the empty one asking for nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

LONGEST = 200  # characters of one filter


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
