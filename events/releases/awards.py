"""The awards as everybody sees them now, laid to the public view: in no release, and no result before its time."""

import datetime as dt
import json
from dataclasses import replace

from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from events.awards.models import AwardCategory, CategoryResult, Finalist
from events.awards.settling import is_public
from events.editions.models import Edition

from .pictures import public_picture
from .programme import Programme, PublicAward, PublicFinalist


def with_awards(
    shown: Programme, edition: Edition, *, now: dt.datetime
) -> tuple[Programme, dt.datetime | None]:
    """Return the public's programme with the awards, and when the next result opens. A fixed number of queries."""
    found = AwardCategory.objects.filter(edition=edition).select_related("final", "result")
    categories = list(
        found.prefetch_related("finalists__country", "finalists__exhibitor", "finalists__picture")
    )
    results = [getattr(one, "result", None) for one in categories]
    due = [one.publish_at for one in results if one and one.publish_at and one.publish_at > now]
    awards = tuple(_award(one, shown, now) for one in categories)
    return replace(shown, awards=awards, _search={}), min(due, default=None)


def _award(category: AwardCategory, shown: Programme, now: dt.datetime) -> PublicAward:
    result: CategoryResult | None = getattr(category, "result", None)
    award = PublicAward(
        code=category.code,
        name=_text(category, "name"),
        final=category.final.code if category.final and category.final.code in shown.by_code else "",
        finalists=tuple(_finalist(one, shown) for one in category.finalists.all()),
    )
    if result is None or not is_public(result, now) or result.publish_at is None:
        return award
    winners = tuple((str(code), int(place)) for code, place in json.loads(result.ranking))
    return replace(award, winners=winners, published_at=local(result.publish_at))


def _finalist(one: Finalist, shown: Programme) -> PublicFinalist:
    slug = one.exhibitor.slug if one.exhibitor else ""
    return PublicFinalist(
        code=one.code,
        name=_text(one, "name"),
        organisation=_text(one, "organisation"),
        country=one.country.code,
        description=_text(one, "description"),
        exhibitor=slug if slug in shown.exhibitors else "",
        picture=public_picture(one.picture),
    )


def _text(record: AwardCategory | Finalist, name: str) -> Text:
    return Text(getattr(record, f"{name}_vi") or "", getattr(record, f"{name}_en") or "")
