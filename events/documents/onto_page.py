"""The mark in the content of a page, upright and inside what is shown of it, whatever its size and turn.

It is part of the page's one drawing: no layer, note or object of its own can be taken away or hidden by a reader.
"""

import io
import math
import re
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

from adgmin.core.pdfs.content import Balance, balance, content_of
from adgmin.core.pdfs.renewing import Renewing
from adgmin.core.pdfs.writing import dictionary, value_of

from .mark_places import FAINT, Matrix, Size, diagonal, foot

Box = tuple[float, float, float, float]
LETTER: Box = (0, 0, 612, 792)  # of a page that names no size
LONGEST_SIDE = 1_000_000  # units; what claims more has no size that can be drawn


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page of the mark: its content, what that needs, its size in points."""

    content: bytes
    resources: dict[str, DictionaryObject]
    size: Size


class Drawn:
    """The mark, ready to be drawn: the line at the foot and the words across."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf))
        self.line, self.across = (_drawing(page, number) for number, page in enumerate(self.reader.pages))


def draw(page: DictionaryObject, mark: Drawn, renewing: Renewing) -> None:
    """Draw the mark over a page: its content becomes one stream that ends with it."""
    box, turn = shown_of(page), turn_of(page)
    content, resources = _content(page, renewing), _resources(page)
    for drawing in (mark.across, mark.line):
        for kind, named in drawing.resources.items():
            _named(resources, kind).update(named)
    _named(resources, "/ExtGState")[NameObject("/AdgFaint")] = dictionary(
        Type="/ExtGState", ca=FloatObject(FAINT), CA=FloatObject(FAINT)
    )
    stream = DecodedStreamObject()
    stream.set_data(content + marks(mark, box, turn))
    page[NameObject("/Contents")] = renewing.add(stream.flate_encode())
    page[NameObject("/Resources")] = resources


def marks(mark: Drawn, box: Box, turn: int) -> bytes:
    """Return the drawing of both parts of the mark on the shown part of a page."""
    width, height = box[2] - box[0], box[3] - box[1]
    if turn in (90, 270):
        width, height = height, width
    upright = _matrix(_upright(box, turn))
    line = _matrix(foot(mark.line.size, (width, height)))
    across = _matrix(diagonal(mark.across.size, (width, height)))
    return b"q %b cm\nq /AdgFaint gs %b cm\n%b\nQ\nq %b cm\n%b\nQ\nQ\n" % (
        upright,
        across,
        mark.across.content,
        line,
        mark.line.content,
    )


def shown_of(page: DictionaryObject) -> Box:
    """Return the part of a page that is shown: what its boxes have in common (ISO 32000-1, 14.11.2)."""
    whole = _box(value_of(page, "/MediaBox")) or LETTER
    crop = _box(value_of(page, "/CropBox"))
    if not crop:
        return whole
    box = max(whole[0], crop[0]), max(whole[1], crop[1]), min(whole[2], crop[2]), min(whole[3], crop[3])
    return box if box[0] < box[2] and box[1] < box[3] else whole


def turn_of(page: DictionaryObject) -> int:
    """Return by how many degrees a page is turned clockwise when shown: 0, 90, 180 or 270."""
    try:
        return round(float(value_of(page, "/Rotate") or 0) / 90) * 90 % 360
    except (TypeError, ValueError, OverflowError):
        return 0


def _box(found: Any) -> Box | None:
    try:
        left, bottom, right, top = (float(found[at]) for at in range(4))
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    box = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    whole = all(map(math.isfinite, box)) and max(map(abs, box)) <= LONGEST_SIDE
    return box if whole and box[0] < box[2] and box[1] < box[3] else None


def _upright(box: Box, turn: int) -> Matrix:
    """From the page as it is shown, its lower left corner at (0, 0), to its own units."""
    left, bottom, right, top = box
    return {
        0: (1, 0, 0, 1, left, bottom),
        90: (0, 1, -1, 0, right, bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }[turn]


def _matrix(figures: Matrix) -> bytes:
    return b" ".join(b"%.5f" % figure for figure in figures)


def _content(page: DictionaryObject, renewing: Renewing) -> bytes:
    """Return the page's own drawing, ended so that more can be drawn; where it cannot be told, as a form."""
    own = content_of(page)
    found = balance(own)
    if not found.unclear:
        return found.closed(own)
    form = DecodedStreamObject()
    form.set_data(own)
    box = ArrayObject(map(FloatObject, _box(value_of(page, "/MediaBox")) or LETTER))
    form.update(dictionary(Type="/XObject", Subtype="/Form", BBox=box))
    if "/Resources" in page:
        form[NameObject("/Resources")] = page.raw_get("/Resources")
    resources = _resources(page)
    _named(resources, "/XObject")[NameObject("/AdgPage")] = renewing.add(form.flate_encode())
    page[NameObject("/Resources")] = resources
    return Balance().closed(b"/AdgPage Do")


def _resources(page: DictionaryObject) -> DictionaryObject:
    """Return the page's resources as its own: others may share them."""
    return _copy(value_of(page, "/Resources"))


def _named(resources: DictionaryObject, kind: str) -> DictionaryObject:
    own = _copy(value_of(resources, kind))
    resources[NameObject(kind)] = own
    return own


def _copy(found: Any) -> DictionaryObject:
    return DictionaryObject(
        {key: found.raw_get(key) for key in found} if isinstance(found, DictionaryObject) else {}
    )


def _drawing(page: Any, number: int) -> Drawing:
    """Take a page of the mark; its names get a beginning that no page uses."""
    content, resources = page.get_contents().get_data(), {}
    for kind in ("/Font", "/ColorSpace", "/ExtGState", "/XObject"):
        named = value_of(page["/Resources"], kind) or DictionaryObject()
        renamed = {key: f"/Adg{number}{key[1:]}" for key in named}
        resources[kind] = DictionaryObject(
            {NameObject(new): named.raw_get(key) for key, new in renamed.items()}
        )
        for key, new in renamed.items():
            content = re.sub(re.escape(key.encode()) + rb"(?=[\s/\[(])", new.encode(), content)
    return Drawing(content, resources, (float(page.mediabox.width), float(page.mediabox.height)))
