"""Pictures for tests."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


def photo(width: int = 700, height: int = 500, **saving) -> bytes:
    """A picture with more colours than a drawing has: two slopes and a disc."""
    slope = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.FLIP_LEFT_RIGHT).rotate(90, expand=False),
                                Image.radial_gradient("L").resize((width, height))))  # fmt: skip
    return saved(image, **{"format": "JPEG", **saving})


def drawing(width: int = 700, height: int = 500, mode: str = "RGB", **saving) -> bytes:
    """A picture of three colours."""
    image = Image.new(mode, (width, height), 0)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height), fill=255 if mode == "L" else "#0a8270")
    return saved(image, **{"format": "PNG", **saving})


def saved(image: Image.Image, **saving) -> bytes:
    """The file of a picture."""
    stream = io.BytesIO()
    image.save(stream, **saving)
    return stream.getvalue()


def upload(data: bytes | None = None, name: str = "picture.png") -> SimpleUploadedFile:
    """A picture as a form sends it; a drawing, whose files are quickly made."""
    return SimpleUploadedFile(name, drawing() if data is None else data, "image/png")


def taken_in(edition, data: bytes | None = None, **fields):
    """Keep a picture."""
    from events.pictures.taking_in import take_in_picture

    words = {"alt_vi": "Một trạm đo trên cột", "alt_en": "A sensor on a mast", **fields}
    return take_in_picture(edition, upload(data), by=None, **words)
