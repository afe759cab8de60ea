"""The log of readings for the desk: by paper, reader and day; and whose copy a mark belongs to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.dates import local
from adgmin.core.filters import QueryFilters
from adgmin.core.workbooks.book import book
from events.editions.models import Edition

from .log import readable
from .models import PaperAccess

PAGE = 100
MOST_EXPORTED = 50_000
_WIDTHS = (18, 18, 22, 34, 34, 26, 10, 12)


@dataclass(frozen=True)
class Asked(QueryFilters):
    """What the log is narrowed to."""

    paper: str = ""
    reader: str = ""
    act: str = ""
    day: str = ""


def readings(edition: Edition, asked: Asked) -> QuerySet[PaperAccess]:
    """Return the lines asked for, the newest first."""
    found = PaperAccess.objects.filter(paper__edition=edition) | PaperAccess.objects.filter(paper=None)
    if asked.paper:
        found = found.filter(symbol__icontains=asked.paper)
    if asked.act in PaperAccess.Act.values:
        found = found.filter(act=asked.act)
    if (day := _day(asked.day)) is not None:
        start = dt.datetime.combine(day, dt.time(), MEETING_ZONE)
        found = found.filter(at__lt=start + dt.timedelta(days=1), last_at__gte=start)
    if asked.reader:
        named = found.filter(reader__icontains=asked.reader)
        found = named | found.filter(delegation__icontains=asked.reader)
    return found.select_related("paper", "delegate__merged_into", "user").order_by("-at", "-pk")


def under_mark(code: str) -> list[PaperAccess]:
    """Return what was handed out under a mark, however it was typed."""
    wanted = readable(code)
    if not wanted:
        return []
    found = PaperAccess.objects.filter(code=wanted).select_related("paper", "delegate__merged_into", "user")
    return list(found.order_by("pk"))


def workbook(lines: Iterable[PaperAccess], made_at: dt.datetime) -> bytes:
    """Return the lines as a workbook."""
    headings = (
        _("First"), _("Last"), _("Mark on the copy"), _("Reader"), _("Delegation"), _("Symbol"), _("Language"),
        _("What"),
    )  # fmt: skip
    return book(_("Who read the documents"), [_at(made_at)], headings, map(_row, lines), _WIDTHS)


def _row(line: PaperAccess) -> tuple[Any, ...]:
    return (
        _at(line.at), _at(line.last_at), line.code, line.reader, line.delegation, line.symbol, line.language,
        line.get_act_display(),
    )  # fmt: skip


def _at(moment: dt.datetime) -> str:
    return f"{local(moment):%d/%m/%Y %H:%M}"


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
