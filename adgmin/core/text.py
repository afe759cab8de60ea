"""Text as people type it, made comparable: NFC for storing, folding for finding."""

import re
import unicodedata

_BARRED_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss"})
_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


def nfc(value: str) -> str:
    """Return the text in Unicode Normalization Form C, the only form that is stored."""
    return unicodedata.normalize("NFC", value)


def fold(value: str) -> str:
    """Return the text without diacritics, đ as d, in lower case, words parted by one space.

    "Nguyễn Thị Đào" and "nguyen  thi dao" fold to the same; so do their decomposed forms.
    """
    stripped = "".join(
        char for char in unicodedata.normalize("NFKD", value.translate(_BARRED_D)) if not unicodedata.combining(char)
    )
    return " ".join(_NOT_WORD.sub(" ", stripped.casefold()).split())


def fold_words(*values: str) -> str:
    """Fold several fields into one search column."""
    return " ".join(filter(None, (fold(value) for value in values if value)))


def name_key(value: str) -> str:
    """Return a key equal for one name in any case, with or without marks, in any word order."""
    return " ".join(sorted(fold(value).split()))
