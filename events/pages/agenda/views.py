"""The agenda of a day, the answer to a search, the page of a meeting."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.translation import ngettext

from adgmin.core import clock
from adgmin.core.dates import WEEKDAYS
from events.pages.context import render_page, site_url
from events.pages.public import public_page
from events.releases.programme import Programme

from . import session_page
from .cards import Viewer
from .filters import facets, read_filters
from .grid import Group, day_grid, meetings, week_groups
from .marks import TYPE_WORDS
from .timezones import choices, own_zone


@dataclass(frozen=True, slots=True)
class DayTab:
    """One day in the row of days."""

    date: dt.date
    url: str
    weekday: str
    note: str  # how many meetings there are, or were found
    here: bool
    today: bool


@dataclass(frozen=True, slots=True)
class FoundDay:
    """The meetings of one day that were asked for."""

    date: dt.date
    url: str
    groups: list[Group]
    total: int

    @property
    def count(self) -> str:
        """Their number in words."""
        return meetings(self.total)


def viewer_of(request: HttpRequest, programme: Programme, lang: str) -> Viewer:
    """Read where and when the reader stands and what is asked."""
    return Viewer(programme, lang, clock.now(), read_filters(request.GET, programme), own_zone(request))


@public_page
def agenda(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Return the day that matters now, or the whole week when the reader searches."""
    viewer = viewer_of(request, programme, lang)
    if day := _asked_day(request, programme):
        query = request.GET.copy()
        del query["day"]
        return HttpResponseRedirect(f"/{lang}/agenda/{day}/" + (f"?{query.urlencode()}" if query else ""))
    if not programme.edition.days or not programme.sessions:
        return _render(request, viewer, None, "events/pages/agenda/empty.html")
    if viewer.filters.asked:
        found = _found_days(viewer)
        words = meetings(sum(day.total for day in found))
        return _render(request, viewer, None, "events/pages/agenda/week.html", found=found, found_words=words)
    return _render_day(request, viewer, day_that_matters(programme, viewer.now), canonical=f"/{lang}/agenda/")


@public_page
def agenda_day(request: HttpRequest, programme: Programme, lang: str, day: dt.date) -> HttpResponse:
    """One day of the meeting."""
    if day not in programme.edition.days:
        raise Http404(f"{day} is no day of the meeting")
    return _render_day(request, viewer_of(request, programme, lang), day)


@public_page
def session(request: HttpRequest, programme: Programme, lang: str, code: str) -> HttpResponse:
    """One meeting; its code is found in any case and shown in its own."""
    meeting = programme.by_code.get(code) or programme.by_code.get(code.upper())
    if meeting is None:
        raise Http404(f"No meeting {code}")
    if meeting.code != code:
        return HttpResponsePermanentRedirect(f"/{lang}/sessions/{meeting.code}/")
    viewer = viewer_of(request, programme, lang)
    url = f"{site_url(request)}/{lang}/sessions/{code}/"
    context = session_page.session_context(meeting, viewer, url)
    return render_page(request, "events/pages/agenda/session.html", programme, lang, **context)


def day_that_matters(programme: Programme, now: dt.datetime) -> dt.date:
    """Today while the meeting lasts; the first day before it and the last one after it."""
    days = programme.edition.days
    return max(days[0], min(now.date(), days[-1])) if now.date() not in days else now.date()


def day_tabs(viewer: Viewer, here: dt.date | None) -> list[DayTab]:
    """Return the days, each with its number of meetings; what is asked for goes along."""
    query = f"?{viewer.filters.query}" if viewer.filters.query else ""
    return [
        DayTab(
            date=day,
            url=f"/{viewer.lang}/agenda/{day}/{query}",
            weekday=_short_weekday(day, viewer.lang),
            note=_count_note(viewer, day),
            here=day == here,
            today=day == viewer.now.date(),
        )
        for day in viewer.programme.edition.days
    ]


def agenda_parts(viewer: Viewer, here: dt.date | None) -> dict[str, Any]:
    """Return what the head of the agenda shows above any day or answer."""
    filters = viewer.filters
    return {
        "viewer": viewer,
        "filters": filters,
        "tabs": day_tabs(viewer, here),
        "facets": facets(viewer.programme, filters),
        "zones": choices(viewer.now, viewer.own_zone),
        "own_zone": viewer.own_zone,
        "zone_label": viewer.own_zone.label(viewer.now) if viewer.own_zone else "",
        "legend": list(TYPE_WORDS.items()),
        "sample": any(s.schedule_is_sample for s in viewer.programme.sessions),
        "now": viewer.now,
    }


def _render_day(request: HttpRequest, viewer: Viewer, day: dt.date, canonical: str = "") -> HttpResponse:
    grid = day_grid(day, viewer)
    elsewhere = _matches_elsewhere(viewer, day) if viewer.filters.active else ""
    extra = {
        "found_words": grid.count,
        "day": grid,
        "elsewhere": elsewhere,
        "canonical": canonical or request.path,
        "today_page": bool(canonical),
    }
    return _render(request, viewer, day, "events/pages/agenda/day.html", **extra)


def _render(
    request: HttpRequest, viewer: Viewer, here: dt.date | None, template: str, **extra: Any
) -> HttpResponse:
    context = {**agenda_parts(viewer, here), **extra}
    return render_page(request, template, viewer.programme, viewer.lang, **context)


def _asked_day(request: HttpRequest, programme: Programme) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None
    return day if day in programme.edition.days else None


def _found_days(viewer: Viewer) -> list[FoundDay]:
    found = []
    for day in viewer.programme.edition.days:
        groups = week_groups(day, viewer)
        if total := sum(len(group.cards) for group in groups):
            url = f"/{viewer.lang}/agenda/{day}/?{viewer.filters.query}"
            found.append(FoundDay(day, url, groups, total))
    return found


def _matching(viewer: Viewer, day: dt.date) -> int:
    sessions = viewer.programme.on_day(day)
    return (
        sum(viewer.filters.matches(s, viewer.programme) for s in sessions)
        if viewer.filters.active
        else len(sessions)
    )


def _count_note(viewer: Viewer, day: dt.date) -> str:
    count = _matching(viewer, day)
    if viewer.filters.active:
        return ngettext("%(count)d found", "%(count)d found", count) % {"count": count}
    return meetings(count)


def _matches_elsewhere(viewer: Viewer, day: dt.date) -> str:
    count = sum(_matching(viewer, other) for other in viewer.programme.edition.days if other != day)
    if not count:
        return ""
    return ngettext("%(count)d more on other days", "%(count)d more on other days", count) % {"count": count}


def _short_weekday(day: dt.date, lang: str) -> str:
    name = WEEKDAYS[lang][day.weekday()]
    return name[:3] if lang == "en" else name
