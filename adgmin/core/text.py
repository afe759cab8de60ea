"""Text as people type it, made comparable: NFC for storing, folding for finding."""

import re
import unicodedata
from functools import lru_cache

_NO_PARTS = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o"})  # letters that no normal form takes apart
_ASCII_GAPS = re.compile(r"[^a-z0-9]+")


def nfc(value: str) -> str:
    """Return the text in Unicode Normalization Form C, the only form that is stored."""
    return unicodedata.normalize("NFC", value)


def fold(value: str) -> str:
    """Return the text without diacritics, đ as d, in lower case, words parted by one space.

    "Nguyễn Thị Đào" and "nguyen  thi dao" fold to the same; so do their decomposed forms.
    """
    if value.isascii():
        return _ASCII_GAPS.sub(" ", value.lower()).strip()
    # Folding case and taking apart feed each other: "ẞ" gives "ss", "Ǆ" gives "dž".
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", value).casefold()).casefold()
    return " ".join("".join(filter(None, map(_kept, parts.translate(_NO_PARTS)))).split())


@lru_cache(maxsize=4096)
def _kept(char: str) -> str:
    """A letter or figure as it is, nothing for a mark above or below it, else a space."""
    if unicodedata.combining(char):
        return ""
    # Vowel signs of Thai, Khmer or Burmese are marks (Mn, Mc) that belong to the word.
    return char if char.isalnum() or unicodedata.category(char).startswith("M") else " "


def fold_words(*values: str) -> str:
    """Fold several fields into one search column."""
    return " ".join(filter(None, (fold(value) for value in values if value)))


def name_key(value: str) -> str:
    """Return a key equal for one name in any case, with or without marks, in any word order."""
    return " ".join(sorted(fold(value).split()))
