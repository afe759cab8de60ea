"""The acts of the desk by their forms, and the papers."""

import io

import pytest
from pypdf import PdfReader

from events.models import CategoryClosing, CategoryResult, ConflictOfInterest
from tests.events.awards.made import all_given, finalist, given, juror, make_awards

HERE = "/desk/showcase/awards/inclusion/"


@pytest.fixture
def category(small, at_demo_time):
    return make_awards(small)


def do(client, name, **fields):
    return client.post(f"{HERE}do/", {"do": name, **fields})


def test_the_whole_way_by_forms(category, signed_in):
    desk = signed_in("programme")
    assert do(desk, "close").status_code == 409
    do(desk, "conflict", juror=juror(4).pk, finalist=finalist(1).pk, reason="Từng là cố vấn")
    all_given()
    assert do(desk, "close").status_code == 302
    assert do(desk, "settle").status_code == 302
    assert do(desk, "time", at="").status_code == 422
    assert do(desk, "time", at="2026-01-15T09:00").status_code == 409
    assert do(desk, "time", at="2026-01-15T19:30").status_code == 302
    assert CategoryResult.objects.get().publish_at.isoformat() == "2026-01-15T12:30:00+00:00"
    for path in (f"{HERE}protocol.pdf", "/desk/showcase/awards/announcement.pdf"):
        pdf = desk.get(path)
        words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
        assert "Team F-2" in words or "Đội F-2" in words
    assert "15/01, 19:30" in desk.get("/desk/showcase/awards/").content.decode()
    assert do(desk, "revoke", reason="Hoãn").status_code == 302
    moved = desk.post("/desk/showcase/awards/time/", {"at": "2026-01-15T20:00"})
    assert moved.status_code == 302
    assert do(desk, "nothing").status_code == 404


def test_a_tie_is_recorded_and_a_conflict_lifted(category, signed_in):
    desk = signed_in("programme")
    do(desk, "conflict", juror=juror(4).pk, finalist=finalist(1).pk, reason="x")
    one = ConflictOfInterest.objects.get()
    assert do(desk, "lift", conflict=one.pk, reason="").status_code == 409
    assert do(desk, "lift", conflict=one.pk, reason="nhầm").status_code == 302
    for number in (1, 2, 3, 4):
        for place in (1, 2, 3):
            if (number, place) != (3, 2):
                given(number, place, 8 if place != 3 else 4, 8)
    do(desk, "close")
    assert 'name="place-F-2"' in desk.get(HERE).content.decode()
    twice = {"place-F-1": "1", "place-F-2": "1", "reason": "x"}
    assert do(desk, "tie", **twice).status_code == 409
    assert do(desk, "tie", **{**twice, "place-F-1": "2"}).status_code == 302
    assert do(desk, "settle").status_code == 302
    assert CategoryClosing.objects.exists()


def test_the_organiser_reads_and_does_nothing(category, signed_in):
    organiser = signed_in("organiser")
    assert organiser.get(HERE).status_code == 200
    assert do(organiser, "close").status_code == 403
    assert signed_in("security").get(HERE).status_code == 403
