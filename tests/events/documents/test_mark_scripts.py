"""A reader's name is drawn whole in the mark, in whatever script it is written."""

import datetime as dt
import io

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from events.documents.marking import Mark, legible, mark_pdf

MORE = 20  # points around the page
AT = dt.datetime(2026, 1, 15, tzinfo=dt.UTC)
NAMES = {
    "Be Vietnam Pro": "NGUYỄN THỊ ỖNG", "Noto Sans Myanmar": "ဒေါ်အောင်ဆန်းစုကြည်", "Noto Sans Khmer": "សម្តេច ហ៊ុន សែន",
    "Noto Sans Lao": "ທອງລຸນ ສີສຸລິດ", "Noto Sans Thai": "ปิ่น ประยุทธ์", "Noto Sans Tamil": "தர்மன் சண்முகரத்தினம்",
    "Noto Sans Devanagari": "नरेन्द्र", "Noto Sans Arabic": "محمد العلي", "Droid Sans Fallback": "李克强 ひらがな",
    "NanumGothic": "홍길동", "Noto Sans": "Сергей",
}  # fmt: skip


@pytest.mark.parametrize("font", NAMES)
def test_a_name_is_drawn_by_a_font_of_its_script_and_cut_nowhere(font):
    """A sign that no font has would be set as a box by the first font alone."""
    assert legible(NAMES[font], "?") == NAMES[font]
    pdf = mark_pdf(Mark(NAMES[font], "", "", AT, "ABCD2345"))
    for page in PdfReader(io.BytesIO(pdf)).pages:
        fonts = {str(one.get_object()["/BaseFont"]) for one in page["/Resources"]["/Font"].values()}
        assert any(font.replace(" ", "") == name.partition("+")[2].partition("-")[0] for name in fonts)
    for number in (0, 1):
        assert reach_of(pdf, number) <= 0.5


@pytest.mark.parametrize("name", ["გიორგი", "דוד", "ካሣዬ", "Anna 🙂", "Զ", "සිරිසේන", "বাংলা"])
def test_a_name_that_no_font_has_gives_way_to_one_that_is_read(name):
    """Signs that are not seen need no font: a joiner, a space that does not break, a selector."""
    assert legible(name, "", "GIORGI TEST", "JP-01") == "GIORGI TEST"
    assert legible("", "Nguyễn\u00a0Văn\u200d A\ufe0f", "x") == "Nguyễn\u00a0Văn\u200d A\ufe0f"
    assert (legible(name), legible("")) == (name, "")


def reach_of(pdf: bytes, number: int) -> float:
    """By how many points what is drawn reaches beyond its page."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    page = writer.pages[number]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    page.mediabox = page.cropbox = RectangleObject((-MORE, -MORE, width + MORE, height + MORE))
    out = io.BytesIO()
    writer.write(out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        picture = document[number].render(scale=4).to_pil().convert("L")
        box = picture.point(lambda level: 255 * (level < 128)).getbbox()
    assert box is not None
    left, top, right, bottom = (side / 4 - MORE for side in box)
    return max(-left, -top, right - width, bottom - height)
