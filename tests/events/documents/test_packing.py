"""A pack: its cover tells the truth, its bookmarks lead where they say, a paper that is lost never fails it."""

import io
import re
from functools import cache

import pypdfium2
from pypdf import PdfReader

from adgmin.core.bilingual import Text
from events.documents.packing import Cover, PackPaper, pack
from tests.events.documents.makers import MOMENT, mark, read, texts

COVER = Cover(
    meeting=Text("Hội nghị nhỏ", "Small meeting"), session=Text("Phiên một", "First session"),
    when=Text("Thứ Năm", "Thursday"), place=Text("Phòng A", "Room A"), made_at=MOMENT,
    delegation=Text("Đoàn Việt Nam", "Delegation of Viet Nam"), reader="Nguyễn Thị Đào",
)  # fmt: skip


def paper(symbol: str, name: str, item: int | None = None) -> PackPaper:
    title = Text(f"Tài liệu {symbol}", f"Paper {symbol}")
    return PackPaper(
        symbol, title, lambda: read(name), "Tiếng Anh", item, Text(f"Mục {item}", f"Item {item}")
    )


def lost() -> bytes:
    raise FileNotFoundError


def packed(papers, **more):
    target = io.BytesIO()
    told = pack(papers, COVER, target, **more)
    return told, target.getvalue()


@cache
def marked_pack():
    return packed(THREE, mark=mark())


def outline(data: bytes) -> list[tuple[int, str, int]]:
    paper = pypdfium2.PdfDocument(data)
    return [(entry.level, entry.get_title(), entry.get_dest().get_index() + 1) for entry in paper.get_toc()]


THREE = [
    paper("G/1", "groff"),
    paper("S/1/WP/1", "pdflatex-names", 1),
    paper("S/1/WP/2", "pymupdf-rotated-annotated", 1),
]


def test_papers_stand_in_their_order_under_nested_bookmarks():
    told, data = marked_pack()
    assert (told.pages, told.papers, told.missing) == (1 + 2 + 3 + 4, THREE, [])
    assert outline(data) == [
        (0, "Bìa", 1),
        (0, "G/1 · Tài liệu G/1", 2),
        (0, "1. Mục 1", 4),
        (1, "S/1/WP/1 · Tài liệu S/1/WP/1", 4),
        (2, "One", 5),
        (2, "Two", 6),
        (3, "Deep", 6),
        (1, "S/1/WP/2 · Tài liệu S/1/WP/2", 7),
        (2, "First", 7),
        (3, "Second", 8),
        (2, "Fourth", 10),
    ]
    assert PdfReader(io.BytesIO(data), strict=True).page_labels == [
        "i",
        *(str(number) for number in range(1, 10)),
    ]


def test_the_cover_says_what_is_in_it_and_on_which_page():
    _told, data = marked_pack()
    cover, *pages = texts(data)
    for words in ("Hội nghị nhỏ", "First session", "Room A", "Đoàn Việt Nam", "Nguyễn Thị Đào", "15/01/2026",
                  "3 tài liệu, 9 trang", "3 documents, 9 pages", "Mục 1 · Item 1", "Tiếng Anh"):  # fmt: skip
        assert words in cover, words
    rows = {row.symbol: number for row, number in zip(THREE, (1, 3, 6), strict=True)}
    for symbol, number in rows.items():
        assert re.search(rf"{symbol} Tài liệu {symbol} Paper {symbol} Tiếng Anh {number} ", cover), cover
    assert "A paper by groff" in pages[0]
    assert "Contents" in pages[2]
    assert "turned by 0" in pages[5]


def test_each_page_has_the_mark_of_the_reader_and_none_without():
    _told, data = marked_pack()
    assert all(mark().line in page for page in texts(data))
    _told, data = packed(THREE)
    assert not any("Copy for:" in page for page in texts(data))


def test_what_is_lost_or_broken_is_named_and_the_rest_is_there():
    broken = [
        PackPaper("L/1", Text("Mất", "Lost"), lost),
        PackPaper("B/1", Text("Hỏng", "Broken"), lambda: b"%PDF-1.7 nothing"),
    ]
    told, data = packed([broken[0], THREE[0], broken[1], THREE[1]], mark=mark())
    assert (told.papers, told.missing) == (THREE[:2], broken)
    cover = texts(data)[0]
    assert cover.count("Không có trong tập này") == 2
    assert "2 documents, 5 pages" in cover
    assert len(texts(data)) == told.pages == 6


def test_a_pack_of_nothing_is_a_cover_that_says_so():
    told, data = packed([])
    assert told.pages == len(texts(data)) == 1
    assert "There is no document for this meeting yet." in texts(data)[0]
    told, data = packed([PackPaper("L/1", Text("Mất", "Lost"), lost)])
    assert (told.pages, told.papers) == (1, [])


def test_a_long_list_goes_on_over_more_pages_of_the_cover():
    told, data = packed([paper(f"S/{number}", "borb") for number in range(30)])
    assert told.pages == len(texts(data))
    labels = PdfReader(io.BytesIO(data)).page_labels
    assert labels[: told.pages - 30] == ["i", "ii", "iii"]
    assert labels[told.pages - 30 :] == [str(number) for number in range(1, 31)]
