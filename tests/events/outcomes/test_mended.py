"""What once was lost on the way: proposals without their paragraph, a text frozen by mistake, words nobody kept."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.problems import Refused
from events.models import Edition, OutcomeStage
from events.outcomes.amending import Change
from events.outcomes.board import bracketed, open_points
from events.outcomes.gone import Gone
from events.outcomes.proposing import MOST, agree, propose, refuse, take_position
from events.outcomes.stepping import take_back, take_step, the_way
from events.outcomes.texts import current, edit, paste, words_of

from .made import ENGLISH, VIETNAMESE, make_outcome, party, with_text


def refused(act) -> str:
    with pytest.raises(Refused) as found:
        act()
    problem = found.value.problems[0]
    assert problem.message.other, "said in both languages"
    return problem.code


@pytest.fixture
def text(small, at_demo_time):
    return with_text(make_outcome())


def test_a_proposal_for_a_paragraph_that_went_is_still_shown_and_can_be_closed(text, signed_in):
    gone = propose(text, party("TH"), Change("replace", 2, "safe", "trusted"), by=None)
    agree(propose(text, party("VN"), Change("drop_paragraph", 2), by=None), by=None, seen=1)
    last = bracketed(text)[-1]
    assert (last.gone, last.number, [one.amendment for one in last.proposals]) == (Gone(2, 2), 0, [gone])
    assert [one.shown.lost for one in open_points(Edition.objects.get(), clock.now())] == [True]
    desk = signed_in("programme")
    page = desk.get("/desk/outcomes/OUT-1/").content.decode()
    assert f'name="amendment" value="{gone.pk}"' in page
    where = "đã bỏ tại bản số 2, trước là đoạn 2"
    for path in ("OUT-1/", "OUT-1/consolidated/", "open/"):
        assert where in desk.get(f"/desk/outcomes/{path}").content.decode(), path
    sheet = openpyxl.load_workbook(io.BytesIO(desk.get("/desk/outcomes/open.xlsx?lang=en").content)).active
    row = [cell.value for cell in sheet[5]]
    assert row[1:6] == [
        "Outcome OUT-1",
        "removed in version 2, was paragraph 2",
        "TH",
        "replace words",
        "safe",
    ]
    assert refused(lambda: agree(gone, by=None, seen=2)) == "paragraph_gone"
    refuse(gone, by=None)
    assert not bracketed(text)[-1].gone


def test_a_submission_that_was_a_mistake_opens_the_text_again(text):
    for stage in ("drafted", "endorsed"):
        take_step(text, stage, by=None)
    wrong = take_step(text, "submitted", by=None)
    assert refused(lambda: edit(text, 1, "We gathered.", "", by=None, seen=1)) == "frozen"
    take_back(text, wrong.pk, "Entered for another text.", by=None)
    assert edit(text, 1, "We gathered.", "", by=None, seen=1).number == 2
    assert text.versions.get(number=1).frozen_at is not None, "what was submitted is kept as it was"


def test_nothing_is_decided_while_a_point_is_open(text):
    one = propose(text, party("TH"), Change("comment", 0), note="On the whole.", by=None)
    for stage in ("drafted", "endorsed", "submitted"):
        take_step(text, stage, by=None)
    for stage in ("adopted", "noted"):
        assert refused(lambda stage=stage: take_step(text, stage, by=None)) == "settle_first"
    refuse(one, by=None)
    assert take_step(text, "adopted", by=None).version == current(text)


def test_after_a_decision_nothing_is_foreseen(text):
    session = OutcomeStage.objects.create(outcome=text, stage="submitted", date="2026-01-16")
    assert [one.done for one in the_way(text, clock.now())] == [False]
    for stage in ("drafted", "endorsed", "submitted", "noted"):
        take_step(text, stage, by=None)
    assert [one.stage for one in the_way(text, clock.now()) if not one.done] == [], session


@pytest.mark.parametrize(
    ("change", "note", "code"),
    [
        (Change("delete", 2, "safe and", "trusted"), "", "not_of_this_kind"),
        (Change("drop_paragraph", 2, "", "trusted"), "", "not_of_this_kind"),
        (Change("drop_paragraph", 2, "safe"), "", "not_of_this_kind"),
        (Change("new_paragraph", 2, "safe", "We note."), "", "not_of_this_kind"),
        (Change("comment", 2, "", "We note."), "Why?", "not_of_this_kind"),
        (Change("comment", 2), " ", "comment_missing"),
        (Change("new_paragraph", 2, "", "x" * (MOST + 1)), "", "too_long"),
        (Change("comment", 2), "x" * 501, "too_long"),
    ],
)
def test_nothing_typed_is_dropped_in_silence(text, change, note, code):
    assert refused(lambda: propose(text, party("TH"), change, note=note, by=None)) == code
    assert text.amendments.count() == 0


def test_a_note_on_a_position_is_kept_whole_or_refused(text):
    one = propose(text, party("TH"), Change("new_paragraph", 2, "", "x" * MOST), note="n" * 500, by=None)
    assert refused(lambda: take_position(one, party("VN"), "opposes", note="x" * 301, by=None)) == "too_long"
    assert take_position(one, party("VN"), "opposes", note="x" * 300, by=None).note == "x" * 300
    assert len(words_of(agree(one, by=None, seen=1).into)[2].english) == MOST


def test_more_vietnamese_paragraphs_than_english_ones_are_refused_by_their_numbers(text):
    assert refused(lambda: paste(text, ENGLISH, f"{VIETNAMESE}\n\nThừa.", by=None)) == "languages_differ"
    assert refused(lambda: paste(text, " \n ", VIETNAMESE, by=None)) == "no_text"
    assert current(text).number == 1


def test_queries_of_one_outcome_and_of_the_open_points_do_not_grow(small, at_demo_time, signed_in):
    desk, counts = signed_in("programme"), []
    for number in (1, 3):
        text = with_text(make_outcome(f"OUT-{number}"))
        for key in (1, 2, 3)[:number]:
            one = propose(text, party("TH"), Change("comment", key), note="?", by=None)
            for code in ("VN", "TH", "MY")[:number]:
                take_position(one, party(code), "supports", by=None)
        desk.get(f"/desk/outcomes/OUT-{number}/")
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(f"/desk/outcomes/OUT-{number}/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
