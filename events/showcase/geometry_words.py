"""What the rules of the hall say, in both languages, naming the booth, the place and the metres."""

from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.problems import Problem, Severity

if TYPE_CHECKING:
    from .geometry import Box, Floor, Thing


def metres(length: int) -> str:
    """Return centimetres as metres, without needless noughts, in the manner of the language."""
    return number_format(f"{length / 100:.2f}".rstrip("0").rstrip("."))


def spot(box: "Box") -> str:
    """Return where something stands and how large it is."""
    return gettext("%(x)s m from the west, %(y)s m from the north, %(w)s × %(h)s m") % {
        "x": metres(box.x),
        "y": metres(box.y),
        "w": metres(box.w),
        "h": metres(box.h),
    }


def _blocks(code: str, sentence: object, *about: str) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), about)  # type: ignore[arg-type]  # a callable


def _named(thing: "Thing") -> str:
    return f"{thing.name} ({thing.code})"


def not_on_grid(code: str, box: "Box") -> Problem:
    """A booth off the grid of 0.1 m, or without a size."""
    return _blocks(
        "not_on_grid",
        lambda: (
            gettext(
                "Booth %(booth)s (%(spot)s): places and sides are whole tenths of a metre, at least 0.1 m."
            )
            % {"booth": code, "spot": spot(box)}
        ),
        code,
    )


def outside_hall(code: str, box: "Box", floor: "Floor") -> Problem:
    """A booth that reaches out of the hall."""
    return _blocks(
        "outside_hall",
        lambda: (
            gettext("Booth %(booth)s (%(spot)s) reaches out of the hall of %(w)s × %(h)s m.")
            % {"booth": code, "spot": spot(box), "w": metres(floor.width), "h": metres(floor.height)}
        ),
        code,
    )


def overlaps(one: str, other: str, box: "Box") -> Problem:
    """Two booths on one place."""
    return _blocks(
        "overlaps",
        lambda: (
            gettext("Booths %(one)s and %(other)s overlap; %(other)s stands %(spot)s.")
            % {"one": one, "other": other, "spot": spot(box)}
        ),
        one,
        other,
    )


def on_feature(code: str, box: "Box", thing: "Thing") -> Problem:
    """A booth in a lane, or where something else of the hall is."""
    values = {"booth": code, "spot": spot(box)}

    def sentence() -> str:
        values.update(place=_named(thing), there=spot(thing.box), spot=spot(box))
        if thing.kind == "fire_lane":
            said = gettext(
                "Booth %(booth)s stands in the fire lane “%(place)s”, which is kept free: %(there)s."
            )
        elif thing.kind == "aisle":
            said = gettext("Booth %(booth)s stands in the aisle “%(place)s”, which is kept free: %(there)s.")
        else:
            said = gettext("Booth %(booth)s stands where “%(place)s” is: %(there)s.")
        return said % values

    kinds = {"fire_lane": "on_fire_lane", "aisle": "on_aisle"}
    return _blocks(kinds.get(thing.kind, "on_feature"), sentence, code, thing.code)


def before_door(code: str, thing: "Thing", clear: int) -> Problem:
    """A booth too close to a door."""
    return _blocks(
        "before_door",
        lambda: (
            gettext(
                "Booth %(booth)s stands less than %(clear)s m before “%(place)s”, where the floor is kept free."
            )
            % {"booth": code, "clear": metres(clear), "place": _named(thing)}
        ),
        code,
        thing.code,
    )


def lane_too_narrow(lane: "Thing", floor: "Floor") -> Problem:
    """A fire lane narrower than the hall demands."""
    return _blocks(
        "lane_too_narrow",
        lambda: (
            gettext("The fire lane “%(place)s” is %(width)s m wide; this hall demands %(least)s m.")
            % {
                "place": _named(lane),
                "width": metres(min(lane.box.w, lane.box.h)),
                "least": metres(floor.lane_width),
            }
        ),
        lane.code,
    )


def lane_blocked(lane: "Thing", thing: "Thing") -> Problem:
    """Something of the hall in a fire lane."""
    return _blocks(
        "lane_blocked",
        lambda: (
            gettext("“%(thing)s” stands in the fire lane “%(place)s”.")
            % {"thing": _named(thing), "place": _named(lane)}
        ),
        lane.code,
        thing.code,
    )


def unreachable(code: str, walk: int) -> Problem:
    """A booth with no open side that visitors can get to."""
    return _blocks(
        "booth_unreachable",
        lambda: (
            gettext(
                "No way at least %(walk)s m wide leads from an entrance to an open side of booth %(booth)s."
            )
            % {"walk": metres(walk), "booth": code}
        ),
        code,
    )


def exit_unreachable(thing: "Thing", walk: int) -> Problem:
    """An emergency exit that nobody gets to."""
    return _blocks(
        "exit_unreachable",
        lambda: (
            gettext("No way at least %(walk)s m wide leads from an entrance to “%(place)s”.")
            % {"walk": metres(walk), "place": _named(thing)}
        ),
        thing.code,
    )


def text_of(record: object) -> Text:
    """Both languages of a record's name."""
    return Text(getattr(record, "name_vi", "") or "", getattr(record, "name_en", "") or "")
