"""Papers as their makers make them are taken in, drawn, marked and joined, and lose none of their words."""

import io
import re

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from adgmin.core.pdfs.joining import join
from adgmin.core.uploads.look_into_pdf import look
from events.documents.draw_pages import _drawn, _mark, scale_for
from events.documents.marking import mark_pdf, marked
from events.documents.rendering import draw, layout
from tests.events.documents.makers import FOLDER, NAMES, mark, marked_here, read, texts

NO_TEXT = {"img2pdf-scan", "ghostscript-image", "pillow-cmyk", "pillow-two-pages"}
THROUGH_THE_PROGRAMS = ("pikepdf-odd-boxes-userunit", "qpdf-aes256-owner", "typst-scripts")


def test_there_are_at_least_thirty_and_each_is_listed_with_its_maker():
    listed = re.findall(r"^\| ([\w.-]+) \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in listed if name != "file"] == NAMES
    assert len(NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_taken_in_drawn_and_marked(name):
    data = read(name)
    told = look(data)
    before = texts(data)
    assert "fault" not in told
    assert told["pages"] == len(told["page_texts"]) == len(before)
    assert any(word.strip() for word in before) == (name not in NO_TEXT)
    for page, words in zip(pypdfium2.PdfDocument(data), before, strict=True):
        picture = Image.open(io.BytesIO(_drawn(pypdfium2, page, 150, b"")))
        assert picture.format == "WEBP"
        has_ink = len(picture.convert("L").getcolors()) > 1
        assert has_ink == (bool(words.strip()) or name in NO_TEXT)
    _check_marked(before, marked_here(data))


def _check_marked(before: list[str], data: bytes) -> None:
    after = texts(data)
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert [word for word in old.split() if word not in new] == []
        assert mark().line in new
        assert all(line in new.replace(mark().line, "") for line in mark().across)
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert not reader.is_encrypted
    assert b"/OCG" not in data.replace(b"/OCGs", b"")


@pytest.mark.parametrize("name", THROUGH_THE_PROGRAMS)
def test_the_programs_of_their_own_do_the_same(name):
    data = read(name)
    before = texts(data)
    _check_marked(before, marked(data, mark()))
    assert len(layout(data).sizes) == len(before)
    for number in (1, len(before)):
        assert Image.open(io.BytesIO(draw(data, number, 800, mark=mark()))).width == 800


def test_all_of_them_are_joined_in_order_with_every_word():
    target = io.BytesIO()
    before = [page for name in NAMES for page in texts(read(name))]
    parts = (marked_here(read(name), for_pack=True) for name in NAMES)
    assert join(parts, target, title="Tất cả") == len(before)
    after = texts(target.getvalue())
    assert [
        (number, word)
        for number, (old, new) in enumerate(zip(before, after, strict=True))
        for word in old.split()
        if word not in new
    ] == []
    assert all(mark().line in page for page in after)


@pytest.mark.parametrize(
    "name", ["pymupdf-rotated-annotated", "pikepdf-odd-boxes-userunit", "pymupdf-cropbox"]
)
def test_the_mark_stands_upright_in_what_is_shown_in_the_file_as_in_the_picture(name):
    """The picture of the marked file, and the marked picture of the file, hardly differ; without a mark they do."""
    plain, written = pypdfium2.PdfDocument(read(name)), pypdfium2.PdfDocument(marked_here(read(name)))
    for page, other in zip(plain, written, strict=True):
        scale = scale_for(page.get_size(), 500)
        bare = page.render(scale=scale).to_pil().convert("RGB")
        laid = bare.copy()
        _mark(pypdfium2, pypdfium2.PdfDocument(mark_pdf(mark())), laid)
        in_file = other.render(scale=scale).to_pil().convert("RGB")
        assert difference(laid, in_file) < difference(bare, in_file) / 3


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, a little blurred: edges of letters may lie half a pixel apart."""
    from PIL import ImageChops, ImageFilter, ImageStat

    blurred = [image.convert("L").filter(ImageFilter.GaussianBlur(3)) for image in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*blurred)).mean[0]
