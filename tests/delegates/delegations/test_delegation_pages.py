import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegates.accreditation.transitions import accredit, open_accreditation
from delegates.delegations.overview import overview
from delegates.models import Delegate, Delegation


@pytest.mark.parametrize("path", ["/desk/delegations/", "/desk/delegations/VN/"])
@pytest.mark.parametrize(
    ("role", "status"),
    [("organiser", 200), ("programme", 200), ("protocol", 200), ("gate", 403), ("focal point", 403)],
)
def test_who_may_see_them(delegate, signed_in, path, role, status):
    assert signed_in(role).get(path).status_code == status


def test_an_unknown_delegation_is_not_found(delegation, signed_in):
    assert signed_in("organiser").get("/desk/delegations/XX/").status_code == 404


def test_programme_staff_see_counts_but_no_names(delegate, signed_in):
    text = signed_in("programme").get("/desk/delegations/VN/").content.decode()
    assert "Nguyễn Thị Đào" not in text
    assert "Nguyễn Thị Đào" in signed_in("organiser").get("/desk/delegations/VN/").content.decode()


def test_the_standing_counts_what_holds_a_place(delegation, delegate):
    accredit(open_accreditation(delegate, by=None, at=delegate.created), by=None)
    head = Delegate.objects.create(
        delegation=delegation, ref="H", role="head", passport_given="A", badge_name="Bộ trưởng"
    )
    open_accreditation(head, by=None, at=head.created)
    Delegate.objects.create(
        delegation=delegation, ref="X", role="delegate", passport_given="A", badge_name="A", is_active=False
    )
    (standing,) = overview(Delegation.objects.all())
    assert (standing.nominated, standing.held, standing.places, standing.accredited, standing.waiting) == (
        3,
        2,
        5,
        1,
        1,
    )
    assert [(person.name, person.is_accredited) for person in standing.heads] == [("Bộ trưởng", False)]
    assert (standing.lacks_head, standing.over) == (False, [])
    assert [(role.role, role.held, role.places) for role in standing.roles] == [
        ("head", 1, 1), ("alternate", 0, 1), ("delegate", 1, 3),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_same_queries_for_any_number(small, signed_in, number):
    for at in range(1, number + 1):
        made = Delegation.objects.create(
            edition=small, code=f"D{at}", kind="party", name=f"Đoàn {at}", sort_order=at
        )
        Delegate.objects.create(
            delegation=made, ref=f"R{at}", role="head", passport_given="A", badge_name="A"
        )
    client = signed_in("organiser")
    with CaptureQueriesContext(connection) as queries:
        client.get("/desk/delegations/")
    assert len(queries) == 14
