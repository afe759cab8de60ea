"""Files made for tests."""

import functools
import io

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


@functools.cache
def picture(
    width: int = 900, height: int = 1200, *, background=(230, 230, 230), striped=False, colour=0, exif=b""
) -> bytes:
    """A portrait: a head before a background; `colour` 1 makes a plain 1-bit PNG, small for its pixels."""
    stream = io.BytesIO()
    if colour:
        Image.new("1", (width, height)).save(stream, "PNG")
        return stream.getvalue()
    image = Image.new("RGB", (width, height), background)
    draw = ImageDraw.Draw(image)
    if striped:
        for x in range(0, width, 60):
            draw.rectangle((x, 0, x + 30, height), fill=(20, 20, 20))
    draw.ellipse((width * 0.3, height * 0.3, width * 0.7, height * 0.8), fill=(150, 110, 90))
    image.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@functools.cache
def pdf(text: str, *, locked: bool = False, script: bool = False) -> bytes:
    """A page with a text, made by typst."""
    import typst

    source = "#set page(width: 10cm, height: 8cm)\n" + "\n\n".join(text.split("\n"))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(source.encode()))))
    if script:
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        )
    if locked:
        writer.encrypt("open sesame")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
