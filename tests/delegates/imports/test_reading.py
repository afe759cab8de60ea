"""Files of every kind: what can be read is read the same; what can't is refused with a sentence."""

import io
import os
import re
import unicodedata
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.workbooks.sheet import MAX_BYTES, Unreadable
from delegates.imports.findings import unreadable
from delegates.imports.headings import heading_score
from delegates.imports.intake import examine
from delegates.imports.read import open_table
from tests.delegates.imports.workbooks import (
    SAMPLE,
    counts,
    found,
    good,
    previewed,
    table,
    text_table,
    workbook,
)

pytestmark = pytest.mark.django_db
ROWS = [good(1), good(2, badge_name="Trần Thị Hằng", position_vi="Vụ trưởng, Cục trưởng")]
VIETNAMESE = [
    {**row, "role": "Đại biểu", "single_name": "K", "gender": "Nữ", "passport_type": "Công vụ"}
    for row in ROWS
]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: the tone mark is a character of its own."""
    pieces = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in TONES if mark in parts), "")
        try:
            pieces.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            pieces.append((unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258"))
    return b"".join(pieces)


def repacked(change, part="xl/worksheets/sheet1.xml", book: bytes | None = None) -> bytes:
    """The sample workbook, or another one, with one part changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book or SAMPLE.read_bytes())) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == part else data)
    return buffer.getvalue()


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_tables(nobody, encoding, delimiter):
    outcome = previewed(text_table(table(VIETNAMESE, "vi"), delimiter).encode(encoding))
    assert counts(outcome) == (2, 0, 0, 0)
    assert found(outcome) == set()
    assert outcome.plan.rows[1].entry.badge_name == "Trần Thị Hằng"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1258"])
def test_encodings_that_have_to_be_guessed(nobody, encoding):
    text = text_table(table(VIETNAMESE, "vi"), ";")
    outcome = previewed(as_1258(text) if encoding == "cp1258" else text.encode(encoding))
    assert found(outcome) == {(None, None, "encoding_guessed")}
    assert outcome.plan.rows[1].entry.badge_name == "Trần Thị Hằng"


def test_decomposed_headings(nobody):
    text = unicodedata.normalize("NFD", text_table(table(VIETNAMESE, "vi")))
    outcome = previewed(text.encode())
    assert counts(outcome) == (2, 0, 0, 0)
    assert {code for _, _, code in found(outcome)} == {"heading_normalised", "not_nfc"}


def test_line_breaks_and_quotation_marks_in_cells(nobody):
    text = text_table(table([good(organisation_en='Institute "A",\nHanoi')]))
    outcome = previewed(text.encode())
    assert outcome.plan.rows[0].entry.organisation_en == 'Institute "A", Hanoi'
    assert found(outcome) == {(2, "organisation_en", "odd_spaces")}


def test_separator_line_of_a_spreadsheet_program(nobody):
    outcome = previewed(("sep=;\n" + text_table(table(ROWS), ";")).encode())
    assert [row.entry.row for row in outcome.plan.rows] == [3, 4]


def test_zero_bytes_in_text(nobody):
    text = text_table(table([good(position_en="Off\0icer")]))
    outcome = previewed(text.encode())
    assert outcome.plan.rows[0].entry.position_en == "Officer"


def test_columns_in_any_order_with_lines_above(nobody):
    keys = sorted({key for row in ROWS for key in row})
    cells = [["LIST OF DELEGATES"], [], *table(ROWS, keys=keys)]
    outcome = previewed(workbook(cells))
    assert counts(outcome) == (2, 0, 0, 0)
    assert found(outcome) == {(1, None, "title_row")}


def test_headings_over_two_merged_lines(nobody):
    head, *rows = table(ROWS)
    above = [head[0], *["Group"] * (len(head) - 1)]
    outcome = previewed(workbook([above, [None, *head[1:]], *rows]))
    assert counts(outcome) == (2, 0, 0, 0)


