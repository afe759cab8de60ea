"""The drawing of a page as bytes: whether it ends as it began, so that something may be drawn after it.

Makers leave states saved or restore more than they saved, and texts and marked parts open (ISO 32000-1, 8.4.2, 9.4.1,
14.6). What is left open is closed; what cannot be told from the bytes alone is drawn as a form of its own.
"""

import re
from dataclasses import dataclass

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from .writing import value_of

_END = rb"(?=[\s\0()<>\[\]{}/%]|$)"
# Comments; texts with up to three levels of brackets; a text that does not end; names; words that matter here.
_PARTS = re.compile(
    rb"%[^\r\n]*"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
    rb"|(?P<open>\()"
    rb"|/[^\s\0()<>\[\]{}/%]*"
    rb"|(?<![^\s\0()<>\[\]{}/%])(?P<word>q|Q|BT|ET|BMC|BDC|EMC|BI)" + _END,
    re.DOTALL,
)
_PICTURE = re.compile(rb"\sID[\s].*?[\s]EI" + _END, re.DOTALL)


@dataclass(slots=True)
class Balance:
    """What a content leaves open, and how many states it restores that it never saved."""

    missing: int = 0
    states: int = 0
    marked: int = 0
    text: bool = False
    unclear: bool = False

    def closed(self, content: bytes) -> bytes:
        """Return the content between a saved and a restored state, whatever it does to them."""
        after = b"\nET" * self.text + b"\nEMC" * self.marked + b"\nQ" * (self.states + 1)
        return b"q\n" * (self.missing + 1) + content + after + b"\n"


def content_of(page: DictionaryObject) -> bytes:
    """Return the drawing of a page, unpacked, its parts joined (ISO 32000-1, 7.8.2). Raises what unpacking raises."""
    found = value_of(page, "/Contents")
    parts = [part.get_object() for part in found] if isinstance(found, ArrayObject) else [found]
    return b"\n".join(part.get_data() for part in parts if isinstance(part, StreamObject))


def balance(content: bytes) -> Balance:
    """Count what a content leaves open."""
    found, at = Balance(), 0
    while part := _PARTS.search(content, at):
        at = part.end()
        if part["open"]:
            found.unclear = True
            break
        word = part["word"]
        if word == b"BI":
            picture = _PICTURE.search(content, at)
            if picture is None:
                found.unclear = True
                break
            at = picture.end()
        elif word:
            _count(found, word)
    return found


def _count(found: Balance, word: bytes) -> None:
    if word == b"q":
        found.states += 1
    elif word == b"Q" and found.states:
        found.states -= 1
    elif word == b"Q":
        found.missing += 1
    elif word in (b"BT", b"ET"):
        found.text = word == b"BT"
    else:
        found.marked = max(0, found.marked + (-1 if word == b"EMC" else 1))
