"""The pages of jurors: each their own, nothing of others, nothing in conflict."""

import pytest
from django.test import Client

from events.models import ConflictOfInterest, ScoreSheet
from tests.events.awards.made import given, make_awards

DO = {"p-IMPACT": "8", "p-TALK": "6", "comment": "Rõ ràng"}


@pytest.fixture
def jury(small, make_user, at_demo_time):
    users = [make_user(email=f"j{number}@example.org") for number in (1, 2, 3)]
    make_awards(small, users=users)
    clients = [Client(), Client(), Client()]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    return clients


def test_a_sheet_is_kept_submitted_and_seen_by_its_juror_only(jury):
    first, second, _third = jury
    assert first.post("/portal/awards/F-1/", {**DO, "do": "keep"}).json() == {"kept": True}
    assert ScoreSheet.objects.get().submitted_at is None
    assert first.post("/portal/awards/F-1/", {**DO, "do": "submit"}).status_code == 302
    own = first.get("/portal/awards/F-1/").content.decode()
    assert 'value="8" checked' in own
    assert "Rõ ràng" in own
    others = second.get("/portal/awards/F-1/").content.decode()
    assert "checked" not in others
    assert "Rõ ràng" not in others


def test_what_was_typed_stays_when_it_is_refused(jury):
    answer = jury[0].post("/portal/awards/F-1/", {"p-IMPACT": "8", "comment": "Giữ lại", "do": "submit"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Giữ lại" in page
    assert 'value="8" checked' in page
    assert "Tiêu chí TALK: hãy cho điểm" in page


def test_a_juror_in_conflict_has_no_form_and_the_list_says_why(jury):
    given(1, 2, 9, 9)
    third = jury[2]
    assert third.get("/portal/awards/F-2/").status_code == 404
    assert third.post("/portal/awards/F-2/", {**DO, "do": "submit"}).status_code == 404
    assert "cùng nước với đội dự thi" in third.get("/portal/awards/").content.decode()
    assert third.post("/portal/awards/F-1/conflict/", {"reason": "Người nhà"}).status_code == 302
    assert ConflictOfInterest.objects.get().by_juror
    assert third.get("/portal/awards/F-1/").status_code == 404


def test_who_is_no_juror_is_told_so(jury, signed_in, client):
    for role in ("administrator", "programme", "focal point", "exhibitor"):
        answer = signed_in(role).get("/portal/awards/")
        assert answer.status_code == 403
        assert "không thuộc Hội đồng Giám khảo" in answer.content.decode()
    assert client.get("/portal/awards/F-1/").status_code == 302


def test_a_juror_has_no_desk_and_is_led_to_the_sheets(jury, client):
    assert jury[0].get("/desk/showcase/awards/").status_code == 403
    answer = client.post(
        "/accounts/sign-in/", {"email": "j1@example.org", "password": "a-long-enough-password"}
    )
    assert answer.headers["Location"] == "/portal/awards/"
