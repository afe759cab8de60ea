"""What happens to demonstrations on the day: cancelled, restored, moved. It is public at once, over the release.

The verbs are those of the programme of demonstrations, under the edition's lock; here the public follows them. What was
never released is no business of the public, and stays in the draft.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from adgmin.core.problems import Refused
from events.agenda.models import Status
from events.releases.programme import Programme, PublicDemo, PublicHall, demos_in_order
from events.releases.publishing import publish_current, published_in_full
from events.showcase.models import DemoSlot
from events.showcase.programme.refusals import place_not_released
from events.showcase.programme.signals import demo_changed

from .models import LiveDemo
from .moved import moved_from, times_of


def start() -> None:
    """Let the public follow the verbs of demonstrations."""
    demo_changed.connect(_follow, dispatch_uid="demonstrations are published on the day")


def demos_on_the_day(programme: Programme) -> tuple[PublicDemo, ...]:
    """Return the released demonstrations as they stand on the day; one query, none where there are none."""
    if not programme.demos:
        return ()
    states = LiveDemo.objects.filter(slot__edition__code=programme.edition.code).select_related("slot")
    by_code = {state.slot.code: state for state in states}
    return demos_in_order(
        _under(by_code[demo.code], demo, programme.hall) if demo.code in by_code else demo
        for demo in programme.demos
    )


@dataclass(frozen=True, slots=True)
class DayDemo:
    """A demonstration of the day, as the public sees it."""

    demo: PublicDemo
    title: Text


def demos_of(programme: Programme, day: dt.date, now: dt.datetime) -> list[DayDemo]:
    """Return the demonstrations of a day that are not over, in order of time."""
    there = programme.demos_by_code.values()
    found = (demo for demo in there if demo.start.date() == day and demo.end > now)
    return [DayDemo(one, one.title or programme.product_of(one).name) for one in found]


def _under(state: LiveDemo, demo: PublicDemo, hall: PublicHall | None) -> PublicDemo:
    """Return a released demonstration as its live state has it; a place that was not released has no name."""
    places: dict[str, Any] = {}
    if state.where and hall:
        kind, _space, code = state.where.partition(" ")
        places = {"place": hall.name_of(state.where), "booth": code if kind == "booth" else ""}
    was_place = hall.name_of(state.was_where) if state.was_where and hall else demo.was_place
    there = replace(
        demo,
        **places,
        **times_of(state, demo),  # type: ignore[arg-type]  # start and end are never None
        cancelled=state.status == Status.CANCELLED if state.status else demo.cancelled,
    )
    there = replace(there, was_place=was_place if was_place != there.place else Text())
    return there if there == demo else replace(there, changed_at=local(state.updated))


def _follow(*, slot: DemoSlot, act: str, at_once: bool, **kwargs: Any) -> bool:
    """Publish how a released demonstration now stands; return whether the public sees it."""
    programme = published_in_full(slot.edition) if at_once else None
    public = programme.demos_by_code.get(slot.code) if programme else None
    if programme is None or public is None:
        return False
    state = LiveDemo.objects.filter(slot=slot).first() or LiveDemo(slot=slot)
    state.slot = slot
    if act in ("move", "show"):
        if _is_there(slot, public, programme):
            return False
        _place(state, public, programme)
    else:
        state.status = Status.CANCELLED if act == "cancel" else Status.CONFIRMED
    state.updated = clock.now()
    state.save()
    publish_current(slot.edition)
    return True


def _is_there(slot: DemoSlot, public: PublicDemo, programme: Programme) -> bool:
    """Whether the public sees it at this time and place already: then only a release has something to tell."""
    booth = slot.booth.code if slot.booth else ""
    name = _known(programme).get(slot.where)
    return (slot.start, slot.end, booth, name) == (public.start, public.end, public.booth, public.place)


def _place(state: LiveDemo, public: PublicDemo, programme: Programme) -> None:
    """Write where it now is, and where it was announced first, to the live state and to the draft."""
    slot, hall = state.slot, programme.hall
    if hall is None or slot.where not in _known(programme):
        raise Refused(place_not_released(slot.booth or slot.place))
    moved = moved_from(
        public, replace(public, start=slot.start, end=slot.end, place=hall.name_of(slot.where))
    )
    state.start, state.end, state.where = slot.start, slot.end, slot.where
    state.was_start, state.was_end = moved.was_start, moved.was_end
    known = ((word, name) for word, name in _known(programme).items() if name)
    state.was_where = next((word for word, name in known if name == moved.was_place), "")
    slot.was_start, slot.was_end, slot.was_where = state.was_start, state.was_end, state.was_where
    slot.save(update_fields=["was_start", "was_end", "was_where"])


def _known(programme: Programme) -> dict[str, Text]:
    """Return the released places by the words by which they are chosen, with their names."""
    hall = programme.hall
    words = [f"place {one.code}" for one in hall.features] if hall else []
    words += [f"booth {one.code}" for one in programme.booths]
    return {word: hall.name_of(word) for word in words} if hall else {}
