"""What the files say is what the records say, in every script, and nothing in a workbook is a formula."""

import datetime as dt
import io
import re
import zipfile
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from adgmin.core.workbooks.sheet import Formula
from delegates.lists.files import participants_file
from delegates.lists.layout import laid_out
from delegates.lists.participants import Entry, Roll, Section
from delegates.lists.word import printable

from .reading import docx_rows, pdf_text, xlsx_rows

EDITION = SimpleNamespace(
    name_vi="Hội nghị", name_en="Meeting", short_name_vi="HN", short_name_en="M", host_ministry_vi="Bộ",
    host_ministry_en="Ministry",
)  # fmt: skip
AS_OF = dt.datetime(2026, 1, 15, 4, 5, tzinfo=dt.UTC)
# Names as delegations write them: every script of the parties, one word, signs that files take for their own.
NAMES = (
    "Nguyễn Thị Đào", "ສຸລິຍາ ຈັນທະວົງ", "សុខ ស្រីមុំ", "အောင်ဆန်းစုကြည်", "สมชาย ใจดี", "山田 太郎", "송민준", "李明",
    "ヤマダ", "राजेश कुमार", "Иванов Пётр", "முத்து குமார்", "Łukasz ʻOkina", "Suharto", "O'Neil-d'Âge", "=SUM(A1:A9)",
    "+84 @cmd", "de la CRUZ y PEÑA", "#heading <b>&amp;</b> $x$ *y* _z_", "_x0041_", "Dato’ Sri", "1e5",
)  # fmt: skip


def roll_of(names, native=""):
    office = Text("Cơ quan", "O")
    entries = tuple(
        Entry(number, "delegate", name, native=native, position=Text(f"P {name}", name), organisation=office)
        for number, name in enumerate(names, 1)
    )
    return Roll(AS_OF, (Section("XX", Text("Đoàn", "Delegation"), True, entries),))


@pytest.fixture(scope="module")
def files():
    """One rendering of each kind for all the names."""
    return {
        kind: participants_file(roll_of(NAMES), EDITION, kind, "both", public=False, note="Ghi chú")
        for kind in ("pdf", "docx", "xlsx")
    }


def test_the_pdf_says_every_name_as_it_is_and_has_a_font_for_it(files):
    text = pdf_text(files["pdf"])
    missing = [name for name in NAMES if "".join(name.split()) not in text]
    # The typesetter says a Khmer syllable again for each sign that it is drawn of; it says it right and in order.
    assert missing == ["សុខ ស្រីមុំ"]
    assert re.search("(សុ)+(ខ)+(ស្រី)+(មុំ)+", text)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in files["pdf"], "the standard was given up: a sign has no font"
    assert "Cậpnhậtđến11h05,ThứNăm,ngày15/01/2026/Asof11:05onThursday,15January2026·Ghichú" in text


def test_a_sign_that_no_font_has_does_not_keep_the_list_from_being_printed():
    body = participants_file(roll_of(["𒀀𒀁 Cuneiform"]), EDITION, "pdf", "en", public=False)
    assert "Cuneiform" in pdf_text(body)


def test_the_document_says_every_name_as_it_is(files):
    rows = docx_rows(files["docx"])
    people = [row for row in rows if row[0][0].isdecimal()]
    assert [row[1] for row in people] == [[name] for name in NAMES]
    assert [row[2] for row in people] == [[f"P {name}", "Cơ quan"] for name in NAMES]
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        document = package.read("word/document.xml").decode()
    assert document.count("<w:tblHeader/>") == 1
    assert document.count('<w:pStyle w:val="Heading1"/>') == 1
    assert document.count('<w:pStyle w:val="Heading2"/>') == 1


def test_the_workbook_says_every_name_as_it_is_and_holds_no_formula(files):
    rows = xlsx_rows(files["xlsx"])
    assert list(rows[2].values())[7] == "Họ tên trong danh sách"
    people = rows[3:]
    assert [row[7] for row in people] == list(NAMES)
    assert [row[10] for row in people] == list(NAMES)
    assert not [cell for row in rows for cell in row.values() if isinstance(cell, Formula)]


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_no_name_is_changed_on_its_way_to_the_files(name):
    (block,) = laid_out(roll_of([name]), EDITION, "vi", public=False).blocks
    (row,) = block.groups[0].rows
    assert row.cells[0].lines == (name,)
    kept = name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert printable(name) == kept


def test_what_xml_cannot_hold_does_not_break_the_document():
    body = participants_file(roll_of(["A\x0bB"]), EDITION, "docx", "en", public=False)
    assert docx_rows(body)[2][1] == ["A\N{REPLACEMENT CHARACTER}B"]


def test_the_native_name_stands_below_and_not_twice():
    leaf = laid_out(roll_of(["Somchai"], native="สมชาย"), EDITION, "en", public=False)
    assert leaf.blocks[0].groups[0].rows[0].cells[0].small == "สมชาย"
    leaf = laid_out(roll_of(["H.E. Somchai"], native="Somchai"), EDITION, "en", public=False)
    assert leaf.blocks[0].groups[0].rows[0].cells[0].small == ""
