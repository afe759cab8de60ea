"""What stands around the words that were found, as it is written, the words marked."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .page_words import Word, trace
from .terms import Term

AROUND = 12  # words before the first one that is shown marked
LONG = 36  # words of a passage


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page, safe to be shown: only its found words are between marks."""

    language: str
    page: int
    text: SafeString


def passage(text: str, terms: Iterable[Term], *, language: str, page: int) -> Passage:
    """Return the part of a page in which most of the terms stand."""
    words = trace(text)
    places = _places(words, terms)
    first = _best(places, len(words))
    shown = words[first : first + LONG]
    if not shown:
        return Passage(language, page, SafeString(""))
    start, end = shown[0].start, shown[-1].end
    within = [span for span in _spans(words, places) if span[0] >= start and span[1] <= end]
    body = _marked(text, within, start, end)
    before, after = "… " * (first > 0), " …" * (first + LONG < len(words))
    return Passage(language, page, mark_safe(before + body + after))  # noqa: S308 - `_marked` escapes all of it


def marked_words(text: str, terms: Iterable[Term]) -> SafeString:
    """Return a whole text with the found words marked."""
    words = trace(text)
    return mark_safe(_marked(text, _spans(words, _places(words, terms)), 0, len(text)))  # noqa: S308 - as above


def _places(words: list[Word], terms: Iterable[Term]) -> list[tuple[int, int, Term]]:
    """Return where the terms stand: the first word, the word after the last, the term."""
    folded = [word.folded for word in words]
    return sorted(
        ((at, at + len(term.words), term) for term in terms for at in term.places(folded)),
        key=lambda place: place[:2],
    )


def _best(places: list[tuple[int, int, Term]], words: int) -> int:
    """Return the word to begin with: most different terms in what is shown, the earliest of those."""
    best, most = 0, 0
    begins = [first for first, _after, _term in places]
    for first in begins:
        start = max(0, min(first - AROUND, words - LONG))
        near = places[bisect_left(begins, start) : bisect_left(begins, start + LONG)]
        terms = {term for _at, after, term in near if after <= start + LONG}
        if len(terms) > most:
            best, most = start, len(terms)
    return best


def _spans(words: list[Word], places: list[tuple[int, int, Term]]) -> list[tuple[int, int]]:
    """Return the parts of the text to be marked, those that touch as one."""
    spans: list[tuple[int, int]] = []
    for first, after, _term in places:
        start, end = words[first].start, words[after - 1].end
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _marked(text: str, spans: list[tuple[int, int]], start: int, end: int) -> str:
    parts, at = [], start
    for first, after in spans:
        parts += [_plain(text[at:first]), "<mark>", _plain(text[first:after]), "</mark>"]
        at = after
    return "".join([*parts, _plain(text[at:end])])


def _plain(text: str) -> str:
    """Escaped, in one line, without signs that no page shows."""
    kept = "".join(char if char.isprintable() else " " for char in text)
    lead, trail = " " * kept[:1].isspace(), " " * (kept[-1:].isspace() and len(kept) > 1)
    return escape(lead + " ".join(kept.split()) + trail) if kept.strip() else " " * bool(kept)
