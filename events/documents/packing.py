"""The papers of a meeting as one file: a cover that lists them, then each in the order given, with bookmarks.

One paper is in memory at a time. A paper that is missing or cannot be read is named on the cover; the pack is made all
the same. The pages of the papers are numbered through, those of the cover with Roman figures.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, ngettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import day_long, local
from adgmin.core.pdfs.joining import Bookmark, Branch, Joining
from adgmin.core.pdfs.typesetting import pressed
from adgmin.core.pdfs.writing import Target, dictionary

from .marking import FONTS, Mark, Marker, legible

HERE = Path(__file__).resolve().parent
_NOTHING = Text()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PackPaper:
    """A paper of a pack: what the cover says of it, and how its file is read."""

    symbol: str
    title: Text
    read: Callable[[], bytes]
    language: str = ""  # in words
    item: int | None = None
    item_title: Text = _NOTHING


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says of the meeting and of whose pack it is."""

    meeting: Text
    session: Text
    when: Text
    place: Text
    made_at: dt.datetime
    delegation: Text = _NOTHING
    reader: str = ""
    ministry: Text = _NOTHING
    lang: str = "vi"  # which language leads


@dataclass(frozen=True, slots=True)
class Packed:
    """What became of it: pages with the cover, papers that are in it, those that are not."""

    pages: int
    papers: list[PackPaper]
    missing: list[PackPaper]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A paper where it stands in the pack: its first page, counted without the cover; none when it is missing."""

    paper: PackPaper
    branch: Branch | None
    first: int = 0


def pack(papers: Iterable[PackPaper], cover: Cover, target: Target, *, mark: Mark | None = None) -> Packed:
    """Write the pack of these papers to a file; `mark` is drawn on each page. Raises PressFailed for the cover."""
    joining = Joining(target)
    placed = list(_placed(papers, joining, mark))
    with Marker(mark, for_pack=True) as marker:
        front = joining.add(marker.mark(_cover_pdf(cover, placed)))
    branches = [front, *(one.branch for one in placed if one.branch)]
    joining.finish(
        branches,
        title=_title(cover),
        language=cover.lang,
        bookmarks=[Bookmark(gettext("Cover"), front.pages[0]), *_bookmarks(placed)],
        labels=[(0, dictionary(S="/r")), (len(front.pages), dictionary(S="/D"))],
    )
    return Packed(
        sum(len(branch.pages) for branch in branches),
        [one.paper for one in placed if one.branch],
        [one.paper for one in placed if not one.branch],
    )


def _placed(papers: Iterable[PackPaper], joining: Joining, mark: Mark | None) -> Iterator[_Placed]:
    """Join the papers one by one; the next is marked while one is joined."""
    waiting, first = list(papers), 1
    with Marker(mark, for_pack=True) as marker, ThreadPoolExecutor(1) as beside:
        coming = beside.submit(_marked, marker, waiting[0]) if waiting else None
        for number, paper in enumerate(waiting):
            made = coming.result() if coming else None
            coming = (
                beside.submit(_marked, marker, waiting[number + 1]) if number + 1 < len(waiting) else None
            )
            branch = _joined(joining, paper, made) if made else None
            yield _Placed(paper, branch, first)
            first += len(branch.pages) if branch else 0


def _marked(marker: Marker, paper: PackPaper) -> bytes | None:
    try:
        return marker.mark(paper.read())
    except Exception:  # a file may be gone, sealed by a lost key or broken: the cover names it
        _log.exception("not in the pack: %s", paper.symbol)
        return None


def _joined(joining: Joining, paper: PackPaper, made: bytes) -> Branch | None:
    try:
        branch = joining.add(made)
    except Exception:  # as above; what was written of it is reached from nowhere
        _log.exception("not in the pack: %s", paper.symbol)
        return None
    return branch if branch.pages else None


def _bookmarks(placed: list[_Placed]) -> Iterator[Bookmark]:
    """An entry for each item with its papers beneath it; papers of no item stand by themselves."""
    there = [(one.paper, one.branch) for one in placed if one.branch]
    for item, group in groupby(there, key=lambda one: one[0].item):
        found = list(group)
        marks = [
            Bookmark(f"{paper.symbol} · {paper.title}", branch.pages[0], own=branch)
            for paper, branch in found
        ]
        if item is None:
            yield from marks
        else:
            yield Bookmark(f"{item}. {found[0][0].item_title}", marks[0].page, beneath=marks)


def _title(cover: Cover) -> str:
    return " · ".join(str(part) for part in (cover.meeting, cover.session) if part)


def _cover_pdf(cover: Cover, placed: list[_Placed]) -> bytes:
    there = [one for one in placed if one.branch]
    pages = sum(len(one.branch.pages) for one in there if one.branch)
    data = {
        "lang": cover.lang,
        "title": _title(cover),
        **{
            key: _set(getattr(cover, key))
            for key in ("meeting", "session", "when", "place", "delegation", "ministry")
        },
        "reader": cover.reader,
        "made": _both(lambda: f"{day_long(local(cover.made_at).date())}, {local(cover.made_at):%H:%M}"),
        "count": _both(lambda: _count(len(there), pages)),
        "rows": [_row(one) for one in placed],
        "words": _words(),
    }
    timestamp = int(cover.made_at.timestamp())
    return pressed(
        HERE / "typst" / "cover.typ",
        data,
        root=HERE.parent.parent,
        fonts=FONTS,
        format="pdf",
        timestamp=timestamp,
    )


def _count(papers: int, pages: int) -> str:
    words = ngettext("%(count)d document", "%(count)d documents", papers) % {"count": papers}
    return f"{words}, {ngettext('%(count)d page', '%(count)d pages', pages) % {'count': pages}}"


def _row(one: _Placed) -> dict[str, Any]:
    paper = one.paper
    return {
        "symbol": paper.symbol,
        "title": _set(paper.title),
        "language": paper.language,
        "item": paper.item,
        "item_title": _set(paper.item_title),
        "page": one.first if one.branch else None,
    }


def _set(text: Text) -> dict[str, str]:
    """A text in the languages in which it can be set: boxes instead of letters say less than the other language."""
    return {lang: words if legible(words, "?") == words else "" for lang, words in text.as_dict().items()}


def _words() -> dict[str, dict[str, str]]:
    return {
        "heading": _both(lambda: gettext("Documents of the meeting")),
        "when": _both(lambda: gettext("When")),
        "place": _both(lambda: gettext("Where")),
        "delegation": _both(lambda: gettext("Delegation")),
        "reader": _both(lambda: gettext("Copy for")),
        "made": _both(lambda: gettext("Made on")),
        "page": _both(lambda: gettext("Page")),
        "missing": _both(lambda: gettext("Not in this pack: the file could not be read.")),
        "none": _both(lambda: gettext("There is no document for this meeting yet.")),
        "item": _both(lambda: gettext("Item")),
        "general": _both(lambda: gettext("The whole meeting")),
    }


def _both(sentence: Callable[[], str]) -> dict[str, str]:
    return in_both(sentence).as_dict()
