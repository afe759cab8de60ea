"""Practical information, and where the rooms are."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from adgmin.core import clock
from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme

from .places import for_the_press, interpreted_languages, open_to_everybody, places
from .venue_map import buildings


@public_page
def practical(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Where, how to enter, in which languages, with which help."""
    return context.render_page(
        request,
        "events/information/practical.html",
        programme,
        lang,
        places=places(programme),
        is_sample=any(session.schedule_is_sample for session in programme.sessions),
        languages_heard=interpreted_languages(programme),
        open_meetings=open_to_everybody(programme),
        press_meetings=for_the_press(programme),
        og_title=_("Practical information"),
        og_description=_("Places, rooms, admission, interpretation, accessibility and press."),
    )


@public_page
def venue_map(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Every room on its floor, with what is on in it now."""
    now = clock.now()
    return context.render_page(
        request,
        "events/information/map.html",
        programme,
        lang,
        buildings=buildings(programme, now),
        is_sample=any(session.schedule_is_sample for session in programme.sessions),
        now=now,
        og_title=_("Venue map"),
        og_description=_("Rooms floor by floor: seats, step-free access, and what is on now."),
    )
