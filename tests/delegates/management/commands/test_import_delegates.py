"""The command: what it prints, what it writes, and how it ends."""

import json

import pytest
from django.core.management import CommandError, call_command

from adgmin.core.models import AuditRecord
from delegates.models import Delegate
from tests.delegates.imports.workbooks import MESSY, SAMPLE

KEYS = {"rows", "created", "changed", "unchanged", "refused", "committed", "findings"}
FINDING = {"row", "column", "code", "severity", "message_vi", "message_en"}


def run(capsys, *args):
    """(exit code, object printed)."""
    code = 0
    try:
        call_command("import_delegates", *map(str, args), "--format", "json")
    except SystemExit as end:
        code = int(end.code or 0)
    return code, json.loads(capsys.readouterr().out)


def test_preview_writes_nothing(edition, capsys):
    code, result = run(capsys, SAMPLE)
    assert code == 0
    assert result == {
        "rows": 300, "created": 300, "changed": 0, "unchanged": 0, "refused": 0, "committed": False,
        "findings": [],
    }  # fmt: skip
    assert Delegate.objects.count() == 0


def test_commit_twice(edition, capsys, make_user):
    make_user("organiser")
    code, result = run(capsys, SAMPLE, "--commit", "--by", "organiser@example.org")
    assert (code, result["created"], result["committed"]) == (0, 300, True)
    taken_in = AuditRecord.objects.filter(user__email="organiser@example.org", verb="taken in")
    assert taken_in.count() == 300
    code, result = run(capsys, SAMPLE, "--commit")
    assert (code, result["unchanged"], result["created"], result["changed"]) == (0, 300, 0, 0)


def test_refused_rows_end_with_one(edition, capsys):
    code, result = run(capsys, MESSY, "--commit")
    assert (code, result["refused"], result["committed"], Delegate.objects.count()) == (1, 22, False, 0)
    assert result.keys() == KEYS
    assert all(finding.keys() == FINDING for finding in result["findings"])
    code, result = run(capsys, MESSY, "--commit", "--skip-refused")
    assert (code, result["created"], result["committed"], Delegate.objects.count()) == (1, 27, True, 27)


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04", b"x,y\n1,2\n"], ids=["missing", "empty", "zip", "table"]
)
def test_unreadable_ends_with_two(edition, capsys, tmp_path, content):
    path = tmp_path / "list.xlsx"
    if content is not None:
        path.write_bytes(content)
    code, result = run(capsys, path, "--commit")
    assert (code, result["committed"], result["rows"]) == (2, False, 0)
    (finding,) = result["findings"]
    assert (finding["code"], finding["row"], finding["severity"]) == ("file_unreadable", None, "error")


def test_folder_and_large_file(edition, capsys, tmp_path):
    assert run(capsys, tmp_path)[0] == 2
    with (tmp_path / "large.csv").open("wb") as large:
        large.truncate(60 * 1024 * 1024)
    code, result = run(capsys, tmp_path / "large.csv")
    assert (code, result["findings"][0]["code"]) == (2, "file_too_large")


def test_without_an_edition(db, capsys):
    code, result = run(capsys, SAMPLE)
    assert (code, result["findings"][0]["code"]) == (2, "file_unreadable")


def test_unknown_user_is_misuse(edition):
    with pytest.raises(CommandError) as caught:
        call_command("import_delegates", str(SAMPLE), "--by", "nobody@example.org")
    assert caught.value.returncode == 2


def test_text_report_names_both_languages(edition, capsys):
    with pytest.raises(SystemExit):
        call_command("import_delegates", str(MESSY))
    text = capsys.readouterr().out
    assert "Row 13, “Role in delegation”" in text
    assert "Dòng 13, cột “Vai trò trong đoàn”" in text
    assert "nothing written" in text
