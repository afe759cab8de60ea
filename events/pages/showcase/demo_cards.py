"""A demonstration as a block of the agenda, in the manner of a meeting."""

from typing import cast
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.dates import clock_time
from events.pages.agenda.cards import Card, Viewer
from events.releases.programme import PublicSession

from .hours import DemoLine


def demo_card(line: DemoLine, viewer: Viewer) -> Card:
    """Return the block of a demonstration."""
    demo, title = line.demo, line.title
    return Card(
        session=cast("PublicSession", line),  # a block in a list asks only what both of them tell
        type="shw",
        title=str(title),
        title_lang=title.lang if title.missing else "",
        url=demo_url(line, viewer),
        kind=kind_of(line),
        start=clock_time(demo.start),
        end=clock_time(demo.end),
        own_time=viewer.own_zone.line(demo.start, demo.end) if viewer.own_zone else "",
        room=str(demo.place),
        access=access_of(line),
        access_icon="i-open" if demo.capacity is None else "i-ticket",
        tags=line.tags,
        was=line.was,
        past=line.mark == "over",
        running=line.mark == "now" and not demo.cancelled,
        matched=True,
        alt=str(line.exhibitor.name),
        alt_lang=line.exhibitor.name.lang,
    )


def demo_url(line: DemoLine, viewer: Viewer) -> str:
    """Return the address of its page, with the reader's time zone."""
    zone = f"?tz={viewer.own_zone.name}" if viewer.own_zone else ""
    return f"{demo_path(line, viewer.lang)}{zone}"


def demo_path(line: DemoLine, lang: str) -> str:
    """Return the address of its page."""
    return f"/{lang}/showcase/demos/{quote(line.code)}/"


def kind_of(line: DemoLine) -> str:
    """Return what it is called."""
    return _("Demonstration") if line.demo.capacity is None else _("Guided demonstration")


def access_of(line: DemoLine) -> str:
    """Return who can come: everybody, or so many who have booked."""
    places = line.demo.capacity
    if places is None:
        return _("Open to all, without booking")
    return ngettext("%(count)d place, to be booked", "%(count)d places, to be booked", places) % {
        "count": places
    }
