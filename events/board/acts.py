"""What one person did on the board, kept with their sign-in, so that it can be undone and done again by name.

Pages of one person in several tabs share the list: it is read anew and written under the edition's lock, and a tab
undoes only the act that it names.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils.translation import gettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.editing import Move, move_sessions
from events.agenda.models import Session
from events.editions.locking import lock_edition
from events.editions.models import Edition

from .copying import Copy, make_copies, remove_copies
from .spots import Spot

MOST = 30
Stack = list[dict[str, Any]]
_KEY = "board_acts"
# What an editor can never have seen, so that the verb refuses and says who changed what.
_OVERTAKEN = -1
_OVERTAKEN_CODES = {"changed_meanwhile", "copy_changed", "code_taken"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Something to be done in one go: sessions that move, copies to be made; `label` names it."""

    label: Text
    moves: tuple[Move, ...] = ()
    copies: tuple[Copy, ...] = ()
    verb: str = "move"


@dataclass(frozen=True, slots=True)
class Offered:
    """The names of the acts that can be undone and done again next."""

    undo: Text | None
    redo: Text | None
    undo_key: str = ""
    redo_key: str = ""


@transaction.atomic
def carry_out(plan: Plan, kept: SessionBase, *, by: User) -> list[Session]:
    """Do it, or nothing of it, and remember it. Raises Refused as the verbs of `agenda.editing` do."""
    before = [Spot.of(move.session) for move in plan.moves]
    moved = move_sessions(plan.moves, by=by, verb=plan.verb)
    made = make_copies(plan.copies, by=by)
    steps = [
        [session.pk, old, Spot.of(session)]
        for session, old in zip(moved, before, strict=True)
        if old != Spot.of(session)
    ]
    if steps or made:
        act = {
            "key": secrets.token_hex(6),
            "label": plan.label.as_dict(),
            "moves": steps,
            "copies": [copy.as_dict() for copy in plan.copies],
        }
        done, _ = _stacks(kept)
        _keep(kept, [*done, act], [])
    return [*moved, *made]


def offered(kept: SessionBase) -> Offered:
    """Return what can be undone and done again."""
    stacks = kept.get(_KEY) or {}
    done, undone = stacks.get("done", []), stacks.get("undone", [])
    return Offered(_label(done), _label(undone), _key_of(done), _key_of(undone))


def undo(edition: Edition, kept: SessionBase, *, by: User, key: str = "") -> Text | None:
    """Undo the latest act; return its name, or None when there is none. `key` is that of the act the page offered.

    Raises Refused: `undone_elsewhere` when the latest act is another one by now; and when a session no longer stands
    where the act had put it: nobody's later work is undone. Such an act is forgotten, for it can never be undone.
    """
    with _forgetting_what_is_overtaken(kept) as forget, transaction.atomic():
        lock_edition(edition.pk)
        done, undone = _stacks(kept)
        _require_offered(done, key)
        if not done:
            return None
        *left, act = done
        forget.append((left, undone))
        back = [(pk, Spot(*after), Spot(*before)) for pk, before, after in act["moves"]]
        _step(edition, back, by=by, verb="undo")
        remove_copies([copy["code"] for copy in act["copies"]], edition, by=by)
        _keep(kept, left, [*undone, act])
    return Text(**act["label"])


def redo(edition: Edition, kept: SessionBase, *, by: User, key: str = "") -> Text | None:
    """Do again what was undone last; as `undo`."""
    with _forgetting_what_is_overtaken(kept) as forget, transaction.atomic():
        lock_edition(edition.pk)
        done, undone = _stacks(kept)
        _require_offered(undone, key)
        if not undone:
            return None
        *left, act = undone
        forget.append((done, left))
        forth = [(pk, Spot(*before), Spot(*after)) for pk, before, after in act["moves"]]
        _step(edition, forth, by=by, verb="redo")
        make_copies([Copy.from_dict(copy) for copy in act["copies"]], by=by)
        _keep(kept, [*done, act], left)
    return Text(**act["label"])


def _require_offered(stack: Stack, key: str) -> None:
    """Refuse to undo or do again another act than the page named."""
    if key and key != _key_of(stack):
        sentence = in_both(
            lambda: gettext(
                "In another tab of yours something else was done or undone since. Nothing was changed: look at what the"
                " button names now, and press it again if you mean that."
            )
        )
        raise Refused(Problem("undone_elsewhere", Severity.BLOCK, sentence))


@contextmanager
def _forgetting_what_is_overtaken(kept: SessionBase) -> Iterator[list[tuple[Stack, Stack]]]:
    """Give a list to which is added what is to be kept should the act turn out to be overtaken."""
    left: list[tuple[Stack, Stack]] = []
    try:
        yield left
    except Refused as refusal:
        if left and any(problem.code in _OVERTAKEN_CODES for problem in refusal.problems):
            _keep(kept, *left[0])
        raise


def _step(edition: Edition, steps: list[tuple[int, Spot, Spot]], *, by: User, verb: str) -> None:
    """Move each session from the spot where it must be to the other one."""
    rows = Session.objects.filter(edition=edition).in_bulk([pk for pk, _, _ in steps])
    rooms = {room.pk: room for room in edition.room_set.all()}
    moves = []
    for pk, here, there in steps:
        if (row := rows.get(pk)) is None:
            continue
        expected = row.sequence if Spot.of(row) == here else _OVERTAKEN
        start, end = there.moments()
        moves.append(Move(row, start, end, rooms.get(there.room or 0), expected))
    move_sessions(moves, by=by, verb=verb)


def _stacks(kept: SessionBase) -> tuple[Stack, Stack]:
    """Return what was done and undone, acts of other tabs included; ask with the edition locked."""
    if _is_stored(kept):
        kept[_KEY] = kept.load().get(_KEY) or {}
    stacks = kept.get(_KEY) or {}
    return stacks.get("done", []), stacks.get("undone", [])


def _keep(kept: SessionBase, done: Stack, undone: Stack) -> None:
    """Keep it at once: at the end of the request another tab may have written."""
    kept[_KEY] = {"done": done[-MOST:], "undone": undone[-MOST:]}
    if _is_stored(kept):
        kept.save()
        kept.modified = False


def _is_stored(kept: SessionBase) -> bool:
    """Whether the sign-in still stands; one that was ended is not brought back."""
    return bool(kept.session_key) and kept.exists(str(kept.session_key))


def _label(stack: Stack) -> Text | None:
    return Text(**stack[-1]["label"]) if stack else None


def _key_of(stack: Stack) -> str:
    return str(stack[-1].get("key", "")) if stack else ""
