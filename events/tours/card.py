"""The printed card of a tour: A5, the stops in front, the plan with the walk behind. Functions only, no people."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from adgmin.core.dates import clock_time, day_long, local
from events.printing.typesetting import typeset

from .drawing import picture_of, svg_of
from .planning import Itinerary, StopPlan

HERE = Path(__file__).resolve().parent


def card_pdf(plan: Itinerary, lang: str, *, made_at: dt.datetime) -> bytes:
    """Return the card in one language."""
    with override(lang):
        data = _data(plan, lang)
    return typeset("card", data, made_at=made_at, folder=HERE)


def _data(plan: Itinerary, lang: str) -> dict[str, Any]:
    tour, start = plan.tour, local(plan.tour.start)
    edition = tour.hall.room.edition
    led = [str(text) for text in (tour.party.name if tour.party else "", tour.guest) if text]
    return {
        "lang": lang,
        "title": str(tour.name),
        "meeting": str(edition.short_name),
        "led": " · ".join(led),
        "when": f"{day_long(start.date())}, {clock_time(start)}–{clock_time(plan.end)}",
        "where": str(tour.hall.room.name),
        "stops": [_stop(number, one) for number, one in enumerate(plan.stops, 1)],
        "end": {"time": clock_time(plan.end), "words": _walk(plan.back, _("back at the entrance"))},
        "svg": svg_of(picture_of(plan)),
        "alt": _("Plan of the hall with the walk and the numbered stops"),
        "words": {
            "when": _("When"),
            "where": _("Where"),
            "received": pgettext("visitors", "Received by"),
            "whole": _("%(minutes)s minutes, %(metres)s m on foot")
            % {"minutes": plan.minutes, "metres": plan.metres},
            "empty": _("No stop yet."),
        },
    }


def _stop(number: int, one: StopPlan) -> dict[str, Any]:
    return {
        "number": number,
        "time": clock_time(one.arrive),
        "code": one.code,
        "name": str(one.name) or _("free"),
        "receiver": str(one.stop.receiver or ""),
        "minutes": ngettext("%(number)s minute", "%(number)s minutes", one.stop.minutes)
        % {"number": one.stop.minutes},
        "walk": _walk(one.way, ""),
    }


def _walk(way: Any, words: str) -> str:
    far = _("%(metres)s m on foot") % {"metres": round(way.length / 100)} if way else ""
    return ", ".join(part for part in (far, words) if part)
