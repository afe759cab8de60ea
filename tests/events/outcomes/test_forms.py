"""The brief and the commitments at the desk: written, refused in both languages, typed input kept, recorded."""

import io

import openpyxl
import pytest
from django.utils.timezone import localtime

from adgmin.core.models import AuditRecord
from events.models import Commitment, OutcomeBrief, Pillar, Topic
from events.outcomes.committing import Pledge, commit

from .made import make_outcome, party, with_text

URL = "/desk/outcomes/OUT-1/"
PLEDGE = {"do": "commit", "english": "Set up a network.", "vietnamese": "Lập mạng lưới.", "party": "VN"}


@pytest.fixture
def outcome(small, at_demo_time):
    Pillar.objects.create(edition=small, code="P1", number=1, title_vi="Trụ", title_en="People")
    Topic.objects.create(edition=small, code="T1", name_vi="Chủ đề", name_en="Data", group="cross_cutting")
    return with_text(make_outcome())


@pytest.fixture
def desk(outcome, signed_in):
    return signed_in("programme")


def do(desk, **typed):
    return desk.post(f"{URL}do/", typed)


def last_act():
    return AuditRecord.objects.order_by("-pk").values_list("verb", flat=True).first()


def test_the_brief_is_written_and_shown(desk, outcome):
    typed = {
        "do": "brief", "pillar": "P1", "topic": "T1", "comments_until": "2026-01-15T17:00",
        "speaker": "  Lê  Minh ", "way_out": "Keep the text.\n\nNothing else.",
    }  # fmt: skip
    assert do(desk, **typed).status_code == 302
    brief = OutcomeBrief.objects.get()
    assert (brief.pillar.code, brief.topic.code, brief.speaker) == ("P1", "T1", "Lê Minh")
    assert localtime(brief.comments_until).isoformat() == "2026-01-15T17:00:00+07:00"
    assert brief.way_out == "Keep the text.\n\nNothing else."
    assert last_act() == "brief on outcome"
    page = desk.get(URL).content.decode()
    assert "Lê Minh" in page
    assert 'value="2026-01-15T17:00"' in page
    assert do(desk, **typed).status_code == 302
    assert AuditRecord.objects.filter(verb="brief on outcome").count() == 1  # nothing changed


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("comments_until", "tomorrow"),
        ("comments_until", "2026-02-30T10:00"),
        ("speaker", "x" * 201),
        ("way_out", "x" * 2001),
    ],
)
def test_a_refused_brief_is_kept_as_typed(desk, outcome, field, value):
    typed = {"do": "brief", "pillar": "P1", "way_out": "A way out.", "speaker": "Lê Minh", field: value}
    answer = do(desk, **typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert value in page
    assert '<option value="P1" selected>' in page
    assert 'class="errsum__other" lang="en"' in page
    assert not OutcomeBrief.objects.exists()


def test_what_no_form_sends_is_not_found(desk, outcome):
    made = commit(outcome, Pledge("One.", "", party("VN")), by=None)
    for typed in (
        {"do": "brief", "pillar": "nowhere"},
        {"do": "brief", "topic": "nowhere"},
        {**PLEDGE, "party": "XX"},
        {**PLEDGE, "state": "forgotten"},
        {**PLEDGE, "do": "change_commitment", "commitment": made.pk + 1},
    ):
        assert do(desk, **typed).status_code == 404


def test_a_commitment_with_all_that_belongs_to_it(desk):
    answer = do(
        desk, **PLEDGE, supporting=["TH", "JP", "VN"], deadline="2026-06-30", state="under_way", note="Begun"
    )
    assert answer.status_code == 302
    made = Commitment.objects.get()
    assert [one.code for one in made.supporting.all()] == ["TH", "JP"]  # who leads does not support as well
    assert (made.state, made.note, made.deadline.isoformat()) == ("under_way", "Begun", "2026-06-30")
    page = desk.get("/desk/outcomes/commitments/").content.decode()
    assert "Begun" in page
    assert "TH, JP" in page


def test_a_commitment_is_changed_and_what_changed_recorded(desk, outcome):
    made = commit(outcome, Pledge("One.", "", party("VN")), by=None)
    typed = {
        **PLEDGE,
        "do": "change_commitment",
        "commitment": made.pk,
        "state": "done",
        "supporting": ["TH"],
    }
    assert do(desk, **typed).status_code == 302
    made.refresh_from_db()
    assert (made.english, made.state, [one.code for one in made.supporting.all()]) == (
        "Set up a network.",
        "done",
        ["TH"],
    )
    record = AuditRecord.objects.order_by("-pk").first()
    assert record.verb == "change commitment"
    assert record.changes["state"] == ["open", "done"]
    assert record.changes["supporting"] == ["", "TH"]
    assert do(desk, **typed).status_code == 302
    assert AuditRecord.objects.filter(verb="change commitment").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("english", " "),
        ("english", "x" * 401),
        ("note", "x" * 301),
        ("deadline", "soon"),
        ("deadline", "2026-02-30"),
    ],
)
@pytest.mark.parametrize("act", ["commit", "change_commitment"])
def test_a_refused_commitment_is_kept_as_typed(desk, outcome, act, field, value):
    made = commit(outcome, Pledge("One.", "", party("VN")), by=None)
    typed = {**PLEDGE, "do": act, "commitment": made.pk, "supporting": ["TH"], "note": "Begun", field: value}
    answer = do(desk, **typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Lập mạng lưới." in page
    assert '<input type="checkbox" name="supporting" value="TH" checked>' in page
    assert 'class="errsum__other" lang="en"' in page
    assert Commitment.objects.get().english == "One."


def test_the_follow_up_sheet_has_one_row_a_commitment(desk, outcome):
    do(desk, **PLEDGE, supporting=["TH"], deadline="2026-06-30", note="=1+1")
    for lang, head in (("vi", "Cam kết (tiếng Việt)"), ("en", "Commitment (Vietnamese)")):
        answer = desk.get(f"/desk/outcomes/commitments.xlsx?lang={lang}")
        assert f"commitments-{lang}.xlsx" in answer["Content-Disposition"]
        rows = [*openpyxl.load_workbook(io.BytesIO(answer.content)).active.values]
        assert head in rows[3]
        assert rows[4][2:4] == ("Lập mạng lưới.", "Set up a network.")
        assert rows[4][6].date().isoformat() == "2026-06-30"
        assert rows[4][8] == "=1+1"
        assert len(rows) == 5


@pytest.mark.parametrize("role", ["organiser", "protocol"])
def test_who_reads_finds_no_form_and_may_not_write(outcome, signed_in, role):
    desk = signed_in(role)
    assert b'value="brief"' not in desk.get(URL).content
    assert do(desk, do="brief").status_code == 403
    assert do(desk, **PLEDGE).status_code == 403


@pytest.mark.parametrize("role", ["gate", "security", "exhibitor", "focal point"])
def test_other_roles_do_not_get_the_sheet(outcome, signed_in, role):
    assert signed_in(role).get("/desk/outcomes/commitments.xlsx").status_code == 403
