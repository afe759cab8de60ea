"""The files of a picture: the pixels it is made from, and each width in each format that pages offer.

Photographs become AVIF, WebP and JPEG. Drawings (few colours: logos, diagrams, screens) become WebP and PNG without
loss: lossy formats put a haze around their edges and are no smaller. Everything stands on white; a transparent logo
would be lost on a dark page.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

WIDTHS = (320, 640, 960, 1600)  # pixels, as pages ask for them
MASTER = 2400  # pixels of the longer side of what variants are made from
FEW_COLOURS = 4096
PHOTO, DRAWING = ("avif", "webp", "jpg"), ("webp", "png")
MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture."""

    width: int
    ending: str
    data: bytes


def formats(*, is_drawing: bool) -> tuple[str, ...]:
    """Return the endings of its files, the best first; the last one is read by every browser."""
    return DRAWING if is_drawing else PHOTO


def widths_of(width: int) -> list[int]:
    """Return the widths in which a picture is offered: never wider than it is, its own when it is narrower."""
    most = min(width, WIDTHS[-1])
    return [*(one for one in WIDTHS if one < most), most]


def is_drawn(image: Image.Image) -> bool:
    """Whether a picture has so few colours that it is no photograph."""
    return image.getcolors(FEW_COLOURS) is not None


def master_of(image: Image.Image, *, is_drawing: bool) -> bytes:
    """Return the file from which variants can be made again."""
    return _saved(image, "png" if is_drawing else "jpg", quality=93)


def variants_of(image: Image.Image, *, is_drawing: bool) -> Iterator[Variant]:
    """Yield every file, the widest first; each is made from the whole picture."""
    for width in reversed(widths_of(image.width)):
        height = max(1, round(image.height * width / image.width))
        sized = (
            image
            if width == image.width
            else image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        )
        for ending in formats(is_drawing=is_drawing):
            yield Variant(width, ending, _saved(sized, ending, is_drawing=is_drawing))


def _saved(image: Image.Image, ending: str, *, quality: int = 80, is_drawing: bool = False) -> bytes:
    stream = io.BytesIO()
    if ending == "avif":
        image.save(stream, "AVIF", quality=58, speed=8, max_threads=1)
    elif ending == "webp" and is_drawing:
        image.save(stream, "WEBP", lossless=True, quality=60, method=4)
    elif ending == "webp":
        image.save(stream, "WEBP", quality=78, method=4)
    elif ending == "jpg":
        image.save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
    else:
        image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
