"""Text of a cell made clean: composed letters, ordinary spaces, nothing invisible; each mending is said."""

import re
import unicodedata
from collections.abc import Callable

# Spaces other than the ordinary one, line breaks, and characters that cannot be seen.
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
# Arabic, Indian and Khmer letters are written by them (Unicode 15, chapters 9, 12, 16); after others they are a slip.
_JOINERS = re.compile(r"(?<![\u0590-\u1cff])[\u200c\u200d]")
_ODD = re.compile(f"{_SPACES.pattern}|{_INVISIBLE.pattern}|{_JOINERS.pattern}|^ | $|  ")
_REPEATED = re.compile(r" {2,}")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e]")
_TO_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FORMULA = re.compile(r"[=@]|[+-](?=\s*[\w(@=\"'])(?=.*[(|!=*\d])", re.DOTALL)
_CELL_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|####*)$")
_MARKUP = re.compile(r"<\s*[A-Za-z/!?]")
_GUARDED = re.compile(r"['‘’`](?=[=+\-@\t\r])")
_PLACEHOLDERS = frozenset({"-", "–", "—", "--", "---"})
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9,.()/&:;#*_-]| (?! |$))*$")

# Columns where a native script may need joiners and full-width letters.
NATIVE = frozenset({"native_name"})
# Columns where a sign at the start is ordinary.
SIGNED = frozenset({"phone"})
# Columns where an apostrophe at the start is never part of the value.
NEVER_QUOTED = frozenset({"phone", "passport_number", "ref", "email", "arrival_flight", "departure_flight"})

LIMITS = {
    "ref": 40, "honorific": 40, "passport_surname": 200, "passport_given": 200, "native_name": 200,
    "badge_name": 200, "position_en": 300, "position_vi": 300, "organisation_en": 300, "organisation_vi": 300,
    "email": 254, "phone": 40,
    "passport_number": 40, "arrival_flight": 20, "departure_flight": 20, "hotel": 200, "photo_file": 200,
    "title": 80, "full_name": 300, "list_name": 300, "post_nominals": 80, "address_form": 120,
}  # fmt: skip

Say = Callable[..., None]


def clean_text(key: str, text: str, say: Say) -> str | None:
    """Return the text to store, or None when the cell is refused. `say(code, **values)` notes findings."""
    if not _PLAIN.match(text):
        text = _composed(text, say)
        text = _ordinary_spaces(key, text, say)
        if _FULL_WIDTH.search(text) and key not in NATIVE:
            say("full_width")
            text = text.translate(_TO_HALF_WIDTH)
        text = _without_apostrophe(key, text, say)
        if text in _PLACEHOLDERS:
            return ""
        if _is_refused(key, text, say):
            return None
        text = unicodedata.normalize("NFC", text)  # what was taken out may have parted a letter from its mark
    limit = LIMITS.get(key, 500)
    if len(text) > limit:
        say("too_long", count=len(text), limit=limit)
        return None
    return text


def _composed(text: str, say: Say) -> str:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    say("not_nfc")
    return unicodedata.normalize("NFC", text)


def _ordinary_spaces(key: str, text: str, say: Say) -> str:
    if not _ODD.search(text):
        return text
    mended = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    if key not in NATIVE:
        mended = _JOINERS.sub("", mended)
    mended = _REPEATED.sub(" ", mended).strip()
    if mended != text:
        say("odd_spaces")
    return mended


def _without_apostrophe(key: str, text: str, say: Say) -> str:
    if text[:1] not in ("'", "‘", "’", "`"):
        return text
    if key in NEVER_QUOTED:
        say("leading_apostrophe")
        return text.lstrip("'‘’` ")
    if _GUARDED.match(text):
        say("leading_apostrophe")
        return text[1:]
    return text


def _is_refused(key: str, text: str, say: Say) -> bool:
    if _CELL_ERROR.match(text):
        say("cell_error")
    elif (key not in SIGNED and _FORMULA.match(text)) or (key in SIGNED and text[:1] in ("=", "@")):
        say("formula_text")
    elif "\ufffd" in text:
        say("bad_character")
    else:
        if _MARKUP.search(text):
            say("markup")
        return False
    return True
