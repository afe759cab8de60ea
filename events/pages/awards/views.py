"""The page of the awards, rendered from the public view: what is not public is not in it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from adgmin.core import clock
from events.awards.papers import place_words
from events.pages import context
from events.pages.public import public_page
from events.releases.programme import Programme, PublicAward, PublicFinalist, PublicParty, PublicSession


@dataclass(frozen=True, slots=True)
class Shown:
    """A finalist on the page; `place` only once it is public."""

    finalist: PublicFinalist
    country: PublicParty | None
    place: str
    rank: int


@dataclass(frozen=True, slots=True)
class Category:
    """A category on the page; winners come first once they are public, else all in the order of protocol."""

    award: PublicAward
    final: PublicSession | None
    shown: list[Shown]


@public_page
def awards(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Categories with their finalists, or with their winners."""
    categories = [_category(award, programme) for award in programme.awards]
    told = [award for award in programme.awards if award.published_at]
    return context.render_page(
        request,
        "events/awards/awards.html",
        programme,
        lang,
        categories=categories,
        any_told=bool(told),
        all_told=bool(told) and len(told) == len(categories),
        now=clock.now(),
        og_title=_("ASEAN Digital Awards"),
        og_description=_("Categories, finalists and winners of the ASEAN Digital Awards."),
    )


def _category(award: PublicAward, programme: Programme) -> Category:
    ranks = dict(award.winners)
    shown = [
        Shown(
            one,
            programme.parties.get(one.country),
            place_words(ranks[one.code]) if one.code in ranks else "",
            ranks.get(one.code, len(award.finalists) + 1),
        )
        for one in award.finalists
    ]
    shown.sort(key=lambda one: one.rank)  # stable: the order of protocol among the others
    return Category(award, programme.by_code.get(award.final), shown)