def test_headings_merged_over_three_lines(nobody):
    head, *rows = table(ROWS)
    above = [[*head[:4], *["Group"] * (len(head) - 4)], [*[None] * 4, *head[4:8], "Part"]]
    outcome = previewed(workbook([*above, [*[None] * 8, *head[8:]], *rows]))
    assert counts(outcome) == (2, 0, 0, 0)


@pytest.mark.parametrize("pattern", ["{number}. {vi}", "({number}) {vi}", "{vi} ({en})", "{vi}\n({en})"])
def test_headings_with_numbers_and_translations(nobody, pattern):
    head, *rows = table(ROWS)
    pairs = enumerate(zip(table(ROWS, "vi")[0], head, strict=True), start=1)
    cells = [[pattern.format(number=number, vi=vi, en=en) for number, (vi, en) in pairs], *rows]
    assert counts(previewed(workbook(cells))) == (2, 0, 0, 0)


@pytest.mark.parametrize("pattern", ["{}", "({})"])
def test_line_that_numbers_the_columns(nobody, pattern):
    head, *rows = table(ROWS)
    numbers = [pattern.format(number) for number in range(1, len(head) + 1)]
    outcome = previewed(workbook([head, numbers, *rows]))
    assert counts(outcome) == (2, 0, 0, 0)
    assert found(outcome) == {(2, None, "repeated_headings")}


def test_headings_marked_as_required(nobody):
    head, *rows = table(ROWS)
    outcome = previewed(workbook([[f"{heading} (required) *" for heading in head], *rows]))
    assert counts(outcome) == (2, 0, 0, 0)


def test_headings_in_both_languages(nobody):
    head, *rows = table(ROWS)
    both = [f"{vi} / {en}" for vi, en in zip(table(ROWS, "vi")[0], head, strict=True)]
    outcome = previewed(workbook([both, *rows]))
    assert counts(outcome) == (2, 0, 0, 0)


def test_stray_cell_in_the_last_corner(nobody):
    def touch(sheet):
        sheet["XFD1048576"] = "x"

    outcome = previewed(workbook(table(ROWS), touch))
    assert counts(outcome) == (2, 0, 0, 0)
    assert found(outcome) == {(None, None, "stray_cell")}


def test_a_thousand_columns(nobody):
    head, *rows = table(ROWS)
    outcome = previewed(workbook([[*head, *(f"extra {number}" for number in range(1000))], *rows]))
    assert counts(outcome) == (2, 0, 0, 0)
    assert len(outcome.findings) < 30


def test_long_gap_is_one_finding(nobody):
    head, first, second = table(ROWS)
    outcome = previewed(workbook([head, first, *[[]] * 200, second]))
    assert found(outcome) == {(3, None, "blank_rows")}


def test_headings_printed_again(nobody):
    head, first, second = table(ROWS)
    outcome = previewed(workbook([head, first, head, second]))
    assert counts(outcome) == (2, 0, 0, 0)
    assert found(outcome) == {(3, None, "repeated_headings")}


def test_two_columns_of_one_heading(nobody):
    head, *rows = table(ROWS)
    outcome = previewed(workbook([[*head, "Gender"], *([*row, "Male"] for row in rows)]))
    assert found(outcome) == {(1, "gender", "duplicate_column")}
    assert outcome.plan.rows[0].entry.gender == "F"


def test_headings_only(nobody):
    assert found(previewed(workbook(table(ROWS)[:1]))) == {(None, None, "no_rows")}


def test_dates_counted_from_1904(nobody):
    def from_1904(data):
        return re.sub(rb"<workbookPr(?=[ />])", b'<workbookPr date1904="1"', data)

    plain, shifted = (
        previewed(data).plan.rows[0].entry
        for data in (SAMPLE.read_bytes(), repacked(from_1904, "xl/workbook.xml"))
    )
    assert (shifted.birth_date - plain.birth_date).days == 1462


