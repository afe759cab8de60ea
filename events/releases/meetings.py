"""The released meetings, told to the papers, which stand below the releases."""

from collections.abc import Mapping

from events.documents.meetings import Meeting, register_meetings
from events.editions.models import Edition

from .publishing import published_in_full
from .taking_part import meetings_in


def start() -> None:
    """Let the rule of papers know the meetings as they were released."""
    register_meetings(released_meetings)


def released_meetings(edition: Edition) -> Mapping[str, Meeting]:
    """Return the meetings of an edition as released, under the day, by code."""
    programme = published_in_full(edition)
    return {} if programme is None else meetings_in(programme, edition)
