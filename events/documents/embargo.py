"""Holding a paper back until a moment, or until a session opens, and lifting that."""

import datetime as dt
from typing import Any

from adgmin.core import audit, clock
from adgmin.core.models import User
from events.agenda.models import Session

from . import refusals
from .changing import changing
from .meetings import meetings_of
from .models import Document


def set_embargo(
    paper: Document, *, until: dt.datetime | None = None, session: Session | None = None, by: User | None
) -> Document:
    """Hold a paper back from everybody but the desk and its authors; with both, until both have come.

    Raises Refused: `embargo_missing`, `embargo_past`, `session_began`.
    """
    if until is None and session is None:
        raise refusals.embargo_missing()
    if until is not None and until <= clock.now():
        raise refusals.embargo_past()
    with changing(paper) as locked:
        if session is not None and _has_begun(locked, session):
            raise refusals.session_began(session.code)
        audit.record(locked, "set embargo", by=by, changes=_written(locked, until, session))
    return locked


def lift_embargo(paper: Document, *, by: User | None) -> Document:
    """Let a paper out now, to whoever its marking and session admit. Nothing happens without an embargo."""
    with changing(paper) as locked:
        if locked.embargo_until or locked.embargo_session_id:
            audit.record(locked, "lift embargo", by=by, changes=_written(locked, None, None))
    return locked


def _has_begun(paper: Document, session: Session) -> bool:
    meeting = meetings_of(paper.edition).get(session.code)
    return meeting is not None and meeting.has_begun


def _written(paper: Document, until: dt.datetime | None, session: Session | None) -> dict[str, Any]:
    before = audit.state_of(paper)
    paper.embargo_until, paper.embargo_session = until, session
    paper.save()
    return audit.difference(before, audit.state_of(paper))
