"""Filters and tags that every page shares."""

import datetime as dt
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from adgmin.core import dates

register = template.Library()


@register.filter
def day_screen(value: dt.date | dt.datetime) -> str:
    """Thursday 15 January 2026 / Thứ Năm, 15/01/2026."""
    return dates.day_screen(_day(value))


@register.filter
def day_long(value: dt.date | dt.datetime) -> str:
    """Thursday, 15 January 2026 / Thứ Năm, ngày 15/01/2026."""
    return dates.day_long(_day(value))


@register.filter
def day_short(value: dt.date | dt.datetime) -> str:
    """15 January / 15/01."""
    return dates.day_short(_day(value))


@register.filter
def weekday(value: dt.date | dt.datetime) -> str:
    """Thursday / Thứ Năm."""
    return dates.weekday(_day(value))


@register.filter
def hm(value: dt.datetime) -> str:
    """08:30 in the meeting's zone."""
    return dates.clock_time(dates.local(value))


@register.filter
def iso(value: dt.datetime) -> str:
    """The machine form, with offset."""
    return dates.local(value).isoformat()


@register.filter
def lookup(mapping: dict[str, Any], key: str) -> Any:
    """The entry of a mapping, or nothing."""
    return mapping.get(key)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative icon of the sprite (`adgmin/static/icons/sprite.svg`)."""
    return format_html(
        '<svg class="ic" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons/sprite.svg"), name
    )


@register.simple_tag
def month_year(value: dt.date) -> str:
    """January 2026 / tháng 01 năm 2026."""
    return dates.month_year(value)


@register.simple_tag
def glyph(name: str) -> SafeString:
    """The glyph of a type of meeting: pln, cer, dlg, som, shw, med, cls or soc."""
    return format_html(
        '<svg class="gl" aria-hidden="true"><use href="{}#g-{}"/></svg>', static("icons/sprite.svg"), name
    )


def _day(value: dt.date | dt.datetime) -> dt.date:
    return dates.local(value).date() if isinstance(value, dt.datetime) else value
