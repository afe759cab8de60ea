"""What no keyboard writes and no key can be: answered in words or passed over, never a fault."""

import pytest

from delegates.accreditation.models import Accreditation
from delegates.models import SavedFilter

TOO_LONG = ("9" * 5000, "9" * 30, "²", "٣", "-1")
PAGES = (
    "/desk/accreditation/?page=", "/desk/delegates/?page=", "/desk/delegates/duplicates/?page=",
    "/desk/messages/?page=",
    "/desk/delegates/duplicates/merge/?drop=1&keep=", "/desk/lists/participants/versions/changes/?from=",
)  # fmt: skip


@pytest.fixture
def organiser(crowd, signed_in):
    """Somebody at the desk before one nomination."""
    crowd(1)
    client = signed_in("organiser")
    client.raise_request_exception = False
    return client


def test_a_number_that_no_key_can_be_is_the_first_page_or_nothing(organiser):
    told = {(page, text[:3]): organiser.get(page + text).status_code for page in PAGES for text in TOO_LONG}
    assert {where: status for where, status in told.items() if status >= 500} == {}


def test_a_chosen_row_that_no_key_can_be_is_passed_over(organiser):
    pk = Accreditation.objects.get().delegate_id
    for text in TOO_LONG:
        answer = organiser.post(
            "/desk/accreditation/many/", {"chosen": f"{text}:submitted:x", "verb": "approve"}
        )
        assert answer.status_code in (200, 302)
        care = organiser.post(f"/desk/accreditation/{pk}/care/", {"officer": text})
        assert care.status_code == 400
    assert Accreditation.objects.get().state == "submitted"


@pytest.mark.parametrize("due", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-02-30T10:00", "soon"])
def test_a_due_time_that_cannot_be_is_refused(organiser, due):
    before = Accreditation.objects.get()
    answer = organiser.post(f"/desk/accreditation/{before.delegate_id}/care/", {"due": due})
    assert (answer.status_code, Accreditation.objects.get().due_at) == (400, before.due_at)


def test_the_character_that_no_database_keeps_is_refused_alike(organiser):
    pk = Accreditation.objects.get().delegate_id
    asked = [
        organiser.get("/desk/delegates/?q=a%00b"), organiser.get("/desk/accreditation/?delegation=%00"),
        organiser.post("/desk/accreditation/filters/", {"name": "a\0b"}),
        organiser.post(f"/desk/accreditation/{pk}/comments/", {"audience": "internal", "text": "a\0b"}),
        organiser.post(f"/desk/delegates/{pk}/sensitive/", {"group": "birth", "why": "a\0b"}),
        organiser.post("/desk/lists/participants/versions/keep/", {"note": "a\0b"}),
    ]  # fmt: skip
    assert [answer.status_code for answer in asked] == [400] * len(asked)
    assert not SavedFilter.objects.exists()
