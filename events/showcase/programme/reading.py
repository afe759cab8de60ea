"""Reading the demonstrations of the draft: one query, and one more for the hours of their halls where there are any."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Value

from adgmin.core.bilingual import Text
from events.agenda.conflicts import Facts
from events.agenda.conflicts.finding import Found
from events.editions.models import Edition
from events.showcase.models import DemoSlot, Hall
from events.showcase.places import booth_name
from events.showcase.standing import Standing

from .facts import PREFIX, DemoFact, HallFact
from .rules import clashes

_VALUES = (
    "code", "start", "end", "title_vi", "title_en", "product__name_vi", "product__name_en",
    "product__exhibitor__code", "product__exhibitor__name_vi", "product__exhibitor__name_en", "place__code",
    "place__name_vi", "place__name_en", "booth__code", "place__hall__room__code", "booth__hall__room__code",
)  # fmt: skip


def found_in(edition: Edition, facts: Facts) -> Iterable[Found]:
    """Return what is wrong with the demonstrations of an edition; two queries, without any of them one."""
    demos = list(_demos(edition))
    return clashes(demos, _halls(edition), facts) if demos else ()


def _demos(edition: Edition) -> Iterator[DemoFact]:
    """Give those that take place: not cancelled, and of an exhibitor that is part of the programme."""
    slots = DemoSlot.objects.filter(
        edition=edition, cancelled_at=None, product__exhibitor__standing=Standing.ACCEPTED
    )
    for row in slots.order_by("start", "code").values(*_VALUES):
        own = _text(row, "title")
        yield DemoFact(
            code=f"{PREFIX}:{row['code']}",
            start=row["start"],
            end=row["end"],
            title=own or _text(row, "product__name"),
            kind="showcase",
            level="public",
            exhibitor=row["product__exhibitor__code"],
            exhibitor_name=_text(row, "product__exhibitor__name"),
            **_where(row),
        )


def _where(row: dict[str, Any]) -> dict[str, Any]:
    booth = row["booth__code"]
    if booth:
        name, hall = booth_name(booth), row["booth__hall__room__code"]
        return {"place": f"booth {booth}", "place_name": name, "hall": hall}
    name, hall = _text(row, "place__name"), row["place__hall__room__code"]
    return {"place": f"place {row['place__code']}", "place_name": name, "hall": hall}


def _text(row: dict[str, Any], name: str) -> Text:
    return Text(row[f"{name}_vi"] or "", row[f"{name}_en"] or "")


def _halls(edition: Edition) -> dict[str, HallFact]:
    """Return what is said of the hours of each hall, by the code of its room."""
    codes: dict[tuple[str, str], set[str]] = {}
    of_hall = {"hall__room__edition": edition}
    links: Any = (Hall.open_sessions.through, Hall.closed_for.through)
    opened, closed = (link.objects.filter(**of_hall) for link in links)
    columns = ("hall__room__code", "session__code")
    rows = opened.values_list(Value("open"), *columns).union(
        closed.values_list(Value("closed"), *columns), all=True
    )
    for what, room, session in rows:
        codes.setdefault((room, what), set()).add(session)
    return {
        room: HallFact(frozenset(codes.get((room, "open"), ())), frozenset(codes.get((room, "closed"), ())))
        for room in {room for room, _what in codes}
    }
