"""The demonstrations of the week as a list, and the page of each."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from adgmin.core.dates import clock_time, day_screen
from events.pages import context
from events.pages.agenda.cards import Viewer
from events.pages.agenda.grid import Group, groups_of
from events.pages.agenda.views import viewer_of
from events.pages.public import public_page
from events.releases.programme import Programme

from .demo_cards import demo_card
from .hours import DemoLine, demo_days, demo_lines
from .plan import plan_of
from .route import route_to


@public_page
def demos(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Every demonstration, day by day, in the manner of the agenda."""
    viewer = viewer_of(request, programme, lang)
    days = [(day, _groups(day.lines, viewer)) for day in demo_days(programme, viewer.now)]
    return context.render_page(
        request,
        "events/showcase/demos.html",
        programme,
        lang,
        over=[(day.date, groups) for day, groups in days if day.is_over],
        days=[(day.date, groups) for day, groups in days if not day.is_over],
        now=viewer.now,
        og_title=_("Demonstrations"),
        og_description=_("What is shown at the showcase, when and where."),
    )


@public_page
def demo(request: HttpRequest, programme: Programme, lang: str, code: str) -> HttpResponse:
    """One demonstration; its code is found in any case and shown in its own."""
    found = programme.demos_by_code.get(code) or programme.demos_by_code.get(code.upper())
    if found is None:
        raise Http404(f"No demonstration {code}")
    if found.code != code:
        return HttpResponsePermanentRedirect(f"/{lang}/showcase/demos/{quote(found.code)}/")
    viewer = viewer_of(request, programme, lang)
    lines = demo_lines(programme, viewer.now, found.exhibitor)
    line = next(one for one in lines if one.code == found.code)
    booth = found.booth or line.exhibitor.booth
    here = next((one.exhibitor for one in programme.booths if one.code == booth), "")
    hall = programme.hall
    return context.render_page(
        request,
        "events/showcase/demo.html",
        programme,
        lang,
        line=line,
        demo=found,
        product=line.product,
        exhibitor=line.exhibitor,
        booth=booth,
        card=demo_card(line, viewer),
        country=programme.parties.get(line.exhibitor.country),
        room=programme.rooms.get(hall.room) if hall else None,
        themes=[programme.themes[one] for one in line.product.themes if one in programme.themes],
        plan=plan_of(programme, lang, (), here=here, route=route_to(programme, booth)),
        others=[one for one in lines if one.product.code == found.product and one.code != found.code],
        now=viewer.now,
        og_title=str(line.title),
        og_description=in_a_line(line),
    )


def _groups(lines: list[DemoLine], viewer: Viewer) -> list[Group]:
    """Return blocks, gathered by their starting time."""
    return groups_of([demo_card(line, viewer) for line in lines], viewer.now, None)


def in_a_line(line: DemoLine) -> str:
    """Return when, where and by whom, as a link preview says it."""
    when = _("%(day)s, %(start)s–%(end)s, Ha Noi time") % {
        "day": day_screen(line.day),
        "start": clock_time(line.start),
        "end": clock_time(line.end),
    }
    return " · ".join((when, str(line.demo.place), str(line.exhibitor.name)))
