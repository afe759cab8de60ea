"""Tags of the plan of the hall at the desk."""

from decimal import Decimal

from django import template

from events.showcase.geometry_words import metres
from events.showcase.hall.forms import plain
from events.showcase.placing import cm

register = template.Library()


@register.filter
def centimetres(value: Decimal) -> int:
    """Metres as units of the drawing."""
    return cm(value)


@register.filter
def as_metres(value: int) -> str:
    """Centimetres as metres in the manner of the language."""
    return metres(value)


@register.filter
def typed_metres(value: int) -> str:
    """Centimetres as metres are typed."""
    return plain(value)


@register.filter
def plus(value: int, more: int) -> int:
    """The sum, whatever the sign."""
    return value + more


@register.filter
def kilowatts(value: float) -> str:
    """Power or area, without needless noughts."""
    return metres(round(value * 100))


@register.filter
def as_whole_metres(value: int) -> int:
    """Centimetres as whole metres."""
    return round(value / 100)
