"""The paragraphs of a paper, put together again from the lines of its pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBERED = re.compile(r"^\s*(?:[•·▪◦*–—-]\s|\(?(?:\d{1,3}|[a-zđA-ZĐ]|[ivxIVX]{1,5})[.)]\s)")
_ENDS = (".", ":", ";", "!", "?", "…", "”", '"')
_ONLY_FIGURES = re.compile(r"^[\W\d]*\d[\W\d]*$")
_SHORT = 0.7  # of the width of a line: a shorter one ends its paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together, and the page where they begin."""

    text: str
    page: int


def paragraphs_of(pages: Iterable[str]) -> list[Paragraph]:
    """Return the paragraphs of pages; running heads and numbers of pages are left out."""
    lines = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    running = _running(lines)
    found: list[Paragraph] = []
    waiting: list[str] = []
    began = 1
    width = _width(line for page in lines for line in page)
    for number, page in enumerate(lines, 1):
        for line in _body(page, running):
            if waiting and (not line or _NUMBERED.match(line)):
                found.append(Paragraph(" ".join(waiting), began))
                waiting = []
            if line:
                began = began if waiting else number
                waiting.append(line)
                if line.endswith(_ENDS) or len(line) < width * _SHORT:
                    found.append(Paragraph(" ".join(waiting), began))
                    waiting = []
    if waiting:
        found.append(Paragraph(" ".join(waiting), began))
    return found


def _width(lines: Iterable[str]) -> int:
    """The length that nine lines of ten do not exceed."""
    lengths = sorted(map(len, lines))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _running(pages: list[list[str]]) -> set[str]:
    """Heads and feet that stand on most pages, whatever figures are in them."""
    if len(pages) < 2:
        return set()
    edges = Counter(_bare(line) for page in pages if page for line in {page[0], page[-1]})
    return {line for line, count in edges.items() if count * 2 > len(pages) and line}


def _bare(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _body(page: list[str], running: set[str]) -> Iterator[str]:
    for place, line in enumerate(page):
        edge = place in (0, len(page) - 1)
        if not (edge and (_bare(line) in running or _ONLY_FIGURES.match(line))):
            yield line
