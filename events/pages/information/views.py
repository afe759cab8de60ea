"""Practical information."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme

from .places import for_the_press, interpreted_languages, open_to_everybody, places


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
