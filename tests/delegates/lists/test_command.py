"""`list_of_participants`: writes the file or nothing, and says by its exit code which."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from adgmin.core.models import AuditRecord

from .reading import xlsx_rows


def test_it_writes_the_list(small, nominated, tmp_path, capsys):
    nominated("VN", "head", "สมชาย")
    nominated("VN", "delegate", "Waiting", state="submitted")
    out = tmp_path / "list.xlsx"
    call_command("list_of_participants", str(out), "--lang", "en", "--as-of-note", "Second draft")
    assert capsys.readouterr().out == f"{out}: 1 participants\n"
    rows = xlsx_rows(out.read_bytes())
    assert " · Second draft · " in rows[1][0]
    assert rows[3][7] == "สมชาย"
    assert [act.note for act in AuditRecord.objects.filter(verb="exported list of participants")] == [
        ".xlsx, en, full, 1 participants"
    ]
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list.txt"], 2),
        (["no/such/list.pdf"], 2),
        (["list.pdf", "--public", "--waiting"], 2),
        (["list.docx", "--public"], 1),
    ],
)
def test_a_refusal_leaves_what_was_there(small, nominated, tmp_path, arguments, code):
    name, *options = arguments
    (tmp_path / "list.docx").write_bytes(b"the one before")
    nominated("VN", "head", "Waits", state="submitted")
    with pytest.raises(CommandError) as refused:
        call_command("list_of_participants", str(tmp_path / name), *options)
    assert refused.value.returncode == code
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"the one before"]


def test_no_edition_is_misuse(db, tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("list_of_participants", str(tmp_path / "list.pdf"))
    assert refused.value.returncode == 2


def test_what_could_not_be_written_is_not_recorded_as_handed_out(small, nominated, tmp_path):
    nominated("VN", "head", "สมชาย")
    (tmp_path / "list.xlsx").mkdir()
    with pytest.raises(CommandError) as refused:
        call_command("list_of_participants", str(tmp_path / "list.xlsx"))
    assert refused.value.returncode == 2
    assert not AuditRecord.objects.filter(verb="exported list of participants").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]


def test_odd_characters_and_long_names_make_a_file_all_the_same(small, nominated, tmp_path):
    type(small).objects.update(name_vi="Hội nghị\x0b " * 19, name_en="Meeting " * 24)
    nominated("VN", "head", "สม\x0bชาย")
    for kind in ("docx", "pdf", "xlsx"):
        call_command("list_of_participants", str(tmp_path / f"list.{kind}"), "--as-of-note", "Draft\x07 2")
    assert len(list(tmp_path.iterdir())) == 3
