"""Full text of papers: titles, symbols and contents, without diacritics, in the same manner on each database.

Whose papers are searched is given (`papers`); of any other nothing is in the hits, the passages or the counts. The
order is fixed: an exact symbol, then more of the words in the title, then words next to each other, then the newest.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from adgmin.core.text import fold

from .finding import files_near, files_with, pages_with
from .models import Document, PageText, PaperFile, PaperStatus
from .passages import Passage, marked_words, passage
from .terms import Asked, Term, read_terms

ON_A_PAGE = 20
PASSAGES = 2  # of a paper
_LONG_AGO = dt.date.min
_AT_ONCE = 5000  # ids in one question


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that was found, its title with the words marked, and what stands around them inside it."""

    paper: Document
    title: SafeString
    language: str = ""  # of the file that is meant; "" when only the record is known
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, how many papers in all, and how many pages."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    page: int = 1
    pages: int = 0
    asked: bool = False


@dataclass(slots=True)
class _Paper:
    """A paper while it is judged."""

    pk: int
    symbol: str
    title: str  # folded, between spaces
    day: dt.date
    files: list[tuple[int, str]] = field(default_factory=list)
    best: int | None = None
    language: str = ""


def search(
    words: str, *, papers: Collection[int], page: int = 1, older: bool = False, inside: bool = False
) -> Found:
    """Return the papers of these ids in which all the words stand, in the title or in one file.

    With `older`, in issued revisions before the one that counts too; with `inside`, only where a file has one of them.
    """
    asked = read_terms(words)
    if not asked.terms:
        return Found(asked=bool(words.strip()))
    looked_at = _papers(papers, older=older)
    having = [files_with(term) for term in asked.terms]
    found = _matching(looked_at, asked.terms, having)
    if inside:
        found = [paper for paper in found if any(paper.best in files for files in having)]
    near = files_near(asked.near) if asked.near and found else set()
    symbol = fold(words)
    found.sort(key=lambda paper: _rank(paper, asked, near, symbol))
    pages = -(-len(found) // ON_A_PAGE)
    page = min(max(page, 1), max(pages, 1))
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return Found(tuple(_hits(shown, asked)), len(found), page, pages, asked=True)


def _papers(ids: Collection[int], *, older: bool) -> list[_Paper]:
    """Return the papers with the files of their issued revision; two queries for each few thousand."""
    found: dict[int, _Paper] = {}
    wanted, newest = sorted(set(ids)), dict[int, int]()
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        # Plain rows: none of these is a text in two languages.
        rows = (
            QuerySet[Document](Document)
            .filter(pk__in=some)
            .order_by()
            .values_list("pk", "symbol", "folded", "issued_on")
        )
        for pk, symbol, folded, day in rows:
            found[pk] = _Paper(pk, symbol, f" {folded} ", day or _LONG_AGO)
        files = QuerySet[PaperFile](PaperFile).filter(
            revision__document__in=some, revision__issued_at__isnull=False
        )
        # Of a withdrawn paper the record is still seen, the file opens no more.
        order = files.exclude(revision__document__status=PaperStatus.WITHDRAWN).order_by(
            "revision__document", "-revision__number", "language"
        )
        for pk, number, file, language in order.values_list(
            "revision__document", "revision__number", "pk", "language"
        ):
            if older or newest.setdefault(pk, number) == number:
                found[pk].files.append((file, language))
    return list(found.values())


def _matching(papers: list[_Paper], terms: tuple[Term, ...], having: list[set[int]]) -> list[_Paper]:
    """Return the papers of which all terms stand in the title and one file; of several the reader's language."""
    own = (get_language() or "vi")[:2]
    asked = [(term.key, files) for term, files in zip(terms, having, strict=True)]
    found = []
    for paper in papers:
        inside = [files for key, files in asked if key not in paper.title]
        matching = [file for file in paper.files if all(file[0] in files for files in inside)]
        if matching:
            own_first = matching if len(matching) == 1 else sorted(matching, key=lambda file: file[1] != own)
            paper.best, paper.language = own_first[0]
        if matching or not inside:
            found.append(paper)
    return found


def _rank(paper: _Paper, asked: Asked, near: set[int], symbol: str) -> tuple[object, ...]:
    in_title = sum(term.key in paper.title for term in asked.terms)
    close = asked.near is not None and (paper.best in near or asked.near.key in paper.title)
    # The symbol stands first in what titles are found by.
    exact = paper.title.startswith(f" {symbol} ") and fold(paper.symbol) == symbol
    return not exact, -in_title, not close, -paper.day.toordinal(), paper.symbol, paper.pk


def _hits(shown: list[_Paper], asked: Asked) -> list[Hit]:
    documents = Document.objects.select_related("session", "submitted_by").in_bulk(
        [paper.pk for paper in shown]
    )
    passages = _passages({paper.best for paper in shown if paper.best is not None}, asked)
    terms = asked.terms
    return [
        Hit(
            documents[paper.pk],
            marked_words(documents[paper.pk].title or "", terms),
            paper.language,
            tuple(passages.get(paper.best or 0, ())),
        )
        for paper in shown
    ]


def _passages(files: set[int], asked: Asked) -> dict[int, list[Passage]]:
    """Return what stands around the words in each file: the pages with most of them, in their order."""
    wanted = (*asked.terms, *([asked.near] if asked.near else []))
    weights: dict[int, list[tuple[int, int]]] = {}
    for file, number, terms in pages_with(wanted, files):
        weights.setdefault(file, []).append((-terms, number))
    chosen = {
        (file, number) for file, pages in weights.items() for _terms, number in sorted(pages)[:PASSAGES]
    }
    texts = PageText.objects.filter(file__in=files, number__in={number for _file, number in chosen})
    found: dict[int, list[Passage]] = {}
    for file, number, language, text in texts.order_by("file", "number").values_list(
        "file", "number", "file__language", "text"
    ):
        if (file, number) in chosen:
            found.setdefault(file, []).append(passage(text, wanted, language=language, page=number))
    return found
