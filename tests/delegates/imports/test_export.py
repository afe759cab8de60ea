"""Exported lists: they come back unchanged, no cell is a formula, and who took what is recorded."""

import csv
import io

import openpyxl
import pytest

from adgmin.core.models import AuditRecord
from delegates.imports.export import form_columns, form_rows, guarded, write_csv, write_xlsx
from delegates.models import Delegate
from tests.delegates.imports.workbooks import SAMPLE, counts, found, good, previewed, table, taken, workbook

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


def as_xlsx(headings, rows):
    with write_xlsx(headings, rows) as file:
        return file.read()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_exported_can_be_taken_in_again(people, kind, lang):
    taken(SAMPLE.read_bytes())
    columns = form_columns(sensitive=True)
    headings = [column.heading(lang) for column in columns]
    rows = form_rows(Delegate.objects.in_protocol_order(), columns, lang)
    data = as_xlsx(headings, rows) if kind == "xlsx" else b"".join(write_csv(headings, rows))
    outcome = previewed(data)
    assert counts(outcome) == (0, 0, 300, 0)
    assert {code for _, _, code in found(outcome)} <= {"leading_apostrophe"}


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_never_becomes_a_formula(text):
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(["A"], [[text]]))).active
    assert sheet["A2"].data_type == "s"
    lines = b"".join(write_csv(["A"], [[text]])).decode("utf-8-sig")
    line = list(csv.reader(io.StringIO(lines, newline="")))[1][0]
    assert line == f"'{text}"


def test_numbers_stay_numbers():
    assert guarded(-5) == "-5"


@pytest.mark.parametrize(("query", "has_passport"), [("", False), ("?sensitive=1", True)])
def test_organiser_takes_a_file(people, signed_in, query, has_passport):
    taken(workbook(table([good()])))
    answer = signed_in("organiser").get(f"/desk/delegates/export.csv{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert ("SYN800001" in text) is has_passport
    assert "Nguyễn Thị" in text
    record = AuditRecord.objects.get(verb="exported delegates")
    assert (record.user.email, "with sensitive data" in record.note) == (
        "organiser@example.org",
        has_passport,
    )


def test_protocol_never_gets_passports(people, signed_in):
    taken(workbook(table([good()])))
    answer = signed_in("protocol").get("/desk/delegates/export.xlsx?sensitive=1")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "SYN800001" not in cells
    assert "Số hộ chiếu" not in cells


def test_filters_of_the_list_hold(people, signed_in):
    taken(workbook(table([good(1), good(2, delegation="TH", nationality="TH")])))
    answer = signed_in("organiser").get("/desk/delegates/export.csv?delegation=TH")
    assert b"".join(answer.streaming_content).count(b"example.org") == 1


def test_programme_may_not_export(people, signed_in):
    assert signed_in("programme").get("/desk/delegates/export.csv").status_code == 403
