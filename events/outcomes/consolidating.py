"""The consolidated text as drafters read it: what is agreed plain, what is proposed in brackets with who proposes it.

Several proposals stand in one paragraph where their words do not overlap; one that overlaps with another is written
as an alternative paragraph ("3 alt."), and new paragraphs are counted as drafters do ("3 bis").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .amending import Change, reworded
from .board import Bracketed, Shown
from .models import Proposal

PLAIN, KEPT, NEW, OPENS, CLOSES = "plain", "kept", "new", "opens", "closes"
_ORDINALS = ("bis", "ter", "quater", "quinquies", "sexies")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: agreed, of the text but questioned, or proposed; a bracket that opens or closes around a paragraph.

    `marks` lead to the positions.
    """

    style: str
    text: str
    marks: tuple[int, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A proposal or comment beneath its paragraph, with who said what of it."""

    mark: int
    shown: Shown


@dataclass(slots=True)
class Item:
    """A paragraph as it is printed; `gone` says of one that is no longer in the text where it was."""

    number: str
    pieces: list[Piece]
    vietnamese: str = ""
    lags: bool = False
    notes: list[Note] = field(default_factory=list)
    gone: str = ""


@dataclass(slots=True)
class _Span:
    """Where proposals stand in a paragraph: all of these are about the same words."""

    start: int
    end: int
    marked: list[tuple[int, Shown]]


def consolidated(paragraphs: Iterable[Bracketed]) -> list[Item]:
    """Return the text with its brackets, the marks counted through."""
    items: list[Item] = []
    mark = 0
    for paragraph in paragraphs:
        marked = []
        for one in paragraph.proposals:
            comment = one.amendment.kind == Proposal.COMMENT or one.lost
            mark += not comment
            marked.append((0 if comment else mark, one))
        items += _items(paragraph, marked)
    return items


def _items(paragraph: Bracketed, marked: list[tuple[int, Shown]]) -> Iterator[Item]:
    new = [pair for pair in marked if pair[1].amendment.kind == Proposal.NEW_PARAGRAPH and pair[0]]
    own = [pair for pair in marked if pair not in new]
    if paragraph.number or own:
        spans, others = _placed(paragraph.words.english, own)
        item = Item(str(paragraph.number or ""), [*_pieces(paragraph, spans, own)])
        item.vietnamese, item.lags = paragraph.words.vietnamese, paragraph.words.lags
        item.gone = paragraph.place if paragraph.gone else ""
        item.notes = [Note(mark, one) for mark, one in own if (mark, one) not in others]
        yield item
        for mark, one in others:
            yield _alternative(paragraph, mark, one)
    for place, (mark, one) in enumerate(new):
        ordinal = _ORDINALS[place] if place < len(_ORDINALS) else str(place + 2)
        pieces = [Piece(NEW, one.amendment.proposed, (mark,), one.amendment.party.code)]
        yield Item(f"{paragraph.number} {ordinal}", pieces, notes=[Note(mark, one)])


def _alternative(paragraph: Bracketed, mark: int, one: Shown) -> Item:
    amendment = one.amendment
    change = Change(amendment.kind, amendment.key, amendment.words, amendment.proposed)
    words = reworded(paragraph.words.english, change)
    pieces = [Piece(NEW, words, (mark,), amendment.party.code)]
    return Item(f"{paragraph.number} alt.", pieces, notes=[Note(mark, one)])


def _placed(text: str, marked: list[tuple[int, Shown]]) -> tuple[list[_Span], list[tuple[int, Shown]]]:
    """Return the proposals by the words they are about, and those that overlap with an earlier one."""
    spans: list[_Span] = []
    others: list[tuple[int, Shown]] = []
    for mark, one in marked:
        if not mark or one.amendment.kind == Proposal.DROP_PARAGRAPH:
            continue
        start, end = _range(text, one)
        same = next((span for span in spans if (span.start, span.end) == (start, end)), None)
        if same:
            same.marked.append((mark, one))
        elif any(start < span.end and span.start < end for span in spans):
            others.append((mark, one))
        else:
            spans.append(_Span(start, end, [(mark, one)]))
    return sorted(spans, key=lambda span: (span.start, span.end)), others


def _range(text: str, one: Shown) -> tuple[int, int]:
    """Return from where to where in the text it is; what is added stands at the end of the words it follows."""
    words = one.amendment.words
    if not words:
        return len(text), len(text)
    start = text.index(words)
    end = start + len(words)
    return (end, end) if one.amendment.kind == Proposal.INSERT else (start, end)


def _pieces(paragraph: Bracketed, spans: list[_Span], own: list[tuple[int, Shown]]) -> Iterator[Piece]:
    text, at = paragraph.words.english, 0
    dropped = [pair for pair in own if pair[0] and pair[1].amendment.kind == Proposal.DROP_PARAGRAPH]
    if dropped:  # the whole paragraph stands in brackets
        yield Piece(OPENS, "")
    for span in spans:
        if plain := text[at : span.start]:
            yield Piece(PLAIN, plain)
        if span.end > span.start:
            yield _kept(text[span.start : span.end], span.marked)
        for mark, one in span.marked:
            if one.amendment.kind != Proposal.DELETE:
                yield Piece(NEW, one.amendment.proposed, (mark,), one.amendment.party.code)
        at = span.end
    if plain := text[at:]:
        yield Piece(PLAIN, plain)
    if dropped:
        yield _kept("", dropped, CLOSES)


def _kept(words: str, marked: list[tuple[int, Shown]], style: str = KEPT) -> Piece:
    """Return words of the text that somebody wants otherwise; who wants them deleted is said."""
    gone = (Proposal.DELETE, Proposal.DROP_PARAGRAPH)
    deleting = [(mark, one.amendment.party.code) for mark, one in marked if one.amendment.kind in gone]
    marks = tuple(mark for mark, _code in deleting)
    codes = ", ".join(code for _mark, code in deleting)
    return Piece(style, words, marks, _("delete: %(codes)s") % {"codes": codes} if codes else "")
