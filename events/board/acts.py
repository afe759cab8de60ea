"""What one person did on the board, kept with their sign-in, so that it can be undone and done again by name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from adgmin.core.bilingual import Text
from adgmin.core.models import User
from adgmin.core.problems import Refused
from events.agenda.editing import Move, move_sessions
from events.agenda.models import Session
from events.editions.models import Edition

from .copying import Copy, make_copies, remove_copies
from .spots import Spot

MOST = 30
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
            "label": plan.label.as_dict(),
            "moves": steps,
            "copies": [copy.as_dict() for copy in plan.copies],
        }
        done, _ = _stacks(kept)
        _keep(kept, [*done, act], [])
    return [*moved, *made]


def offered(kept: SessionBase) -> Offered:
    """Return what can be undone and done again."""
    done, undone = _stacks(kept)
    return Offered(_label(done), _label(undone))


def undo(edition: Edition, kept: SessionBase, *, by: User) -> Text | None:
    """Undo the latest act; return its name, or None when there is none.

    Raises Refused when a session no longer stands where the act had put it: nobody's later work is undone. Such an
    act is forgotten, for it can never be undone.
    """
    done, undone = _stacks(kept)
    if not done:
        return None
    *left, act = done
    back = [(pk, Spot(*after), Spot(*before)) for pk, before, after in act["moves"]]
    with _forgetting_what_is_overtaken(kept, left, undone), transaction.atomic():
        _step(edition, back, by=by, verb="undo")
        remove_copies([copy["code"] for copy in act["copies"]], edition, by=by)
    _keep(kept, left, [*undone, act])
    return Text(**act["label"])


def redo(edition: Edition, kept: SessionBase, *, by: User) -> Text | None:
    """Do again what was undone last; as `undo`."""
    done, undone = _stacks(kept)
    if not undone:
        return None
    *left, act = undone
    forth = [(pk, Spot(*before), Spot(*after)) for pk, before, after in act["moves"]]
    with _forgetting_what_is_overtaken(kept, done, left), transaction.atomic():
        _step(edition, forth, by=by, verb="redo")
        make_copies([Copy.from_dict(copy) for copy in act["copies"]], by=by)
    _keep(kept, [*done, act], left)
    return Text(**act["label"])


@contextmanager
def _forgetting_what_is_overtaken(kept: SessionBase, done: list[Any], undone: list[Any]) -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        if any(problem.code in _OVERTAKEN_CODES for problem in refusal.problems):
            _keep(kept, done, undone)
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


def _stacks(kept: SessionBase) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    stacks = kept.get(_KEY) or {}
    return stacks.get("done", []), stacks.get("undone", [])


def _keep(kept: SessionBase, done: list[dict[str, Any]], undone: list[dict[str, Any]]) -> None:
    kept[_KEY] = {"done": done[-MOST:], "undone": undone[-MOST:]}


def _label(stack: list[dict[str, Any]]) -> Text | None:
    return Text(**stack[-1]["label"]) if stack else None
