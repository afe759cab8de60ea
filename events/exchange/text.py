"""Text of programme files made comparable: the same form whether it comes from the database or from any format."""

import re

from adgmin.core.text import nfc

# What neither XML 1.0 (2.2) nor calendars nor workbooks can hold.
_UNSPEAKABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_GAPS = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def speakable(text: str) -> str:
    """Return the text without characters that no format can hold."""
    return _UNSPEAKABLE.sub("", text)


def line(text: str) -> str:
    """Return a text of one line: NFC, gaps as one space."""
    return nfc(_GAPS.sub(" ", speakable(_LINE_ENDS.sub("\n", text))).strip())


def paragraphs(text: str) -> str:
    """Return a text of several lines: NFC, one kind of line end, no blanks at the ends of lines."""
    lines = speakable(_LINE_ENDS.sub("\n", text)).replace("\t", " ").split("\n")
    return nfc("\n".join(part.rstrip() for part in lines).strip())
