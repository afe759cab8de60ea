"""`check_programme`: what it prints and how it exits."""

import json

import pytest
from django.core.management import CommandError, ManagementUtility, call_command

from events.agenda.conflicts import findings_of
from events.agenda.conflicts.accepting import accept_finding
from events.agenda.models import Session

SHAPE = {"code", "severity", "sessions", "message_vi", "message_en", "fingerprint", "accepted"}


def run(capsys, *options: str) -> tuple[int, str]:
    try:
        call_command("check_programme", *options)
    except SystemExit as ended:
        return int(ended.code or 0), capsys.readouterr().out
    except CommandError as refused:
        return refused.returncode, str(refused)
    return 0, capsys.readouterr().out


def test_the_pack_is_in_order_and_says_what_is_to_know(edition, capsys):
    code, out = run(capsys, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert code == 0
    assert set(finding) == SHAPE
    assert (finding["code"], finding["severity"], finding["sessions"]) == (
        "speaker_double_booked", "info", ["JWG-01", "JWG-02"],
    )  # fmt: skip
    assert "Thứ Hai 12/01" in finding["message_vi"]
    assert "Monday 12 January" in finding["message_en"]


@pytest.fixture
def tight(small, make_session):
    make_session("S1", "09:00", "10:00", kind="social")
    make_session("S2", "10:05", "11:00", kind="press")
    return small


def test_what_waits_makes_it_exit_with_1_until_it_is_accepted(tight, capsys):
    code, out = run(capsys, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["code"], finding["severity"], finding["accepted"]) == (
        1, "turnover_too_short", "warn", None,
    )  # fmt: skip
    (found,) = findings_of(tight)
    accept_finding(tight, found, by=None, because="Cùng một đoàn")
    code, out = run(capsys, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["accepted"]) == (0, {"by": "", "because": "Cùng một đoàn"})


def test_a_table_in_both_languages(tight, capsys):
    code, out = run(capsys)
    assert code == 1
    assert "warn   turnover_too_short         S1, S2" in out
    assert "chỉ có 5 phút chuẩn bị" in out
    assert "has 5 minutes between" in out
    assert "To be mended: 0; to be looked at: 1; to know: 0; accepted: 0." in out


def test_nothing_is_written(tight, capsys, django_assert_num_queries):
    before = list(Session.objects.values())
    with django_assert_num_queries(15):
        run(capsys, "--format", "json")
    assert list(Session.objects.values()) == before


def test_without_an_edition_or_with_another_code_it_is_misuse(db, capsys):
    assert run(capsys)[0] == 2
    assert run(capsys, "--edition", "adgmin-99")[0] == 2


@pytest.mark.parametrize(("option", "code"), [("--format=xml", 2), ("--unknown", 2), ("--help", 0)])
def test_the_command_line_says_how_to_call_it(option, code, capsys):
    utility = ManagementUtility(["manage.py", "check_programme", option])
    with pytest.raises(SystemExit) as ended:
        utility.execute()
    assert (ended.value.code or 0) == code
    told = capsys.readouterr()
    assert "check_programme" in told.out + told.err
    assert ("Exit 0" in told.out) == (code == 0)
