"""Pictures are made anew: only what a decoder saw of them is kept, without any metadata.

The rules of the photograph follow ICAO Doc 9303 part 3 (portrait, plain light background) in a 3:4 frame.
"""

import io
from dataclasses import dataclass

from django.utils.translation import gettext
from PIL import Image, ImageStat

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .decoding import decoded
from .reading import refusal

FRAME = (3, 4)
LEAST = (480, 640)  # pixels of the cut photograph
KEPT = (900, 1200)
KEPT_SCAN = 2400  # pixels of the longer side of a scanned page
# Brightness (0 to 255) and its spread in the upper corners, where only background should be.
DARK, BUSY = 120, 45


@dataclass(frozen=True, slots=True)
class Crop:
    """The part to be kept, in shares of width and height (0 to 1)."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: JPEG."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/jpeg"


def portrait(data: bytes, *, crop: Crop | None = None, field: str = "photo") -> Picture:
    """Return a photograph in a 3:4 frame, at most 900 × 1200 pixels.

    Raises Refused: `not_a_picture`, `picture_too_large`, `photo_too_small`.
    """
    image = decoded(data, field=field, need=KEPT)
    image = image.crop(_frame(image.size, crop))
    if image.width < LEAST[0] or image.height < LEAST[1]:
        raise refusal(
            "photo_too_small",
            lambda: (
                gettext(
                    "The photograph has %(w)d × %(h)d pixels inside the frame; at least %(lw)d × %(lh)d are needed "
                    "to print a badge. Please choose a larger one."
                )
                % {"w": image.width, "h": image.height, "lw": LEAST[0], "lh": LEAST[1]}
            ),
            field,
        )
    image.thumbnail(KEPT, Image.Resampling.LANCZOS)
    return _kept(image)


def scan(data: bytes, *, field: str = "file") -> Picture:
    """Return a scanned page as it is kept. Raises Refused: `not_a_picture`, `picture_too_large`."""
    image = decoded(data, field=field, need=(KEPT_SCAN, KEPT_SCAN))
    image.thumbnail((KEPT_SCAN, KEPT_SCAN), Image.Resampling.LANCZOS)
    return _kept(image)


def hints(data: bytes) -> list[Problem]:
    """Return what does not look like the rules of the photograph ask, as warnings; a person decides."""
    image = decoded(data, field="photo", need=KEPT)
    found = []
    if abs(image.width / image.height - FRAME[0] / FRAME[1]) > 0.02:
        found.append(_warning("photo_cropped", lambda: gettext(
            "The photograph is not 3 wide by 4 high: it is cut to that frame. Check that the whole head is in it."
        )))  # fmt: skip
    image.thumbnail((240, 320))
    across, down = max(1, image.width // 6), max(1, image.height // 4)
    corners = [image.crop((0, 0, across, down)), image.crop((image.width - across, 0, image.width, down))]
    stats = [ImageStat.Stat(corner.convert("L")) for corner in corners]
    if max(stat.stddev[0] for stat in stats) > BUSY:
        found.append(_warning("background_busy", lambda: gettext(
            "The background does not look plain. A plain, light background is asked for."
        )))  # fmt: skip
    elif min(stat.mean[0] for stat in stats) < DARK:
        found.append(_warning("background_dark", lambda: gettext(
            "The background looks dark. A plain, light background is asked for."
        )))  # fmt: skip
    return found


def _warning(code: str, sentence: object) -> Problem:
    return Problem(code, Severity.WARN, in_both(sentence), field="photo")  # type: ignore[arg-type]  # a callable


def _frame(size: tuple[int, int], crop: Crop | None) -> tuple[int, int, int, int]:
    """Return the box to keep: the part asked for, then the largest 3:4 frame in it, in its middle and at its top."""
    width, height = size
    left, top, wide, high = 0.0, 0.0, float(width), float(height)
    if crop:
        left, top = min(max(crop.x, 0), 1) * width, min(max(crop.y, 0), 1) * height
        wide = min(max(crop.width, 0), 1) * width
        high = min(max(crop.height, 0), 1) * height
        wide, high = max(1.0, min(wide, width - left)), max(1.0, min(high, height - top))
    ratio = FRAME[0] / FRAME[1]
    if wide / high > ratio:
        left, wide = left + (wide - high * ratio) / 2, high * ratio
    else:
        high = wide / ratio
    return round(left), round(top), round(left + wide), round(top + high)


def _kept(image: Image.Image) -> Picture:
    # A new picture from the pixels alone: whatever else the file held is left behind.
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    stream = io.BytesIO()
    plain.save(stream, "JPEG", quality=88, optimize=True)
    return Picture(stream.getvalue(), plain.width, plain.height)
