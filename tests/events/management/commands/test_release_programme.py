import json

import pytest
from django.core.management import CommandError, call_command

from events.models import Release
from tests.events.releases.made import change
from tests.small import released


@pytest.fixture
def session(small, make_session):
    return make_session("S1", "09:00", "10:00")


@pytest.fixture
def blocked(session, make_session):
    """A meeting of ministers without an English title."""
    return make_session("S2", "11:00", "12:00", level="ministerial", title_en="")


def told(capsys, *options):
    """Run it; return its exit code and its report."""
    code = 0
    try:
        call_command("release_programme", *options, format="json")
    except SystemExit as end:
        code = end.code
    return code, json.loads(capsys.readouterr().out)


def test_it_releases_with_notes_in_somebodys_name(session, make_user, capsys):
    make_user("programme")
    options = ("--note-vi", "Một", "--note-en", "One", "--by", "programme@example.org")
    code, report = told(capsys, *options)
    assert (code, report["released"], report["number"]) == (0, True, 1)
    made = Release.objects.get()
    assert (made.note_vi, made.note_en, made.released_by) == ("Một", "One", "programme@example.org")


def test_nothing_to_release_is_said_and_is_no_failure(session, capsys):
    released()
    code, report = told(capsys)
    assert (code, report["released"], report["number"]) == (0, False, 1)
    assert report["message_en"] == "Nothing to release: the draft is as the public sees it."


def test_findings_stop_it_and_nothing_is_written(blocked, capsys):
    code, report = told(capsys)
    assert (code, report["released"]) == (1, False)
    assert [(f["code"], f["sessions"], f["severity"]) for f in report["findings"]] == [
        ("missing_translation", ["S2"], "block")
    ]
    assert Release.objects.count() == 0


def test_a_reason_overrides_findings_and_is_kept(blocked, capsys):
    code, report = told(capsys, "--override", "Đã thống nhất")
    assert (code, report["released"], [f["code"] for f in report["findings"]]) == (
        0, True, ["missing_translation"],
    )  # fmt: skip
    assert Release.objects.get().override_reason == "Đã thống nhất"


@pytest.mark.parametrize(("options", "code"), [((), 1), (("--override", "x"), 0)])
def test_a_dry_run_looks_and_writes_nothing(blocked, capsys, options, code):
    assert told(capsys, "--dry-run", *options)[0] == code
    assert Release.objects.count() == 0


def test_a_dry_run_says_how_much_would_change(session, capsys):
    released()
    change(session, title_en="New")
    assert "release 2 would change 1 sessions" in told(capsys, "--dry-run")[1]["message_en"]
    released()
    assert told(capsys, "--dry-run")[1]["message_en"].startswith("Nothing to release")


@pytest.mark.parametrize("options", [("--note-vi", "Chỉ một ngôn ngữ"), ("--by", "nobody@example.org")])
def test_misuse(session, options):
    with pytest.raises(CommandError) as error:
        call_command("release_programme", *options)
    assert error.value.returncode == 2
    assert Release.objects.count() == 0


def test_without_an_edition(db):
    with pytest.raises(CommandError, match="No edition") as error:
        call_command("release_programme")
    assert error.value.returncode == 2


def test_text_names_findings_in_both_languages(blocked, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("release_programme")
    assert end.value.code == 1
    text = capsys.readouterr().out
    assert "Chưa phát hành: 1 vướng mắc" in text
    assert "Nothing was released: 1 findings" in text
