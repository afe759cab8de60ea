"""Opening pictures that come from outside: what a decoder sees of them, after all that could harm was refused."""

import io
import re
import warnings

from django.utils.translation import gettext
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .reading import is_archive, refusal

MOST_PICTURE = 12_000_000  # bytes
MOST_PIXELS = 40_000_000
KINDS = ("JPEG", "PNG", "WEBP")
# What begins another kind of file or is run by a browser or a server; no decoder of pictures needs it.
FOREIGN = re.compile(rb"%PDF-\d\.|<script[\s>]|<html[\s>]|<\?php\s", re.IGNORECASE)
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1", b"ftypavif")


def decoded(data: bytes, *, field: str, need: tuple[int, int], still: bool = False) -> Image.Image:
    """Decode, after its header has said that it is small enough; upright, in RGB on white.

    A JPEG may come smaller than it is, but not smaller than `need`; `still` refuses pictures that move. Raises Refused:
    `not_a_picture`, `picture_too_large`, `picture_and_more`, `picture_moves`.
    """
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
            if still and getattr(image, "is_animated", False):
                raise refusal("picture_moves", _moves, field)
            image.draft("RGB", need)
            image.load()
            return _on_white(ImageOps.exif_transpose(_in_srgb(image)))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombWarning,
            Image.DecompressionBombError) as error:  # fmt: skip
        raise refusal(
            "not_a_picture",
            lambda: gettext(
                "The file is not a picture that can be read, or it is damaged. Please send a JPEG, PNG or WebP."
            ),
            field,
        ) from error


def _moves() -> str:
    return gettext("The picture moves. Please send a still picture as JPEG, PNG or WebP.")


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


def _in_srgb(image: Image.Image) -> Image.Image:
    """Turn the colours of another colour space into those that screens take for granted; as they are when it fails."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, told, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    assert turned is not None  # noqa: S101 - only a change in place gives nothing
    turned.info.pop("icc_profile", None)
    return turned


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # 16 bits of grey: a plain conversion would cut all that is brighter than 255 of 65,535 to white.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    return image.convert("RGB")
