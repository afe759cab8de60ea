"""Where something was announced first: the mark of what moves on the day, for meetings and demonstrations alike."""

import datetime as dt
from dataclasses import replace
from typing import Any, TypeVar

from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from events.releases.programme import PublicDemo, PublicSession

from .models import LiveChange

Public = TypeVar("Public", PublicSession, PublicDemo)

# What can change, with what stands where nothing was changed.
_MARKED: dict[str, Any] = {"start": None, "end": None, "room": "", "place": Text()}


def moved_from(before: Public, after: Public) -> Public:
    """Return what is public after, marked with where it was announced first; back there it has no mark."""
    marks = {}
    for name, nothing in _MARKED.items():
        if hasattr(after, name):
            first = getattr(before, f"was_{name}") or getattr(before, name)
            marks[f"was_{name}"] = first if first != getattr(after, name) else nothing
    return replace(after, **marks)


def times_of(state: LiveChange, public: PublicSession | PublicDemo) -> dict[str, dt.datetime | None]:
    """Return the times of something released as its live state has it, and those it was moved from."""
    times: dict[str, dt.datetime | None] = {}
    for name in ("start", "end"):
        now: dt.datetime = getattr(state, name) or getattr(public, name)
        was: dt.datetime | None = getattr(state, f"was_{name}") or getattr(public, f"was_{name}")
        times[name] = local(now)
        times[f"was_{name}"] = local(was) if was and was != now else None
    return times
