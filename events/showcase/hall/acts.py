"""What one person did on the plan, kept with their sign-in, so that it can be undone and done again by name."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils.translation import gettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.showcase.models import Hall
from events.showcase.placing import BoothState, Change, change_booths

MOST = 30
_KEY = "hall_acts"


@dataclass(frozen=True, slots=True)
class Offered:
    """The names of the acts that can be undone and done again next, and what tells them from others."""

    undo: Text | None
    redo: Text | None
    undo_key: str = ""
    redo_key: str = ""


def carry_out(
    hall: Hall, label: Text, changes: Sequence[Change], kept: SessionBase, *, by: User, verb: str
) -> None:
    """Do it and remember it. Raises Refused as `change_booths` does."""
    changes = [change for change in changes if change.before != change.after]
    change_booths(hall, changes, by=by, verb=verb)
    if changes:
        stacks = _stacks(kept)
        act = {"key": secrets.token_hex(6), "label": label.as_dict(), "changes": _plain(changes)}
        kept[_KEY] = {"done": [*stacks["done"], act][-MOST:], "undone": []}


def offered(kept: SessionBase) -> Offered:
    """Return what can be undone and done again."""
    stacks = _stacks(kept)
    names = {kind: Text(**stacks[kind][-1]["label"]) if stacks[kind] else None for kind in stacks}
    keys = {kind: stacks[kind][-1]["key"] if stacks[kind] else "" for kind in stacks}
    return Offered(names["done"], names["undone"], keys["done"], keys["undone"])


def undo(hall: Hall, kept: SessionBase, key: str, *, by: User) -> Text | None:
    """Undo the latest act, which must be the one that the page offered; return its name, or None without any."""
    return _step(hall, kept, key, "done", "undone", by=by)


def redo(hall: Hall, kept: SessionBase, key: str, *, by: User) -> Text | None:
    """Do again what was undone last; as `undo`."""
    return _step(hall, kept, key, "undone", "done", by=by)


def _step(hall: Hall, kept: SessionBase, key: str, source: str, target: str, *, by: User) -> Text | None:
    stacks = _stacks(kept)
    if not stacks[source]:
        return None
    *left, act = stacks[source]
    if key != act["key"]:
        raise _elsewhere()
    changes = [Change(_state(before), _state(after)) for before, after in act["changes"]]
    back = source == "done"
    try:
        with transaction.atomic():
            change_booths(
                hall,
                [change.back() for change in changes] if back else changes,
                by=by,
                verb="undo booth" if back else "redo booth",
            )
    except Refused:
        # It can never be done as it was meant: others have changed the booth, or its place is taken.
        kept[_KEY] = {**stacks, source: left}
        raise
    kept[_KEY] = {source: left, target: [*stacks[target], act]}
    return Text(**act["label"])


def _elsewhere() -> Refused:
    sentence = in_both(
        lambda: gettext(
            "In another tab of yours something else was done or undone since. Nothing was changed: look at what the"
            " button names now, and press it again if you mean that."
        )
    )
    return Refused(Problem("undone_elsewhere", Severity.BLOCK, sentence))


def _stacks(kept: SessionBase) -> dict[str, list[dict[str, Any]]]:
    stored = kept.get(_KEY) or {}
    return {"done": stored.get("done", []), "undone": stored.get("undone", [])}


def _plain(changes: Sequence[Change]) -> list[list[Any]]:
    return [
        [state.as_list() if state else None for state in (change.before, change.after)] for change in changes
    ]


def _state(values: list[Any] | None) -> BoothState | None:
    return BoothState.from_list(values) if values else None
