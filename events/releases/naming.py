"""The words for what a programme refers to by code: rooms, parties, topics."""

from collections.abc import Iterable, Mapping
from typing import Any

from .programme import Programme


class Names:
    """Looks codes up in one programme after another; the first that knows a code names it.

    A code that none knows is given as it is, or as nothing when `only_known`: readers who may not be told a name
    may not be told its code either.
    """

    def __init__(self, *programmes: Programme | None, only_known: bool = False) -> None:
        self._programmes = [programme for programme in programmes if programme is not None]
        self._only_known = only_known

    def room(self, code: str) -> str:
        """The name of a room."""
        return self._name("rooms", code)

    def parties(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The names of parties."""
        return self._names("parties", codes)

    def topics(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The names of topics."""
        return self._names("topics", codes)

    def _names(self, kind: str, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for code in codes if (name := self._name(kind, code)))

    def _name(self, kind: str, code: str) -> str:
        if record := self._find(kind, code):
            return str(record.name)
        return "" if self._only_known else code

    def _find(self, kind: str, code: str) -> Any:
        for programme in self._programmes:
            records: Mapping[str, Any] = getattr(programme, kind)
            if code in records:
                return records[code]
        return None
