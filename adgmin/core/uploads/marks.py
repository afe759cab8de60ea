"""Marks of state secrets: such papers may not be kept in this system.

Source: Law on Protection of State Secrets, No. 29/2018/QH14, Article 8 (Tuyệt mật, Tối mật, Mật); the marks are
stamped in capitals at the head of the page (Circular 24/2020/TT-BCA, Article 2).
"""

import re
import unicodedata

MARKS = ("Tuyệt mật", "Tối mật", "Mật")
_LEVEL = r"(tuyệt[\s_-]*mật|tối[\s_-]*mật|mật)"
# A stamp stands alone in its line, or after the words that name the degree; the two longer ones anywhere in capitals.
_ALONE = re.compile(rf"^[\s\[\]()*•._-]*{_LEVEL}[\s\[\]()*•._-]*$", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(rf"độ\s+mật\s*[:：-]?\s*{_LEVEL}\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b(TUYỆT\s+MẬT|TỐI\s+MẬT)\b")
_IN_NAME = re.compile(rf"(?:^|[\W_]){_LEVEL}(?:[\W_]|$)", re.IGNORECASE)


def secret_mark(text: str, name: str = "") -> str:
    """Return the mark that a text (or the name of its file) bears, as the law writes it; "" when none."""
    text = unicodedata.normalize("NFC", text)
    for pattern in (_CAPITALS, _NAMED, _ALONE):
        if found := pattern.search(text):
            return _written(found[1])
    # Only with its diacritics: "mat" alone stands for too much else.
    found = _IN_NAME.search(unicodedata.normalize("NFC", name))
    return _written(found[1]) if found else ""


def _written(found: str) -> str:
    return next(mark for mark in MARKS if mark.casefold()[:3] == found.casefold()[:3])
