"""The verbs of the hall: booths are placed, moved, resized, deleted and given to exhibitors.

Every verb is a list of changes from a state that was seen to a state that is wanted. They are done together or not at
all, with the hall's row locked, so that undo and redo are changes like any other. The database has the last word on
overlaps (`events_booth_place_once`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from adgmin.core import audit
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity

from .geometry import Box, Floor, Thing, problems_of
from .geometry_words import text_of
from .models import Booth, Hall

FAR = 10_000  # metres; where booths stand while they exchange places


@dataclass(frozen=True, slots=True)
class BoothState:
    """A booth as it stands or is to stand; `power` in watts, sides in centimetres."""

    code: str
    box: Box
    exhibitor: int | None = None
    power: int = 0

    @classmethod
    def of(cls, booth: Booth) -> "BoothState":
        """Read a record."""
        return cls(booth.code, box_of(booth), booth.exhibitor_id, round(booth.power_kw * 1000))

    def as_list(self) -> list[Any]:
        """Return it as plain values, to be kept."""
        return [
            self.code,
            self.box.x,
            self.box.y,
            self.box.w,
            self.box.h,
            self.exhibitor,
            self.power,
        ]

    @classmethod
    def from_list(cls, values: Sequence[Any]) -> "BoothState":
        """Read what `as_list` gave."""
        code, x, y, w, h, exhibitor, power = values
        return cls(code, Box(x, y, w, h), exhibitor, power)


@dataclass(frozen=True, slots=True)
class Change:
    """From what was seen to what is wanted; None is no booth."""

    before: BoothState | None
    after: BoothState | None

    @property
    def code(self) -> str:
        """The booth it is about."""
        return (self.after or self.before).code  # type: ignore[union-attr]  # one of both is there

    def back(self) -> "Change":
        """The way back."""
        return Change(self.after, self.before)


def cm(value: Decimal | float) -> int:
    """Return metres as whole centimetres."""
    return round(Decimal(str(value)) * 100)


def metres(value: int) -> Decimal:
    """Return centimetres as metres."""
    return Decimal(value) / 100


def box_of(record: Any) -> Box:
    """Return where a record with x, y, w and h in metres stands."""
    return Box(cm(record.x), cm(record.y), cm(record.w), cm(record.h))


def floor_of(hall: Hall, booths: Iterable[BoothState]) -> Floor:
    """Return the hall as the rules look at it, with these booths."""
    return Floor(
        cm(hall.width),
        cm(hall.height),
        cm(hall.lane_width),
        tuple(Thing(f.code, f.kind, text_of(f), box_of(f)) for f in hall.features.all()),
        {booth.code: booth.box for booth in booths},
    )


def states_of(hall: Hall) -> dict[str, BoothState]:
    """Return the booths of a hall by code."""
    return {booth.code: BoothState.of(booth) for booth in hall.booths.all()}


@transaction.atomic
def change_booths(
    hall: Hall, changes: Sequence[Change], *, by: User | None, verb: str = "move booth"
) -> None:
    """Do all changes or none.

    Raises Refused: `changed_meanwhile`, `code_taken`, `has_booth`, and what `problems_of` finds wrong.
    """
    hall = lock_hall(hall)
    rows = {booth.code: booth for booth in hall.booths.all()}
    there = {code: BoothState.of(row) for code, row in rows.items()}
    _require_as_seen(there, changes)
    wanted = {code: state for code, state in there.items() if code not in {c.code for c in changes}}
    wanted |= {change.code: change.after for change in changes if change.after}
    _require_one_booth_each(wanted)
    if new := new_problems(hall, there, wanted, {change.code for change in changes}):
        raise Refused(*new)
    _write(hall, rows, changes, by=by, verb=verb)


def lock_hall(hall: Hall) -> Hall:
    """Return the hall anew, its row locked until the transaction ends: all who write booths queue here."""
    return Hall.objects.select_for_update(of=("self",)).get(pk=hall.pk)


def new_problems(
    hall: Hall, there: dict[str, BoothState], wanted: dict[str, BoothState], changed: set[str]
) -> list[Problem]:
    """Return what would be wrong with the changed booths, and with others that were right until now."""
    if {c: s.box for c, s in there.items()} == {c: s.box for c, s in wanted.items()}:
        return []
    known = {(one.code, one.about) for one in problems_of(floor_of(hall, there.values()))}
    return [
        one
        for one in problems_of(floor_of(hall, wanted.values()))
        if (one.code, one.about) not in known or changed & set(one.about)
    ]


def _require_as_seen(there: dict[str, BoothState], changes: Sequence[Change]) -> None:
    for change in changes:
        now = there.get(change.code)
        if now == change.before:
            continue
        if change.before is None:
            raise _refused(
                "code_taken",
                lambda code=change.code: gettext("There is a booth %(booth)s already.") % {"booth": code},
                change.code,
            )
        raise _refused(
            "changed_meanwhile",
            lambda code=change.code: (
                gettext("Booth %(booth)s was changed meanwhile. Look at it as it is now, and try again.")
                % {"booth": code}
            ),
            change.code,
        )


def _require_one_booth_each(wanted: dict[str, BoothState]) -> None:
    seen: dict[int, str] = {}
    for code, state in wanted.items():
        if state.exhibitor is None:
            continue
        if other := seen.get(state.exhibitor):
            raise _refused(
                "has_booth",
                lambda one=other, two=code: (
                    gettext("Booths %(one)s and %(two)s would have the same exhibitor. Give it one booth.")
                    % {"one": one, "two": two}
                ),
                other,
                code,
            )
        seen[state.exhibitor] = code


def _refused(code: str, sentence: Any, *about: str) -> Refused:
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence), about))


def _write(
    hall: Hall, rows: dict[str, Booth], changes: Sequence[Change], *, by: User | None, verb: str
) -> None:
    """Clear the places and names first, for booths may exchange them."""
    before = {code: audit.state_of(row) for code, row in rows.items()}
    Booth.objects.filter(hall=hall, code__in=[c.code for c in changes if c.before]).update(
        x=F("x") + FAR, y=F("y") + FAR, exhibitor=None
    )
    for change in changes:
        row = rows.get(change.code) or Booth(hall=hall, code=change.code)
        if change.after is None:
            _require_no_tour(row)
            audit.record(row, "delete booth", by=by, changes=audit.difference(before[change.code], {}))
            row.delete()
            continue
        put(row, change.after)
        row.save()
        changed = audit.difference(before.get(change.code, {}), audit.state_of(row))
        audit.record(row, verb if change.before else "place booth", by=by, changes=changed)


def _require_no_tour(row: Booth) -> None:
    if row.tour_stops.exists():
        raise _refused(
            "on_tour",
            lambda: (
                gettext("A tour stops at booth %(booth)s. Leave the stop out first.") % {"booth": row.code}
            ),
            row.code,
        )


def put(row: Booth, state: BoothState) -> None:
    """Write a state into a record."""
    row.x, row.y, row.w, row.h = (
        metres(value) for value in (state.box.x, state.box.y, state.box.w, state.box.h)
    )
    row.exhibitor_id, row.power_kw = state.exhibitor, Decimal(state.power) / 1000


def allotting(there: dict[str, BoothState], code: str, exhibitor: int | None) -> list[Change]:
    """Return the changes that give a booth to an exhibitor (or free it); who stands there gets the other's booth."""
    target = there[code]
    changes = [Change(target, replace(target, exhibitor=exhibitor))]
    old = next((s for s in there.values() if s.exhibitor == exhibitor and s.code != code), None)
    if exhibitor is not None and old is not None:
        changes.append(Change(old, replace(old, exhibitor=target.exhibitor)))
    return changes
