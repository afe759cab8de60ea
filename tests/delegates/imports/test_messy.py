"""Every defect of the pack's messy workbook is found, exactly as its list says."""

import pytest
import yaml

from delegates.imports.intake import examine, preview
from delegates.models import Delegate
from tests.delegates.imports.workbooks import EXPECTED, MESSY

pytestmark = pytest.mark.django_db
LIST = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
DEFECTS = [(row, item["column"], item["code"], item["severity"]) for row, item in LIST["rows"].items()]


@pytest.fixture(scope="module")
def findings(nobody):
    """The findings on an edition without people, read once."""
    return preview(examine(MESSY.read_bytes())).findings


@pytest.mark.parametrize(
    "defect", [item for item in DEFECTS if item[2] != "ok"], ids=lambda item: f"{item[0]}-{item[2]}"
)
def test_defect_is_found(findings, defect):
    assert defect in {(finding.row, finding.column, finding.code, finding.severity) for finding in findings}


@pytest.mark.parametrize("row", [item[0] for item in DEFECTS if item[2] == "ok"])
def test_clean_row_has_no_finding(findings, row):
    assert [finding.code for finding in findings if finding.row == row] == []


@pytest.mark.parametrize("item", LIST["file"], ids=lambda item: item["code"])
def test_finding_about_the_file(findings, item):
    assert (item["code"], item["severity"]) in {(finding.code, finding.severity) for finding in findings}


def test_only_listed_rows_are_refused(findings):
    refused = {finding.row for finding in findings if finding.severity == "error"}
    assert refused == {row for row, _, _, severity in DEFECTS if severity == "error"}


def test_every_sentence_is_whole_and_in_both_languages(findings):
    for finding in findings:
        message = finding.message
        for text in (message.vi, message.en):
            assert text.endswith("."), text
            assert "{" not in text
        assert message.vi.startswith("Dòng ")
        assert message.en.startswith("Row ")


def test_no_sensitive_value_is_repeated(findings):
    said = " ".join(finding.message.en + finding.message.vi for finding in findings)
    assert "SYN9" not in said
    assert "31/02/1979" not in said


def test_reading_writes_nothing(nobody):
    preview(examine(MESSY.read_bytes()))
    assert Delegate.objects.count() == 0
