"""What delegations do with a text: propose, take a position, withdraw; and what the drafting officer makes of it."""

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.documents.models import Outcome
from events.parties.models import Party, PartyKind

from . import refusals
from .amending import Change, applied
from .models import Amendment, Position, Proposal, Standing
from .stages import DECIDED, SHUT
from .texts import current, locked, next_key, reached, renew, words_of

MOST, MOST_OF_A_NOTE, MOST_OF_A_POSITION = 10_000, 500, 300  # characters


def may_take_part(outcome: Outcome, party: Party) -> bool:
    """Whether a party drafts this text: the members of ASEAN all, a partner only what it leads or shares."""
    if party.kind == PartyKind.ASEAN_MEMBER or outcome.lead_id == party.pk:
        return True
    return party.pk in [one.pk for one in outcome.with_parties.all()]


def propose(
    outcome: Outcome,
    party: Party,
    change: Change,
    *,
    note: str = "",
    by: User | None,
    from_desk: bool = False,
) -> Amendment:
    """Enter a proposal of a party; the desk may do so after the deadline, for what was said in the room.

    Raises Refused: `not_theirs`, `too_late`, `no_text`, `paragraph_gone`, `words_changed`, `words_missing`, `frozen`,
    `decided`, `too_long`, `comment_missing`, `not_of_this_kind`.
    """
    words = _tidy(change.words, MOST, "words")
    proposed, note = _tidy(change.proposed, MOST, "proposed"), _tidy(note, MOST_OF_A_NOTE, "note")
    kind, key = change.kind, change.key
    _require_fitting(kind, words, proposed, note)
    with locked(outcome) as found:
        _require_part(found, party, from_desk=from_desk)
        version = current(found)
        if version is None:
            raise refusals.no_text()
        applied(words_of(version), Change(kind, key, words, proposed))  # refuses what could not be put in
        amendment = Amendment.objects.create(
            outcome=found, party=party, kind=kind, key=key, words=words, proposed=proposed, note=note,
            made_at=clock.now(), entered_by=by,
        )  # fmt: skip
        audit.record(found, "propose amendment", by=by, note=f"{party.code}: {amendment.get_kind_display()}")
    return amendment


def take_position(
    amendment: Amendment,
    party: Party,
    stance: str,
    *,
    note: str = "",
    by: User | None,
    from_desk: bool = False,
) -> Position:
    """Say where a party stands on an open proposal; saying it again replaces what it said.

    Raises Refused: `not_theirs`, `too_late`, `closed`, `frozen`, `decided`, `too_long`.
    """
    note = _tidy(note, MOST_OF_A_POSITION, "note")
    with locked(amendment.outcome) as found:
        _require_part(found, party, from_desk=from_desk)
        _open(amendment)
        position, _made = Position.objects.update_or_create(
            amendment=amendment, party=party,
            defaults={"stance": stance, "note": note, "at": clock.now(), "by": by},
        )  # fmt: skip
        audit.record(found, "take position", by=by, note=f"{party.code}: {position.get_stance_display()}")
    return position


def agree(amendment: Amendment, *, by: User | None, seen: int) -> Amendment:
    """Close a proposal as agreed: its words go into the next version of the text, with credit to who proposed it.

    `seen` is the number of the version that the officer had before them; when the text was renewed meanwhile the
    proposal is put into the new one if its words are still there. Raises Refused: `closed`, `words_changed`,
    `paragraph_gone`, `frozen`, `changed_meanwhile` (a version that never was).
    """
    with locked(amendment.outcome) as found:
        one = _open(amendment)
        version = current(found)
        if version is None or seen > version.number:
            raise refusals.changed_meanwhile()
        if one.kind != Proposal.COMMENT:
            change = Change(one.kind, one.key, one.words, one.proposed)
            text = applied(words_of(version), change, new_key=next_key(found))
            one.into = renew(found, text, by=by, note=f"{one.party.code}: {one.get_kind_display()}")
        return _close(one, Standing.AGREED, "agree amendment", by=by)


def refuse(amendment: Amendment, *, by: User | None) -> Amendment:
    """Close a proposal as not accepted. Raises Refused: `closed`."""
    with locked(amendment.outcome):
        return _close(_open(amendment), Standing.REFUSED, "refuse amendment", by=by)


def withdraw(amendment: Amendment, *, by: User | None) -> Amendment:
    """Withdraw an own proposal. Raises Refused: `closed`."""
    with locked(amendment.outcome):
        return _close(_open(amendment), Standing.WITHDRAWN, "withdraw amendment", by=by)


def _close(one: Amendment, state: str, verb: str, *, by: User | None) -> Amendment:
    one.state, one.closed_at = state, clock.now()
    one.save(update_fields=["state", "closed_at", "into"])
    audit.record(one.outcome, verb, by=by, note=f"{one.party.code}: {one.get_kind_display()}")
    return one


def _open(amendment: Amendment) -> Amendment:
    """Return the proposal as it is now that its outcome is locked. Raises Refused: `closed`."""
    found = Amendment.objects.select_related("outcome", "party").get(pk=amendment.pk)
    if found.state != Standing.OPEN:
        raise refusals.closed()
    return found


def _tidy(typed: str, most: int, field: str) -> str:
    """Return what was typed in one line, as it is stored. Raises Refused: `too_long`."""
    tidy = " ".join(nfc(typed).replace("\0", "").split())
    if len(tidy) > most:
        raise refusals.too_long(most, field)
    return tidy


def _require_fitting(kind: str, words: str, proposed: str, note: str) -> None:
    """Nothing that was typed is dropped because this kind of proposal has no place for it."""
    if words and kind in (Proposal.NEW_PARAGRAPH, Proposal.DROP_PARAGRAPH):
        raise refusals.not_of_this_kind(kind, "words")
    if proposed and kind in (Proposal.DELETE, Proposal.DROP_PARAGRAPH, Proposal.COMMENT):
        raise refusals.not_of_this_kind(kind, "proposed")
    if kind == Proposal.COMMENT and not note:
        raise refusals.comment_missing()


def _require_part(outcome: Outcome, party: Party, *, from_desk: bool) -> None:
    if not may_take_part(outcome, party):
        raise refusals.not_theirs()
    brief = getattr(outcome, "brief", None)
    if not from_desk and (stage := reached(outcome)) in SHUT:
        raise refusals.decided() if stage in DECIDED else refusals.frozen()
    if not from_desk and brief and brief.comments_until and brief.comments_until <= clock.now():
        raise refusals.too_late(brief.comments_until)
