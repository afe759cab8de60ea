"""What a request asks of the plan, as changes with a name. Whoever asks says what was seen before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.problems import Problem, Refused, Severity
from events.showcase.geometry import Box
from events.showcase.models import Exhibitor, Hall
from events.showcase.placing import BoothState, Change, allotting, states_of

MOST = 100_000  # centimetres; a kilometre


@dataclass(frozen=True, slots=True)
class Wish:
    """Changes to be done together; `verb` names them in the record."""

    label: Text
    changes: list[Change]
    verb: str


def seen_state(text: str) -> BoothState | None:
    """Read what a page had seen of a booth. Raises Refused: `not_understood`."""
    if not text:
        return None
    try:
        code, *numbers = json.loads(text)
        x, y, w, h, exhibitor, power = numbers
        plain = all(isinstance(value, int) for value in (x, y, w, h, power))
        if isinstance(code, str) and plain and (exhibitor is None or isinstance(exhibitor, int)):
            return BoothState(code, Box(x, y, w, h), exhibitor, power)
    except (ValueError, TypeError):
        pass
    raise _not_understood()


def deleting(seen: BoothState) -> Wish:
    """Take the booth away."""
    label = in_both(lambda: gettext("delete booth %(booth)s") % {"booth": seen.code})
    return Wish(label, [Change(seen, None)], "delete booth")


def turning(seen: BoothState) -> Wish:
    """Exchange its sides."""
    label = in_both(lambda: gettext("turn booth %(booth)s") % {"booth": seen.code})
    return Wish(label, [Change(seen, replace(seen, box=seen.box.turned()))], "change booth")


def moving(seen: BoothState, data: Mapping[str, Any]) -> Wish:
    """Put it elsewhere: x, y, w, h in centimetres. Raises Refused: `not_understood`."""
    try:
        x, y, w, h = (int(data[name]) for name in "xywh")
    except (KeyError, ValueError, TypeError):
        raise _not_understood() from None
    if max(abs(value) for value in (x, y, w, h)) > MOST:
        raise _not_understood()
    label = in_both(lambda: gettext("move booth %(booth)s") % {"booth": seen.code})
    return Wish(label, [Change(seen, replace(seen, box=Box(x, y, w, h)))], "move booth")


def saving(hall: Hall, seen: BoothState | None, wanted: BoothState) -> Wish:
    """Make it, or change all of it; another exhibitor's booth is exchanged with it."""
    if seen is None:
        label = in_both(lambda: gettext("place booth %(booth)s") % {"booth": wanted.code})
        return Wish(label, [Change(None, wanted), *_giving_up(hall, wanted)], "place booth")
    label = in_both(lambda: gettext("change booth %(booth)s") % {"booth": wanted.code})
    changes = [Change(seen, wanted)]
    if wanted.exhibitor and wanted.exhibitor != seen.exhibitor:
        there = states_of(hall) | {seen.code: seen}
        changes += allotting(there, seen.code, wanted.exhibitor)[1:]
    return Wish(label, changes, "change booth")


def allotting_to(hall: Hall, seen: BoothState, exhibitor: str) -> Wish:
    """Give the booth to an exhibitor, or free it (""). Raises Refused: `not_understood`."""
    found = Exhibitor.objects.filter(edition=hall.room.edition, code=exhibitor).first()
    if exhibitor and found is None:
        raise _not_understood()
    there = states_of(hall) | {seen.code: seen}
    label = in_both(
        lambda: (
            gettext("give booth %(booth)s to %(who)s") % {"booth": seen.code, "who": found}
            if found
            else gettext("free booth %(booth)s") % {"booth": seen.code}
        )
    )
    return Wish(label, allotting(there, seen.code, found.pk if found else None), "allot booth")


def _giving_up(hall: Hall, wanted: BoothState) -> list[Change]:
    """Whoever gets a new booth leaves the old one free."""
    if wanted.exhibitor is None:
        return []
    return [
        Change(state, replace(state, exhibitor=None))
        for state in states_of(hall).values()
        if state.exhibitor == wanted.exhibitor
    ]


def _not_understood() -> Refused:
    sentence = in_both(lambda: gettext("The page sent something that is no change of a booth. Load it anew."))
    return Refused(Problem("not_understood", Severity.BLOCK, sentence))
