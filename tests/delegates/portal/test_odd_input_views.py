"""What hardly anybody types by hand is answered in words, never by a failure of the server."""

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory

from adgmin.core.zero_signs import RefuseZeroSigns
from delegates.models import Comment, Deadline, Delegate
from delegates.portal.writing import send
from tests.delegates.portal.conftest import make_draft


def test_who_was_sent_already_is_not_sent_in_the_place_of_another(at_work, sent):
    """Also of a page that was open while an assistant sent the draft."""
    other = make_draft(at_work.delegation, at_work.user, email="o@example.org")
    send(other, by=at_work.user)
    for chosen in (other.pk, sent.pk):
        answer = at_work.client.post(f"/portal/people/{sent.pk}/substitute/", {"draft": chosen})
        assert answer.status_code == 409
        assert "đã được gửi từ trước" in answer.content.decode()
    nobody = at_work.client.post(f"/portal/people/{sent.pk}/substitute/", {})
    assert (nobody.status_code, [found.code for found in nobody.context["problems"]]) == (
        409,
        ["nobody_chosen"],
    )
    assert set(Delegate.objects.values_list("accreditation__state", flat=True)) == {"submitted"}


def test_the_sign_of_number_zero_is_no_part_of_an_address_nor_kept(at_work, sent):
    assert at_work.client.get("/portal/delegations/%00/nominate/").status_code == 400
    assert at_work.client.get("/portal/?page=%00").status_code == 400
    at_work.client.post(f"/portal/people/{sent.pk}/answer/", {"text": "a\0b"})
    assert Comment.objects.get().text == "ab"
    at_work.client.post(f"/portal/people/{sent.pk}/withdraw/", {"reason": "c\0d", "seen": "submitted"})
    sent.refresh_from_db()
    assert (sent.accreditation.state, sent.accreditation.reason) == ("withdrawn", "cd")


def test_what_the_database_refuses_for_it_is_the_fault_of_what_was_sent(db):
    door = RefuseZeroSigns(lambda request: None)
    request = RequestFactory().get("/")
    refused = ValueError("A string literal cannot contain NUL (0x00) characters.")
    assert door.process_exception(request, refused).status_code == 400
    assert door.process_exception(request, ValueError("another")) is None
    with pytest.raises(BadRequest):
        door.process_view(RequestFactory().get("/", {"q": "\0"}), None, (), {})


@pytest.mark.parametrize("when", ["0001-01-01T00:00", "9999-12-31T23:59", "2025-01-14T10:00"])
def test_a_flight_far_from_the_meeting_is_a_slip_of_the_keys(at_work, draft, when):
    answer = at_work.client.post(
        f"/portal/people/{draft.pk}/step/travel/", {"arrival_at": when, "hotel": "Lotus"}
    )
    assert answer.status_code == 422
    assert "cách xa ngày họp" in answer.content.decode()
    assert ('value="Lotus"' in answer.content.decode(), when in answer.content.decode()) == (True, True)


@pytest.mark.parametrize("when", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_deadline_in_no_year_of_ours_is_refused(at_work, signed_in, when):
    answer = signed_in("organiser").post("/desk/delegations/VN/deadlines/", {"head": when})
    assert answer.status_code == 422
    assert "Xin xem lại năm" in answer.content.decode()
    assert not Deadline.objects.exists()


def test_a_reference_that_was_typed_is_not_given_again(at_work):
    first = make_draft(at_work.delegation, at_work.user, complete=False)
    Delegate.objects.filter(pk=first.pk).update(ref=f"D{first.pk + 1:05d}")
    second = make_draft(at_work.delegation, at_work.user, complete=False)
    assert second.ref == f"D{second.pk:05d}A"
