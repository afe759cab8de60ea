"""What a reader looks for: words, and phrases between quotation marks."""

import re
from dataclasses import dataclass

from adgmin.core.text import fold

from .page_words import LONGEST_WORD

LONGEST = 200  # signs of what is typed that are read
MOST_TERMS = 8
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_SHORTEST_BEGINNING = 2  # signs from which on a last word may be the beginning of one


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    is_beginning: bool = False

    @property
    def key(self) -> str:
        """What stands in a folded text that has the term, when the text begins and ends with a space."""
        return f" {' '.join(self.words)}" + " " * (not self.is_beginning)

    def places(self, words: list[str]) -> list[int]:
        """Return where in a list of words this begins."""
        length, last = len(self.words), self.words[-1]
        return [
            at
            for at in range(len(words) - length + 1)
            if (
                words[at + length - 1].startswith(last)
                if self.is_beginning
                else words[at + length - 1] == last
            )
            and tuple(words[at : at + length - 1]) == self.words[:-1]
        ]


@dataclass(frozen=True, slots=True)
class Asked:
    """All terms are to be found; `near` are the words as they were typed, next to each other."""

    terms: tuple[Term, ...]
    near: Term | None


def read_terms(typed: str) -> Asked:
    """Read what was typed; nothing in it is an operator but quotation marks in pairs."""
    typed = typed[:LONGEST].replace("\0", " ")
    terms: dict[Term, None] = {}
    plain, end = [], 0
    for quoted in _QUOTED.finditer(typed):
        plain += fold(typed[end : quoted.start()]).split()
        if words := tuple(fold(quoted[1]).split()):
            terms[Term(words)] = None
        end = quoted.end()
    tail = fold(typed[end:]).split()
    begins = bool(tail) and len(tail[-1]) >= _SHORTEST_BEGINNING
    for word in [*plain, *tail][: -1 if begins else None]:
        terms[Term((word,))] = None
    if begins:
        terms[Term((tail[-1],), is_beginning=True)] = None
    found = tuple(term for term in terms if max(map(len, term.words)) <= LONGEST_WORD)
    if len(found) < len(terms):
        return Asked((), None)  # there is no such word
    row = [*plain, *tail]
    near = Term(tuple(row), is_beginning=begins) if len(row) > 1 else None
    return Asked(found[:MOST_TERMS], near)
