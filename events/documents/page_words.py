"""The words of a page: folded for finding, and traced back to where they stand in the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from adgmin.core.text import fold

LONGEST_WORD = 100  # signs; what is longer is no word
LONGEST_PAGE = 100_000  # signs of a page that are found again
_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands in the text: from `start` up to `end`."""

    folded: str
    start: int
    end: int


def words_of_page(text: str) -> str:
    """Return the folded words of a page, parted by one space, as they are kept for finding."""
    words = fold(text[: 4 * LONGEST_PAGE])
    if len(words) > LONGEST_WORD:
        words = " ".join(word for word in words.split() if len(word) <= LONGEST_WORD)
    return words if len(words) <= LONGEST_PAGE else words[:LONGEST_PAGE].rpartition(" ")[0]


def has_meaning(text: str) -> bool:
    """Whether what a page gives as text is text: a font that does not say which letters it draws gives other signs.

    Controls, signs of private use and unknown ones are a tenth at most then: line ends and bullets come as such too.
    """
    signs = "".join(text.split())
    odd = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Cn", "Co") for sign in signs)
    return odd * 10 <= len(signs)


def trace(text: str) -> list[Word]:
    """Return the words of a text in order; joined by spaces they are what `fold` gives."""
    words: list[Word] = []
    for chunk in _CHUNK.finditer(text):
        folded = _folded_chunk(chunk[0])
        if " " in folded:
            words += _traced(chunk[0], chunk.start())
        elif folded:
            words.append(Word(folded, chunk.start(), chunk.end()))
    return words


def _traced(text: str, begin: int) -> Iterator[Word]:
    """Go through a part sign by sign: several words stand in it without a space between them."""
    word, start, end = "", 0, 0
    for at, char in enumerate(text, begin):
        folded = _folded(char)
        if not folded:  # a mark belongs to the letter before it
            end = at + 1 if word else end
            continue
        for number, piece in enumerate(folded.split(" ")):
            if number and word:
                yield Word(word, start, end)
                word = ""
            if piece:
                start = start if word else at
                word, end = word + piece, at + 1
    if word:
        yield Word(word, start, end)


@lru_cache(maxsize=50_000)
def _folded_chunk(chunk: str) -> str:
    """What stands between two spaces, folded; a space before or after says that a sign is not part of the word."""
    inner = fold(f"a{chunk}a")
    return inner[1:-1]


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """One sign as it is folded: letters, nothing for a mark, a space for what parts words."""
    inner = fold(f"a{char}a")
    return inner[1:-1]
