"""A paper to be read page by page: pictures with the words beside them, or the words alone; for any door.

Whose door it is (everybody's, a delegation's) is said by the address the pages lie under, and by who asked `access.py`.
"""

import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from .draw_pages import scale_for
from .models import PaperFile
from .rendering import WIDTHS, DrawFailed, Entry, layout_of

AT_ONCE = 40  # pages in one page of the site
_A4 = (595.0, 842.0)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its picture in each width, its size on the screen, its words."""

    number: int
    sources: tuple[tuple[str, int], ...]
    width: int
    height: int
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the paper's own outline, and where it leads to."""

    level: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the pages, where a paper is too long for one page of the site."""

    first: int
    last: int
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What templates/events/documents/_reading.html shows."""

    file: PaperFile
    sheets: tuple[Sheet, ...]
    outline: tuple[Heading, ...]
    parts: tuple[Part, ...]
    total: int
    as_text: bool
    url: str
    other_url: str  # the same pages in the other manner


def reading_of(file: PaperFile, query: Any, *, at: str) -> Reading:
    """Return the pages asked for: `page` (a number), `view=text`. `at` is the address of the paper, with a slash."""
    as_text = query.get("view") == "text"
    wanted = page_asked(file, query) or 1
    first = (wanted - 1) // AT_ONCE * AT_ONCE + 1
    last = min(first + AT_ONCE - 1, file.pages)
    sizes, outline = _layout(file)
    texts = dict(file.texts.filter(number__range=(first, last)).values_list("number", "text"))
    sheets = [
        _sheet(number, sizes[number - 1], texts.get(number, ""), at) for number in range(first, last + 1)
    ]
    return Reading(
        file=file,
        sheets=tuple(sheets),
        outline=tuple(Heading(e.level, e.title, page_url(at, e.page, as_text=as_text)) for e in outline),
        parts=tuple(_parts(file.pages, first, at, as_text=as_text)),
        total=file.pages,
        as_text=as_text,
        url=at,
        other_url=page_url(at, first, as_text=not as_text),
    )


def page_asked(file: PaperFile, query: Any) -> int | None:
    """Return the page that `page` names, the nearest that there is; None when it names none."""
    typed = str(query.get("page", "")).strip()
    if not typed.isdecimal() or len(typed) > 6:
        return None
    return min(max(int(typed), 1), file.pages)


def page_url(at: str, number: int, *, as_text: bool = False) -> str:
    """Return the address of a page of a paper."""
    first = (number - 1) // AT_ONCE * AT_ONCE + 1
    asked = [*(["view=text"] if as_text else []), *([f"page={first}"] if first > 1 else [])]
    return f"{at}{'?' if asked else ''}{'&'.join(asked)}#p{number}"


def public_url(
    lang: str, slug: str, language: str, revision: int | None = None, *, name: str = "read"
) -> str:
    """Return where everybody reads a paper or a revision of it (`name` file: downloads), on the site in `lang`."""
    if revision is None:
        return reverse(f"paper-{name}", args=[lang, slug, language])
    return reverse(f"paper-{name}-revision", args=[lang, slug, language, revision])


def sheet_sizes(file: PaperFile) -> list[tuple[int, int]]:
    """Return width and height of each page's narrow picture."""
    return [_on_screen(size) for size in _layout(file)[0]]


def _layout(file: PaperFile) -> tuple[list[tuple[float, float]], tuple[Entry, ...]]:
    """Return the sizes of all pages and the outline; of a file that cannot be drawn just now the words are read."""
    try:
        found = layout_of(file)
    except (DrawFailed, OSError):
        _log.exception("no layout of file %s", file.pk)
        return [_A4] * file.pages, ()
    sizes = [size if min(size) > 0 else _A4 for size in found.sizes]
    return [*sizes, *[_A4] * (file.pages - len(sizes))], found.outline


def _sheet(number: int, size: tuple[float, float], text: str, at: str) -> Sheet:
    sources = tuple((f"{at}{number}.webp?w={width}", width) for width in WIDTHS)
    return Sheet(number, sources, *_on_screen(size), text.strip())


def _on_screen(size: tuple[float, float]) -> tuple[int, int]:
    scale = scale_for(size, WIDTHS[0])
    return math.ceil(size[0] * scale), math.ceil(size[1] * scale)


def _parts(total: int, here: int, at: str, *, as_text: bool) -> Iterator[Part]:
    if total > AT_ONCE:
        for first in range(1, total + 1, AT_ONCE):
            last = min(first + AT_ONCE - 1, total)
            yield Part(first, last, page_url(at, first, as_text=as_text), first == here)
