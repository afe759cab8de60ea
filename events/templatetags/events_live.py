"""What pages show of the day: the token of their programme and the announcements that concern them."""

import datetime as dt
from typing import Any

from django import template

from events.live.shown import shown, token_of
from events.releases.programme import Programme, PublicAnnouncement

register = template.Library()

_LOOKS = {"urgent": ("bad", "i-oct"), "change": ("warn", "i-warn"), "info": ("info", "i-bell")}


@register.simple_tag
def programme_token(programme: Programme | None, now: dt.datetime) -> str:
    """Return the mark of what the page shows; pages ask whether it has moved."""
    return token_of(programme, now) if isinstance(programme, Programme) else ""


@register.simple_tag(takes_context=True)
def announcements(context: dict[str, Any]) -> list[tuple[PublicAnnouncement, str, str]]:
    """Return the announcements of this page, each with its tone and icon."""
    programme = context.get("programme")
    if not isinstance(programme, Programme):
        return []
    party = getattr(context.get("party"), "code", "")
    found = shown(programme, context["now"], session=context.get("session"), party=party)
    return [(each, *_LOOKS.get(each.level, _LOOKS["info"])) for each in found]


@register.filter
def words(text: str) -> list[str]:
    """Return the words of a text, to go through them."""
    return text.split()
