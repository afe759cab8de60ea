"""Where a paper stands: the steps by one table, and withdrawing with a reason."""

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.text import nfc

from . import refusals
from .changing import changing
from .models import Document, PaperStatus

S = PaperStatus
TRANSITIONS: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.CIRCULATION, S.WITHDRAWN}),
    S.CIRCULATION: frozenset({S.FINAL, S.ADOPTED, S.NOTED, S.WITHDRAWN}),
    S.FINAL: frozenset({S.CIRCULATION, S.ADOPTED, S.NOTED, S.WITHDRAWN}),
    # What the meeting did is taken back only where it was recorded by mistake.
    S.ADOPTED: frozenset({S.FINAL}),
    S.NOTED: frozenset({S.FINAL}),
    S.WITHDRAWN: frozenset({S.DRAFT}),
}


def steps_from(paper: Document) -> list[PaperStatus]:
    """Return what a paper may become by a step of its own, in the order of the house; withdrawing has its own form.

    A draft that has files goes out by being issued.
    """
    steps = TRANSITIONS[paper.status] - {S.WITHDRAWN}
    return [step for step in PaperStatus if step in steps and not _is_issue(paper, step)]


def set_status(paper: Document, status: str, *, by: User | None, seen: str = "") -> Document:
    """Let a paper stand elsewhere; `seen` is the status that the actor saw.

    Raises Refused: `not_from_here`, `changed_meanwhile`, `issue_instead`, `reason_missing` (withdraw says why).
    """
    if status == S.WITHDRAWN:
        raise refusals.reason_missing()
    with changing(paper) as locked:
        _require_step(locked, status, seen)
        if _is_issue(locked, status):
            raise refusals.issue_instead(locked)
        locked.withdrawn_because = locked.withdrawn_from = ""
        audit.record(locked, "set paper status", by=by, changes=_written(locked, status))
    return locked


def withdraw(paper: Document, reason: str, *, by: User | None, seen: str = "") -> Document:
    """Withdraw a paper: its name stays with those who saw it, its files open no more.

    Raises Refused: `reason_missing`, `not_from_here`, `changed_meanwhile`.
    """
    reason = nfc(reason).strip()
    if not reason:
        raise refusals.reason_missing()
    with changing(paper) as locked:
        _require_step(locked, S.WITHDRAWN, seen)
        locked.withdrawn_because, locked.withdrawn_from = reason[:300], locked.status
        changes = _written(locked, S.WITHDRAWN)
        audit.record(locked, "withdraw paper", by=by, changes=changes, note=reason)
    return locked


def _is_issue(paper: Document, status: str) -> bool:
    """Whether this step is that of issuing files, which says more than a new status."""
    return (
        (paper.status, status) == (S.DRAFT, S.CIRCULATION)
        and paper.revisions.exists()
        and (not paper.revisions.filter(issued_at__isnull=False).exists())
    )


def _require_step(paper: Document, status: str, seen: str) -> None:
    if seen and seen != paper.status:
        raise refusals.changed_meanwhile(paper)
    if status not in TRANSITIONS.get(paper.status, ()):
        raise refusals.not_from_here(paper, status)


def _written(paper: Document, status: str) -> dict[str, list[str]]:
    changes = {"status": [paper.status, status]}
    paper.status, paper.to_look_at = status, False
    paper.save()
    return changes
