"""What the pages of the portal share."""

import datetime as dt
from collections.abc import Sized
from dataclasses import dataclass
from typing import cast

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple
from django.forms.boundfield import BoundWidget

from delegates.badges.making import category_of
from delegates.nominations.models import Delegate
from delegates.portal.forms_stay import SessionsForm
from delegates.portal.sessions import Offer, with_seats

register = template.Library()


@dataclass(frozen=True, slots=True)
class Badge:
    """What the badge will show beside the name itself."""

    code: str
    name_vi: str
    name_en: str
    before: str


@register.simple_tag
def badge_of(delegate: Delegate) -> Badge:
    """Return how the badge will look as far as it is known."""
    delegation = delegate.delegation
    vi, en = (getattr(delegation, f"name_{lang}") or "" for lang in ("vi", "en"))
    before = " ".join(filter(None, (delegate.honorific, delegate.title)))
    return Badge(category_of(delegate), vi, en, before)


@register.filter
def beyond(people: Sized, shown: int) -> int:
    """Return how many there are beyond those that are shown."""
    return max(0, len(people) - shown)


@register.filter
def is_box(field: BoundField) -> bool:
    """Whether a field is one box to tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_many(field: BoundField) -> bool:
    """Whether a field is a list of boxes."""
    return isinstance(field.field.widget, CheckboxSelectMultiple)


@register.filter
def by_day(field: BoundField) -> list[tuple[dt.date, list[tuple[BoundWidget, Offer]]]]:
    """Return (day, boxes) of a field of sessions, each box with what is offered, in order."""
    found: dict[dt.date, list[tuple[BoundWidget, Offer]]] = {}
    form = cast("SessionsForm", field.form)
    for box, offer in zip(field, with_seats(form.offers, form.delegate), strict=True):
        found.setdefault(offer.day, []).append((box, offer))
    return list(found.items())
