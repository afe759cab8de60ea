"""What the templates of badges are given: words, the code as a drawing, which language a name is written in."""

import base64
import datetime as dt
import io
import re
import unicodedata
from typing import Any

import segno
from django.utils.translation import gettext as _

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import day_long

from .faces import Face
from .layouts import Choices
from .models import BadgeKind, Category

# A signed code always needs version 6 at level M (ISO/IEC 18004). Its signs are as good as random, so that one mask
# serves as well as another; trying all eight takes four times as long.
VERSION, LEVEL, MASK = 6, "m", 3
MODULES = 41
_PATH = re.compile(rb'd="([^"]*)"')
# Scripts by the first letter of theirs that a name has; the language chooses the shapes and the direction.
SCRIPTS = (
    ("HANGUL", "ko"), ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("THAI", "th"), ("LAO", "lo"), ("KHMER", "km"),
    ("MYANMAR", "my"), ("DEVANAGARI", "hi"), ("TAMIL", "ta"), ("ARABIC", "ar"), ("CYRILLIC", "ru"),
)  # fmt: skip
HAN = {"JP": "ja", "KR": "ko"}  # who writes Han signs otherwise than in Chinese, by code of the delegation
TALL = frozenset({"th", "lo", "km", "my", "hi", "ta", "ar"})  # marks above and beneath need more room
PHOTO = (354, 472)  # pixels of 30 × 40 mm at 300 dpi


def drawing_of(
    face: Face, choices: Choices, *, serial: int, code: str, photo: bytes | None = None
) -> dict[str, Any]:
    """Return the data of one badge; `photo` is a JPEG."""
    lang = language_of(face.name or face.label or face.native, face.delegation_code)
    native = language_of(face.native, face.delegation_code)
    return {
        "serial": serial,
        "number": f"No. {serial:04d}",
        "kind_code": face.kind,
        "kind": in_both(lambda: str(BadgeKind(face.kind).label)).as_dict(),
        "category": face.category,
        "word": in_both(lambda: str(Category(face.category).label)).as_dict(),
        "honorific": face.honorific,
        "name": face.name,
        "lang": lang,
        "tall": lang in TALL,
        "label": face.label,
        "native": face.native if choices.native else "",
        "native_lang": native,
        "native_tall": native in TALL,
        "position": _positions(face.position, choices.position),
        "delegation": face.delegation.as_dict(),
        "zones": list(face.zones),
        "day": _day(face).as_dict(),
        "note": _note(face),
        "code": code_drawing(code),
        "photo": photo_drawing(photo) if photo and choices.photo else "",
        "shows_photo": choices.photo,
    }


def look_of(choices: Choices) -> dict[str, Any]:
    """Return the data of what all backs of a kind have."""
    return {
        "week": choices.week,
        "help": [{"number": line.number, "name": {"vi": line.vi, "en": line.en}} for line in choices.help],
        "found": {"vi": choices.found_vi, "en": choices.found_en},
    }


def code_drawing(code: str) -> str:
    """Return the QR code as an SVG of MODULES units a side, without its quiet zone."""
    out = io.BytesIO()
    segno.make_qr(code, error=LEVEL, version=VERSION, mask=MASK, boost_error=False).save(
        out, kind="svg", border=0, xmldecl=False, omitsize=True, svgclass=None, lineclass=None, dark="#0e1733"
    )
    return out.getvalue().decode()


def photo_drawing(jpeg: bytes) -> str:
    """Return a JPEG as an SVG: the only way to give a picture to the typesetter without a file."""
    wide, high = PHOTO
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"><image width="{wide}" height="{high}" '
        f'preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"/></svg>'
    )


def language_of(text: str, delegation: str = "") -> str:
    """Return the language whose shapes a name wants, by its script; Vietnamese for Latin letters."""
    found = ""
    for sign in text:
        name = unicodedata.name(sign, "")
        for script, lang in SCRIPTS:
            if name.startswith(script):
                return lang
        if name.startswith("CJK"):
            found = HAN.get(delegation, "zh")
    return found or "vi"


def _positions(position: Text, wanted: str) -> list[dict[str, str]]:
    """Return the position as often as it is to be printed, English first; once where both say the same."""
    langs = {"both": ("en", "vi"), "none": ()}.get(wanted, (wanted,))
    said = {lang: getattr(position, lang) for lang in langs}
    if langs and not any(said.values()):  # the wanted language is missing, the other one stands in
        said = {lang: getattr(position, lang) for lang in ("en", "vi")}
    return [
        {"lang": lang, "text": text}
        for lang, text in said.items()
        if text and not (lang == "vi" and text == said.get("en"))
    ]


def _day(face: Face) -> Text:
    if not face.day:
        return Text()
    day = dt.date.fromisoformat(face.day)
    return in_both(lambda: day_long(day))


def _note(face: Face) -> str:
    """Return what stands behind the number: the kind, where the face does not say it large."""
    if face.kind == BadgeKind.STAFF:
        kind = in_both(lambda: str(BadgeKind(face.kind).label))
        return f"{kind.en} · {kind.vi}"
    return ""


def words() -> dict[str, dict[str, str]]:
    """Return the fixed words of the templates."""
    said = {
        "week": lambda: _("Programme"),
        "zones": lambda: _("Zones"),
        "help": lambda: _("Help"),
        "bearer": lambda: _("Bearer"),
    }
    return {name: in_both(word).as_dict() for name, word in said.items()}
