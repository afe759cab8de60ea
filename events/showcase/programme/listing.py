"""The programme of demonstrations as the desk lists it: by day and time, narrowed, with what the rules find."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse

from adgmin.core.dates import local
from events.agenda.conflicts import Finding, facts_of
from events.editions.models import Edition
from events.showcase.models import Booth, DemoSlot, Exhibitor, HallFeature, Theme
from events.showcase.standing import Standing

from .access import demos_of
from .changing import findings_about
from .facts import PREFIX

FILTERS = ("day", "where", "exhibitor", "theme")


@dataclass(frozen=True, slots=True)
class Row:
    """A demonstration with the findings that wait for somebody."""

    slot: DemoSlot
    findings: list[Finding] = field(default_factory=list)

    @property
    def word(self) -> str:
        """Its code among those of sessions."""
        return f"{PREFIX}:{self.slot.code}"

    @property
    def is_public(self) -> bool:
        """Whether a release carries it."""
        return self.slot.product.exhibitor.standing == Standing.ACCEPTED

    @property
    def must(self) -> bool:
        """Whether something must be mended."""
        return any(one.severity == "block" for one in self.findings)

    @property
    def bookings_url(self) -> str:
        """Where its visitors are; nothing for one that is open to all."""
        return bookings_url(self.slot)


def bookings_url(slot: DemoSlot) -> str:
    """Return the page of the bookings, which lies above the programme and is known by the name of its route only."""
    if slot.capacity is None:
        return ""
    try:
        return reverse("desk-demo-bookings", args=[slot.code])
    except NoReverseMatch:
        return ""


def days_with(edition: Edition, asked: dict[str, str]) -> list[tuple[dt.date, list[Row]]]:
    """Return the demonstrations asked for, day by day. Eighteen queries at any size."""
    about: dict[str, list[Finding]] = {}
    for one in findings_about(edition, facts_of(edition)):
        if one.is_open:
            for code in one.sessions:
                about.setdefault(code, []).append(one)
    rows = [Row(slot, about.get(f"{PREFIX}:{slot.code}", [])) for slot in _narrowed(demos_of(edition), asked)]
    return [(day, list(group)) for day, group in groupby(rows, lambda row: local(row.slot.start).date())]


def _narrowed(slots: "QuerySet[DemoSlot]", asked: dict[str, str]) -> Iterable[DemoSlot]:
    kind, _space, code = asked["where"].partition(" ")
    if code:
        slots = slots.filter(**{"booth__code" if kind == "booth" else "place__code": code})
    if asked["exhibitor"]:
        slots = slots.filter(product__exhibitor__code=asked["exhibitor"])
    if asked["theme"]:
        on = Q(product__themes__code=asked["theme"]) | Q(product__exhibitor__themes__code=asked["theme"])
        slots = slots.filter(on).distinct()
    found = list(slots)
    return [one for one in found if asked["day"] in ("", local(one.start).date().isoformat())]


def choices_of(edition: Edition) -> dict[str, Any]:
    """Return what the list can be narrowed to: where and by whom something is shown, and the themes."""
    shown = DemoSlot.objects.filter(edition=edition)
    features = HallFeature.objects.filter(demos__in=shown).distinct().order_by("pk")
    booths = Booth.objects.filter(demos__in=shown).distinct().order_by("code")
    return {
        "places": [(one.where, str(one)) for one in features],
        "booths": [(one.where, one.code) for one in booths],
        "exhibitors": Exhibitor.objects.filter(products__demos__in=shown).distinct().order_by("name_vi"),
        "themes": Theme.objects.filter(edition=edition),
    }
