import pytest

from adgmin.core import clock
from delegates.accreditation.models import Accreditation
from delegates.accreditation.transitions import open_accreditation


@pytest.fixture
def address(delegate):
    open_accreditation(delegate, by=None, at=clock.now())
    return f"/desk/delegates/{delegate.pk}/accreditation/"


def test_passing_all_checks_from_the_page(address, delegate, signed_in):
    client = signed_in("administrator")
    answer = client.post(address, {"verb": "accredit", "seen": "submitted"}, follow=True)
    assert answer.redirect_chain == [(f"/desk/delegates/{delegate.pk}/", 302)]
    assert Accreditation.objects.get().state == "approved"


def test_the_organiser_passes_the_first_check_and_no_other(address, delegate, signed_in):
    client = signed_in("organiser")
    client.post(address, {"verb": "approve", "seen": "submitted"})
    assert Accreditation.objects.get().state == "protocol_check"
    answer = client.post(address, {"verb": "approve", "seen": "protocol_check"})
    assert (answer.status_code, Accreditation.objects.get().state) == (409, "protocol_check")


def test_a_refusal_without_reason_is_explained_and_keeps_what_was_typed(address, signed_in):
    client = signed_in("organiser")
    answer = client.post(address, {"verb": "refuse", "reason": "", "seen": "submitted"})
    assert answer.status_code == 409
    assert Accreditation.objects.get().state == "submitted"
    client.post(address, {"verb": "take_up", "seen": "submitted"})
    late = client.post(address, {"verb": "refuse", "reason": "Không có công hàm", "seen": "submitted"})
    assert late.status_code == 409
    assert "Không có công hàm" in late.content.decode()
    assert Accreditation.objects.get().state == "secretariat_check"


def test_an_unknown_verb_is_refused(address, signed_in):
    assert signed_in("organiser").post(address, {"verb": "crown"}).status_code == 400


def test_reading_is_not_deciding(address, signed_in):
    assert signed_in("organiser").get(address).status_code == 405


@pytest.mark.parametrize("role", ["programme", "gate", "liaison", "focal point", "exhibitor"])
def test_who_may_not_decide(address, signed_in, role):
    assert signed_in(role).post(address, {"verb": "accredit"}).status_code == 403
    assert Accreditation.objects.get().state == "submitted"