def test_bare_day_numbers_of_1904(nobody):
    def from_1904(data):
        return re.sub(rb"<workbookPr(?=[ />])", b'<workbookPr date1904="1"', data)

    cells = table([good(birth_date=27658, passport_expiry=45000)])
    book = repacked(from_1904, "xl/workbook.xml", workbook(cells))
    assert str(previewed(book).plan.rows[0].entry.birth_date) == "1979-09-22"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BROKEN = {
    "empty": (b"", "empty"),
    "zeros": (b"\0" * 1000, "empty"),
    "old workbook": (OLE, "old_workbook"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "pdf": (b"%PDF-1.7 ...", "kind"),
    "page": (b"<!DOCTYPE html><table><tr><td>Ref.</td></tr></table>", "kind"),
    "other zip": (zipped(**{"a.txt": b"x"}), "kind"),
    "cut off": (SAMPLE.read_bytes()[:20_000], "damaged"),
    "cut sheet": (repacked(lambda data: data[: len(data) // 2]), "damaged"),
    "not xml": (repacked(lambda data: data.replace(b"<row", b"<<row", 1)), "damaged"),
    "entities": (repacked(lambda data: b'<!DOCTYPE a [<!ENTITY b "c">]>' + data), "damaged"),
    "strange encoding": (repacked(lambda data: b'<?xml version="1.0" encoding="gb2312"?>' + data), "damaged"),
    "no headings": (b"a,b,c\n1,2,3\n", "headings"),
    "noise": (bytes(range(128, 256)) * 20, "encoding"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_unreadable(nobody, name):
    data, reason = BROKEN[name]
    with pytest.raises(Unreadable) as caught:
        previewed(data)
    finding = unreadable(caught.value)
    assert (finding.code, finding.values["reason"], finding.row) == ("file_unreadable", reason, None)
    assert finding.message.vi.endswith(".")
    assert finding.message.en.endswith(".")


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("TUYỆT MẬT", "list.xlsx"),
        ("Độ mật: Mật", "list.xlsx"),
        ("Danh sách đoàn", "Danh sách (Tối mật).xlsx"),
    ],
)
def test_a_file_with_a_mark_of_state_secrets(nobody, above, name):
    with pytest.raises(Unreadable) as caught:
        examine(workbook([[above], *table([good()])]), name=name)
    finding = unreadable(caught.value)
    assert finding.values["reason"] == "state_secret"
    assert finding.values["mark"] in finding.message.vi
    assert len(examine(workbook([["Danh sách bảo mật"], *table([good()])]), name="list.xlsx").entries) == 1


def test_too_large(nobody):
    with pytest.raises(Unreadable) as caught:
        previewed(b"x" * (MAX_BYTES + 1))
    assert caught.value.code == "file_too_large"


def test_zip_bomb_is_not_unpacked(nobody):
    bomb = repacked(lambda data: data + b" " * (410 * 1024 * 1024))
    assert len(bomb) < 1_000_000
    with pytest.raises(Unreadable) as caught:
        previewed(bomb)
    assert (caught.value.code, caught.value.reason) == ("file_too_large", "unpacked")


def _read_all(data: bytes) -> None:
    try:
        for sheet in open_table(data, heading_score):
            for _ in sheet.rows:
                pass
    except Unreadable:
        pass


FUZZ = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@FUZZ
@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(data):
    _read_all(data)


@FUZZ
@given(st.integers(0, SAMPLE.stat().st_size - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_is_read_or_refused(at, noise):
    data = SAMPLE.read_bytes()
    _read_all(data[:at] + noise + data[at + len(noise) :])


@FUZZ
@given(st.binary(max_size=300), st.integers(0, 3000))
def test_damaged_sheet_xml_is_read_or_refused(noise, at):
    _read_all(repacked(lambda data: data[:at] + noise + data[at:]))


def test_random_bytes_of_many_sizes():
    for size in (1, 10, 1000, 100_000):
        _read_all(os.urandom(size))
