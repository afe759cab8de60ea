"""The list of the delegations and the page of each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from adgmin.core import clock
from events.pages import context
from events.pages.agenda.cards import Viewer
from events.pages.agenda.timezones import own_zone
from events.pages.public import public_page
from events.releases.programme import Programme, PublicParty

from . import partner_page
from .roll import roll


@public_page
def partners(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Everybody who takes part, in protocol order."""
    return context.render_page(
        request, "events/partners/partners.html", programme, lang, roll=roll(programme)
    )


@public_page
def partner(request: HttpRequest, programme: Programme, lang: str, code: str) -> HttpResponse:
    """One party; its code is found in any case and shown in its own."""
    party = programme.parties.get(code.upper())
    if party is None:
        raise Http404(f"No party {code}")
    if party.code != code:
        return HttpResponsePermanentRedirect(f"/{lang}/partners/{party.code}/")
    viewer = Viewer(programme, lang, clock.now(), partner_page.filters_for(party.code), own_zone(request))
    return context.render_page(
        request, "events/partners/partner.html", programme, lang, **_parts(programme, party, viewer)
    )


def _parts(programme: Programme, party: PublicParty, viewer: Viewer) -> dict[str, Any]:
    return {
        "party": party,
        "formal": party.formal_name if str(party.formal_name) != str(party.name) else None,
        "other_name": party.formal_name.other or party.name.other,
        "days": partner_page.partner_days(viewer),
        "topics": partner_page.topics_of(programme, party.code),
        "papers": partner_page.papers_of(programme, party.code),
        "exhibitors": partner_page.exhibitors_of(programme, party.code),
        "functions": partner_page.functions_of(programme, party),
        "og_title": str(party.name),
        "og_description": partner_page.summary_of(programme, party),
        "now": viewer.now,
    }
