"""Links that only the reader of a letter may have: sealed while the letter waits, gone once it was sent.

What is stored of a letter, and shown to staff, has a mark in the link's place; the link itself is put there as the
letter goes over the line.
"""

from typing import Any

from django.utils.html import escape

from adgmin.core.encryption import decrypt, encrypt

MARK = "https://•••"
_KEY = "secret"


def sealed(url: str) -> dict[str, str]:
    """Return what is kept of a link with a letter's words."""
    return {_KEY: encrypt(url)} if url else {}


def has_link(words: dict[str, Any]) -> bool:
    """Whether a letter leads by such a link."""
    return _KEY in words


def without(words: dict[str, Any]) -> dict[str, Any]:
    """Return the words of a letter that was sent: the link is forgotten."""
    return {**words, _KEY: ""} if has_link(words) else words


def with_link(text: str, words: dict[str, Any], *, html: bool = False) -> str:
    """Return the stored text as its reader gets it."""
    if not words.get(_KEY):
        return text
    url = decrypt(words[_KEY])
    return text.replace(MARK, str(escape(url)) if html else url)
