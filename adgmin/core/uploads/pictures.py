"""Pictures are made anew: only what a decoder saw of them is kept, without any metadata.

The rules of the photograph follow ICAO Doc 9303 part 3 (portrait, plain light background) in a 3:4 frame.
"""

import io
import re
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext
from PIL import Image, ImageOps, ImageStat, UnidentifiedImageError

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .reading import is_archive, refusal

MOST_PICTURE = 12_000_000  # bytes
MOST_PIXELS = 40_000_000
KINDS = ("JPEG", "PNG", "WEBP")
FRAME = (3, 4)
LEAST = (480, 640)  # pixels of the cut photograph
KEPT = (900, 1200)
KEPT_SCAN = 2400  # pixels of the longer side of a scanned page
# What begins another kind of file or is run by a browser or a server; no decoder of pictures needs it.
FOREIGN = re.compile(rb"%PDF-\d\.|<script[\s>]|<html[\s>]|<\?php\s", re.IGNORECASE)
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1", b"ftypavif")
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
    image = _opened(data, field)
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
    image = _opened(data, field)
    image.thumbnail((KEPT_SCAN, KEPT_SCAN), Image.Resampling.LANCZOS)
    return _kept(image)


def hints(data: bytes) -> list[Problem]:
    """Return what does not look like the rules of the photograph ask, as warnings; a person decides."""
    image = _opened(data, "photo")
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


def _opened(data: bytes, field: str) -> Image.Image:
    """Decode, after its header has said that it is small enough; upright, in RGB on white."""
    if data[4:12] in HEIC:
        raise refusal("not_a_picture", _heic, field)
    _refuse_more(data, field)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=KINDS)
            if image.width * image.height > MOST_PIXELS:
                raise refusal(
                    "picture_too_large",
                    lambda: (
                        gettext(
                            "The picture has more than %(most)d million pixels. Please send a smaller one."
                        )
                        % {"most": MOST_PIXELS // 1_000_000}
                    ),
                    field,
                )
            image.draft("RGB", KEPT)
            image.load()
            return _on_white(ImageOps.exif_transpose(image))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombWarning,
            Image.DecompressionBombError) as error:  # fmt: skip
        raise refusal(
            "not_a_picture",
            lambda: gettext(
                "The file is not a picture that can be read, or it is damaged. Please send a JPEG, PNG or WebP."
            ),
            field,
        ) from error


def _heic() -> str:
    return gettext(
        "The picture is of the kind HEIC or AVIF, which telephones make and not every printer reads. Please send it as "
        "JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)."
    )


def _refuse_more(data: bytes, field: str) -> None:
    """Refuse what is a picture and something else at once; whoever makes such a file means no good by it."""
    if is_archive(data) or FOREIGN.search(data):
        raise refusal(
            "picture_and_more",
            lambda: gettext(
                "The file is a picture and another kind of file at once. Please save the picture anew, or take a "
                "picture of the screen, and send that."
            ),
            field,
        )


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # 16 bits of grey: a plain conversion would cut all that is brighter than 255 of 65,535 to white.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    return image.convert("RGB")


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
