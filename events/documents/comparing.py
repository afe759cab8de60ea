"""What differs between the text of two revisions: paragraph by paragraph, and word by word in those that changed.

In bounded time, however long the papers are: when the time is over, what is left is shown as old and new paragraphs.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .models import PageText, PaperFile
from .paragraphs import Paragraph, paragraphs_of

SECONDS = 2.0
_MOST_WORDS = 1500  # of a paragraph that is compared word by word
_ALIKE = 0.45  # from here on two paragraphs are taken for one that changed
_SHORT = 40  # letters: paragraphs as short as a date or a symbol are told alike by their letters
_NEAR = 6  # how far apart the old and the new place of such a pair may be
_CONTEXT = 1  # unchanged paragraphs shown beside a change
_WORDS = re.compile(r"\s+|[^\s]+")

Kind = Literal["same", "gone", "come"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both, or in one of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in the old and the new text; `skipped` counts unchanged ones that are not shown."""

    kind: Literal["same", "changed", "gone", "come", "skipped"]
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    both: tuple[Piece, ...] = ()  # in one line, old before new
    old_page: int = 0
    new_page: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side; rough when there was no time to look into every changed paragraph."""

    rows: tuple[Row, ...]
    changed: int
    gone: int
    come: int
    is_rough: bool = False
    has_text: bool = True  # whether both could be read at all

    @property
    def differs(self) -> bool:
        """Whether there is any difference in words."""
        return bool(self.changed or self.gone or self.come)


def compare_files(old: PaperFile, new: PaperFile) -> Comparison:
    """Compare the words of two files; two queries."""
    return compare(_pages(old), _pages(new))


def _pages(file: PaperFile) -> list[str]:
    return list(PageText.objects.filter(file=file).order_by("number").values_list("text", flat=True))


def compare(old: Iterable[str], new: Iterable[str], *, seconds: float = SECONDS) -> Comparison:
    """Compare two papers, each given as the texts of its pages."""
    before, after = paragraphs_of(old), paragraphs_of(new)
    clock = _Clock(seconds)
    rows = list(_rows(before, after, clock))
    counts = {kind: sum(row.kind == kind for row in rows) for kind in ("changed", "gone", "come")}
    return Comparison(
        tuple(_shortened(rows)), **counts, is_rough=clock.is_over, has_text=bool(before and after)
    )


class _Clock:
    """Tells when the time for looking closely is over."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._until = now, now() + seconds
        self.is_over = False

    def has_time(self) -> bool:
        self.is_over = self.is_over or self._now() > self._until
        return not self.is_over


def _rows(before: list[Paragraph], after: list[Paragraph], clock: _Clock) -> Iterator[Row]:
    # Paragraphs that stand very often anchor nothing (autojunk); that keeps the time near linear.
    found = SequenceMatcher(None, [p.text for p in before], [p.text for p in after], autojunk=True)
    for what, a, b, c, d in found.get_opcodes():
        if what == "equal":
            for old, new in zip(before[a:b], after[c:d], strict=True):
                same = (Piece("same", old.text),)
                yield Row("same", same, same, same, old.page, new.page)
        else:
            yield from _changed(before[a:b], after[c:d], clock)


def _changed(before: list[Paragraph], after: list[Paragraph], clock: _Clock) -> Iterator[Row]:
    """Pair old and new paragraphs that are alike, in order; the others went or came."""
    at = 0
    for old in before:
        place = _alike(old, after[at : at + _NEAR], clock)
        if place is None:
            yield _gone(old)
            continue
        yield from map(_come, after[at : at + place])
        yield _words(old, after[at + place], clock)
        at += place + 1
    yield from map(_come, after[at:])


def _alike(old: Paragraph, candidates: list[Paragraph], clock: _Clock) -> int | None:
    """Return the place of the candidate that is most like a paragraph, or nothing."""
    best, place = _ALIKE, None
    parts: Callable[[str], Sequence[str]] = list if len(old.text) < _SHORT else _words_of
    words = parts(old.text)
    for number, new in enumerate(candidates):
        if not clock.has_time():
            return 0  # without a closer look: the next one
        found = SequenceMatcher(
            None, words, parts(new.text[: 4 * _SHORT] if parts is list else new.text), autojunk=False
        )
        if found.real_quick_ratio() > best and found.quick_ratio() > best and (ratio := found.ratio()) > best:
            best, place = ratio, number
    return place


def _words_of(text: str) -> list[str]:
    return text.split()[:_MOST_WORDS]


def _gone(old: Paragraph) -> Row:
    pieces = (Piece("gone", old.text),)
    return Row("gone", pieces, (), pieces, old.page, 0)


def _come(new: Paragraph) -> Row:
    pieces = (Piece("come", new.text),)
    return Row("come", (), pieces, pieces, 0, new.page)


def _words(old: Paragraph, new: Paragraph, clock: _Clock) -> Row:
    was, now = _WORDS.findall(old.text), _WORDS.findall(new.text)
    if not clock.has_time() or max(len(was), len(now)) > 2 * _MOST_WORDS:
        gone, come = Piece("gone", old.text), Piece("come", new.text)
        return Row("changed", (gone,), (come,), (gone, come), old.page, new.page)
    both = tuple(_pieces(was, now))
    left = tuple(piece for piece in both if piece.kind != "come")
    right = tuple(piece for piece in both if piece.kind != "gone")
    return Row("changed", left, right, both, old.page, new.page)


def _pieces(was: list[str], now: list[str]) -> Iterator[Piece]:
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(was[a:b]))
            continue
        if a < b:
            yield Piece("gone", "".join(was[a:b]))
        if c < d:
            yield Piece("come", "".join(now[c:d]))


def _shortened(rows: list[Row]) -> Iterator[Row]:
    """Leave out what did not change, but for what stands next to a change."""
    shown: set[int] = set()
    for place, row in enumerate(rows):
        if row.kind != "same":
            shown.update(range(place - _CONTEXT, place + _CONTEXT + 1))
    skipped = 0
    for place, row in enumerate(rows):
        if place in shown:
            if skipped:
                yield Row("skipped", skipped=skipped)
            yield row
            skipped = 0
        else:
            skipped += 1
    if skipped and shown:
        yield Row("skipped", skipped=skipped)
