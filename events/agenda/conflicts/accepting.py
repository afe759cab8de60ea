"""What staff do about a finding: mend it as proposed, let it stand with a reason, or take that back."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from adgmin.core.text import nfc
from events.agenda.editing import Move, move_sessions
from events.agenda.models import Session
from events.agenda.rule_models import AcceptedFinding
from events.editions.locking import lock_edition
from events.editions.models import Edition
from events.venues.models import Room

from .finding import Finding, Fix
from .reading import findings_of

MOST_LETTERS = 300


@transaction.atomic
def accept_finding(edition: Edition, finding: Finding, *, by: User | None, because: str) -> AcceptedFinding:
    """Let a finding stand until its facts change. Raises Refused: `reason_missing`, `reason_too_long`."""
    reason = nfc(because).strip()
    if not reason:
        raise Refused(_problem("reason_missing", lambda: gettext("Say why it may stand.")))
    if len(reason) > MOST_LETTERS:
        raise Refused(_problem("reason_too_long", _too_long))
    lock_edition(edition.pk)
    AcceptedFinding.objects.filter(edition=edition, fingerprint=finding.fingerprint).delete()
    accepted = AcceptedFinding.objects.create(
        edition=edition,
        fingerprint=finding.fingerprint,
        code=finding.rule.key,
        sessions=list(finding.sessions),
        because=reason,
        accepted_by=str(by) if by else "",
        accepted_at=clock.now(),
    )
    audit.record(accepted, "accept_finding", by=by, note=accepted.because)
    return accepted


@transaction.atomic
def withdraw_acceptance(accepted: AcceptedFinding, *, by: User | None) -> None:
    """Take an acceptance back: the finding waits again, if its facts still hold."""
    lock_edition(accepted.edition_id)
    audit.record(accepted, "withdraw_acceptance", by=by, note=accepted.because)
    accepted.delete()


@transaction.atomic
def apply_fix(edition: Edition, fingerprint: str, fix: Fix, *, by: User | None) -> Session:
    """Do what a finding proposed, as it was seen.

    Raises Refused: `changed_meanwhile` when somebody changed the meeting since, `proposal_gone` when the finding is no
    more or proposes something else by now, `room_double_booked`.
    """
    lock_edition(edition.pk)
    session = Session.objects.filter(edition=edition, code=fix.session).first()
    room = Room.objects.filter(edition=edition, code=fix.room).first()
    if session is None or (fix.room and room is None):
        raise Refused(_gone())
    if session.sequence == fix.sequence and not _is_proposed(edition, fingerprint, fix):
        raise Refused(_gone())
    (moved,) = move_sessions([Move(session, fix.start, fix.end, room, expected=fix.sequence)], by=by)
    return moved


def finding_by(edition: Edition, fingerprint: str) -> Finding:
    """Return a finding of the draft as it is. Raises Refused (`proposal_gone`) when its facts have changed."""
    for finding in findings_of(edition):
        if finding.fingerprint == fingerprint:
            return finding
    raise Refused(_gone())


def _is_proposed(edition: Edition, fingerprint: str, fix: Fix) -> bool:
    asked = (fix.session, fix.sequence, fix.start, fix.end, fix.room)
    return any(
        (one.session, one.sequence, one.start, one.end, one.room) == asked
        for one in finding_by(edition, fingerprint).fixes
    )


def _gone() -> Problem:
    return _problem(
        "proposal_gone",
        lambda: gettext(
            "The programme has changed since this page was made. Nothing was done: look again below."
        ),
    )


def _too_long() -> str:
    return gettext("Say it in at most %(number)d letters.") % {"number": MOST_LETTERS}


def _problem(code: str, sentence: Callable[[], str]) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence))
