"""The drawing of a page is ended as it began, whatever it left open; files are written anew from what they reach."""

import io

import pypdfium2
import pytest
from pypdf import PdfReader

from adgmin.core.pdfs.content import balance
from adgmin.core.pdfs.renewing import Unreadable, renewed
from tests.adgmin.core.uploads.raw import CATALOG, PAGES, one_page, raw_pdf
from tests.events.documents.makers import mark, marked_here, texts

FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
WORDS = b"BT /F 12 Tf 20 300 Td (Words) Tj ET "


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (b"q Q", (0, 0, 0, False)),
        (b"q q Q", (0, 1, 0, False)),
        (b"Q Q q", (2, 1, 0, False)),
        (b"(q \\) q (q) ) Tj % q\nq", (0, 1, 0, False)),
        (b"/q gs /Q gs <71> Tj", (0, 0, 0, False)),
        (b"BI /W 1 /H 1 ID q Q q q EI Q", (1, 0, 0, False)),
        (b"/OC /L BDC /A BMC EMC BT", (0, 0, 1, True)),
        (b"aq qa 1q", (0, 0, 0, False)),
        (b"[q]q", (0, 2, 0, False)),
        (b"", (0, 0, 0, False)),
    ],
)
def test_what_a_content_leaves_open_is_counted(content, left):
    found = balance(content)
    assert (found.missing, found.states, found.marked, found.text) == left
    assert not found.unclear
    closed = balance(found.closed(content))
    assert (closed.missing, closed.states, closed.marked, closed.text) == (0, 0, 0, False)


@pytest.mark.parametrize("content", [b"(text without end", b"BI /W 9 ID \x00\x01"])
def test_what_does_not_end_is_told_as_unclear(content):
    assert balance(content).unclear


@pytest.mark.parametrize(
    "content",
    [
        WORDS + b"q 0.01 0 0 0.01 500 500 cm q BT /F 99 Tf",
        WORDS + b"Q Q Q 9 0 0 9 -900 -900 cm",
        WORDS + b"/OC /Hidden BDC 0 0 0 0 re W n",
        WORDS + b"(never ends",
        b"5 0 0 5 900 900 cm 0 0 1 1 re W n " + WORDS,
        b"",
    ],
)
@pytest.mark.parametrize("turn", [0, 90])
def test_the_mark_is_drawn_where_it_belongs_whatever_the_page_left_behind(content, turn):
    """The foot of the page has ink, as wide as on a page that leaves nothing behind."""
    page = FONT + b" /Rotate %d" % turn
    plain, odd = (marked_here(one_page(drawing, page=page)) for drawing in (b"", content))
    assert texts(odd)[0].count(mark().line) == 1
    assert ("Words" in texts(odd)[0]) == (b"Words" in content)
    assert foot_of(odd) == foot_of(plain)


def foot_of(data: bytes) -> tuple[int, int, int, int] | None:
    """Where there is ink in the lowest part of the first page as it is shown."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")
    strip = image.crop((0, image.height - 30, image.width, image.height))
    return strip.point(lambda level: 255 * (level < 200)).getbbox()


def test_nothing_of_an_earlier_version_is_left_in_a_file_written_anew():
    first = one_page(WORDS, page=FONT)
    later = first + (
        b"\n4 0 obj\n<< /Length 3 >>\nstream\nq Q\nendstream\nendobj\nxref\n4 1\n%010d 00000 n \ntrailer\n"
        b"<< /Root 1 0 R /Size 5 /Prev %d >>\nstartxref\n%d\n%%%%EOF"
    ) % (len(first) + 1, first.rindex(b"xref\n0 "), len(first) + 60)
    data = renewed(later, lambda page, _renewing: None)
    assert b"Words" in later
    assert b"Words" not in data
    assert data.count(b"%%EOF") == 1


def test_a_page_that_stands_twice_stays_two_pages():
    twice = raw_pdf(
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 /MediaBox [0 0 50 60] /Rotate 90 >>",
        b"<< /Type /Page /Parent 2 0 R >>",
    )
    pages = PdfReader(io.BytesIO(renewed(twice, lambda page, _renewing: None)), strict=True).pages
    assert [(page.rotation, tuple(page.mediabox)) for page in pages] == [(90, (0, 0, 50, 60))] * 2


def test_a_tree_that_holds_itself_is_told():
    with pytest.raises(Unreadable):
        renewed(raw_pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R] >>", PAGES), lambda page, _renewing: None)
