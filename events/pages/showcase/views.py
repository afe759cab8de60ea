"""The showcase and the page of each exhibitor."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core import clock
from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme, PublicExhibitor

from .finding import country_choices, read_filter, theme_choices
from .hours import demo_days, demo_lines, open_hours, open_words
from .plan import plan_of, walk
from .route import route_to


@public_page
def showcase(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Plan and list of the exhibitors asked for, opening hours, demonstrations."""
    asked, now = read_filter(request.GET, programme), clock.now()
    found = [exhibitor for exhibitor in _in_hall_order(programme) if asked.matches(exhibitor, programme)]
    goal = _goal(programme, request.GET.get("to", ""), found if asked.active else [])
    return context.render_page(
        request,
        "events/showcase/showcase.html",
        programme,
        lang,
        asked=asked,
        found=found,
        count=ngettext("%(count)d exhibitor", "%(count)d exhibitors", len(found)) % {"count": len(found)},
        themes=theme_choices(programme, asked),
        countries=country_choices(programme, asked),
        plan=plan_of(
            programme,
            lang,
            {exhibitor.slug for exhibitor in found},
            here=goal.slug if goal else "",
            route=route_to(programme, goal.booth, request.GET.get("from", "")) if goal else None,
        ),
        now=now,
        **_about_hall(programme),
        open_words=open_words(programme, now),
        hours=open_hours(programme),
        demo_days=demo_days(programme, now),
        og_title=_("Digital Showcase"),
        og_description=_("Plan of the hall, exhibitors, opening hours and demonstrations."),
    )


@public_page
def exhibitor(request: HttpRequest, programme: Programme, lang: str, slug: str) -> HttpResponse:
    """One exhibitor: its booth on the plan, products and demonstrations."""
    shown = programme.exhibitors.get(slug)
    if shown is None:
        raise Http404(f"No exhibitor {slug}")
    order = _in_hall_order(programme)
    place = order.index(shown)
    now = clock.now()
    return context.render_page(
        request,
        "events/showcase/exhibitor.html",
        programme,
        lang,
        exhibitor=shown,
        country=programme.parties.get(shown.country),
        themes=[programme.themes[code] for code in shown.themes if code in programme.themes],
        plan=plan_of(programme, lang, (), here=slug, route=route_to(programme, shown.booth)),
        demos=demo_lines(programme, now, slug),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
        now=now,
        **_about_hall(programme),
        og_title=str(shown.name),
        og_description=str(shown.profile),
    )


def _goal(programme: Programme, booth: str, found: list[PublicExhibitor]) -> PublicExhibitor | None:
    """Whom the way is shown to: the booth that the address names, else the only one that was found."""
    if booth:
        return next((one for one in programme.exhibitors.values() if one.booth == booth), None)
    return found[0] if len(found) == 1 else None


@public_page
def product(request: HttpRequest, programme: Programme, lang: str, slug: str, code: str) -> HttpResponse:
    """One product: its picture, both languages, when it is shown on the stage."""
    owner = programme.exhibitors.get(slug)
    shown = next((one for one in owner.products if one.slug == code), None) if owner else None
    if owner is None or shown is None:
        raise Http404(f"No product {slug}/{code}")
    now = clock.now()
    return context.render_page(
        request,
        "events/showcase/product.html",
        programme,
        lang,
        exhibitor=owner,
        product=shown,
        themes=[programme.themes[one] for one in shown.themes if one in programme.themes],
        demos=[line for line in demo_lines(programme, now, slug) if line.product.code == shown.code],
        others=[one for one in owner.products if one.code != shown.code],
        now=now,
        og_title=str(shown.name),
        og_description=str(shown.description),
    )


def _about_hall(programme: Programme) -> dict[str, Any]:
    return {
        "hall": programme.hall,
        "room": programme.rooms.get(programme.hall.room) if programme.hall else None,
    }


def _in_hall_order(programme: Programme) -> list[PublicExhibitor]:
    """Exhibitors by booth; those without a booth come last."""
    at = {booth.exhibitor: place for place, booth in enumerate(walk(programme)) if booth.exhibitor}
    return sorted(programme.exhibitors.values(), key=lambda e: (at.get(e.slug, len(at)), e.code))
