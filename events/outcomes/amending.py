"""Putting a proposal into a text: plain values in and out, nothing lost that the proposal does not name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adgmin.core.text import nfc

from . import refusals
from .models import Proposal


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph as words; `key` stays with it."""

    key: int
    english: str
    vietnamese: str = ""
    lags: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What is asked of the paragraph `key`: its words, and what is proposed."""

    kind: str
    key: int
    words: str = ""
    proposed: str = ""


def applied(text: Sequence[Words], change: Change, *, new_key: int = 0) -> list[Words]:
    """Return the text with the change in it.

    Raises Refused: `paragraph_gone`, `words_changed`, `words_missing`.
    """
    if change.kind == Proposal.COMMENT and change.key == 0:
        return [*text]  # on the whole text
    if change.kind == Proposal.NEW_PARAGRAPH:
        return _with_new(text, change, new_key or max((one.key for one in text), default=0) + 1)
    at = _place(text, change.key)
    if change.kind == Proposal.DROP_PARAGRAPH:
        return [*text[:at], *text[at + 1 :]]
    if change.kind == Proposal.COMMENT:
        return [*text]
    english = nfc(reworded(text[at].english, change))  # a mark may meet its letter only here
    return [*text[:at], replace(text[at], english=english, lags=True), *text[at + 1 :]]


def reworded(paragraph: str, change: Change) -> str:
    """Return the paragraph with words replaced, deleted or added after those named (at the end if none)."""
    if change.kind != Proposal.DELETE and not change.proposed.strip():
        raise refusals.words_missing()
    if change.kind == Proposal.INSERT and not change.words:
        return f"{paragraph} {change.proposed.strip()}".strip()
    before, after = cut(paragraph, change.words)
    if change.kind == Proposal.INSERT:
        return f"{before}{change.words}{_joined(change.proposed.strip())}{after}"
    if change.kind == Proposal.DELETE:
        return f"{before.rstrip()}{_joined(after.lstrip())}" if before else after.lstrip()
    return f"{before}{change.proposed.strip()}{after}"


def cut(paragraph: str, words: str) -> tuple[str, str]:
    """Return what stands before and after words that are there exactly once. Raises Refused: `words_changed`."""
    if not words or paragraph.count(words) != 1:
        raise refusals.words_changed(paragraph)
    before, _words, after = paragraph.partition(words)
    return before, after


def _joined(after: str) -> str:
    """Return what follows, with one space before a word and none before a mark or another space."""
    if not after or after[0] in ",.;:!?)” \t\n":
        return after
    return f" {after}"


def _place(text: Sequence[Words], key: int) -> int:
    for number, one in enumerate(text):
        if one.key == key:
            return number
    raise refusals.paragraph_gone()


def _with_new(text: Sequence[Words], change: Change, key: int) -> list[Words]:
    if not change.proposed.strip():
        raise refusals.words_missing()
    at = 0 if change.key == 0 else _place(text, change.key) + 1
    return [*text[:at], Words(key, change.proposed.strip(), lags=True), *text[at:]]
