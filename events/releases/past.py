"""Past releases as the desk reads them: what each changed for the public, and its sessions day by day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from adgmin.core.bilingual import Text

from .difference import ChangeKind
from .models import Release
from .naming import Names
from .presenting import tally
from .programme import Programme, PublicSession
from .wording import Line, facts_of


@dataclass(frozen=True, slots=True)
class Made:
    """A release and what it changed for the public."""

    release: Release
    tally: list[tuple[ChangeKind, str, int]]
    is_latest: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One session of a release, with everything that was known of it."""

    session: PublicSession
    room: str
    facts: tuple[Line, ...]


def with_tallies(releases: Iterable[Release]) -> list[Made]:
    """Return the releases, newest first as they come, with what each changed."""
    return [Made(each, tally(each.changes), place == 0) for place, each in enumerate(releases)]


def note_of(release: Release) -> Text:
    """The note to the readers."""
    return Text(release.note_vi or "", release.note_en or "")  # type: ignore[attr-defined]  # translated columns


def days_of(programme: Programme) -> list[tuple[dt.date, list[Row]]]:
    """Return the sessions of a release by day."""
    names = Names(programme)
    return [
        (day, [Row(each, names.room(each.room), facts_of(each, names)) for each in there])
        for day, there in groupby(programme.sessions, key=lambda session: session.day)
    ]
