"""The meetings of papers, as the audience rule reads them: as they were released, under the day.

What knows releases stands above the papers, so it registers here how they are found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from events.editions.models import Edition


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as far as its papers depend on it."""

    kind: str
    access: str
    disclosure: str = ""
    categories: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()  # codes of all that take part, also by chairing
    has_begun: bool = False
    is_draft: bool = False


# A session that is in no release: its papers are seen by those only who wrote them, and by the desk.
UNRELEASED = Meeting(kind="plenary", access="restricted", disclosure="hidden", is_draft=True)

Source = Callable[[Edition], Mapping[str, Meeting]]
_sources: list[Source] = []


def register_meetings(source: Source) -> None:
    """Let this tell the released meetings of an edition, by code."""
    _sources[:] = [source]


def meetings_of(edition: Edition) -> Mapping[str, Meeting]:
    """Return the released meetings of an edition by code, in a fixed number of queries; none before the first."""
    return _sources[0](edition) if _sources else {}
