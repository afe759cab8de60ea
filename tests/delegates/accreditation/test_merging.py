"""Two records become one person: fields chosen, places right, both histories kept, all or nothing."""

import pytest

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.accreditation import transitions
from delegates.accreditation.merging import merge
from delegates.models import Accreditation, Delegate, Delegation, Quota, Travel, TravelDocument
from delegates.nominations.editing import change_delegate

PAGE = "/desk/delegates/duplicates/"


@pytest.fixture
def two(crowd, delegation):
    """The same person from two delegations: the first approved, the second waiting."""
    other = Delegation.objects.create(
        edition=delegation.edition,
        code="TH",
        kind="party",
        name_vi="Thái Lan",
        name_en="Thailand",
        sort_order=2,
    )
    Quota.objects.create(delegation=other, role="delegate", places=1)
    (kept,), (dropped,) = crowd(1), crowd(1, other)
    change_delegate(dropped.delegate, by=None, badge_name="Đào Thị Nguyễn 0", phone="+84 9", email="d@x.org")
    Travel.objects.create(delegate=dropped.delegate, arrival_flight="VN 1")
    transitions.accredit(kept, by=None)
    AuditRecord.objects.all().delete()
    return Delegate.objects.get(ref="VN0"), Delegate.objects.get(ref="TH0")


def test_what_is_chosen_is_taken_and_the_other_is_withdrawn(two):
    keep, drop = two
    kept = merge(keep, drop, by=None, take=["phone", "travel"])
    keep.refresh_from_db()
    drop.refresh_from_db()
    assert (keep.phone, keep.email, keep.badge_name, keep.travel.arrival_flight) == (
        "+84 9",
        "",
        "Nguyễn Thị Đào 0",
        "VN 1",
    )
    assert (kept.pk, drop.merged_into, drop.is_active, drop.accreditation.state) == (
        keep.pk,
        keep,
        False,
        "withdrawn",
    )
    assert (keep.is_active, keep.accreditation.state) == (True, "approved")
    verbs = sorted(AuditRecord.objects.values_list("verb", flat=True))
    assert verbs == ["change", "change", "merge", "merge", "withdraw"]
    # The place is free for somebody else, and the record that went cannot come back.
    assert transitions.quota_problems(drop.delegation, adding={"delegate": 1}) == []
    with pytest.raises(Refused) as refusal:
        transitions.reopen(drop.accreditation, by=None)
    assert [problem.code for problem in refusal.value.problems] == ["merged"]


def test_another_passport_is_looked_at_again(two):
    keep, drop = two
    TravelDocument.objects.create(delegate=drop, number="C1234567", birth_date="1990-01-02")
    merge(keep, drop, by=None, take=["travel_document", "passport_given"])
    document = TravelDocument.objects.get(delegate=keep)
    assert (document.number, document.number_digest) == (
        "C1234567",
        TravelDocument.digest_of_number("C1234567"),
    )
    assert Accreditation.objects.get(delegate=keep).state == "security_clearance"


def test_all_or_nothing(two, make_user):
    keep, drop = two
    with pytest.raises(Refused) as refusal:
        merge(keep, drop, by=make_user("security"), take=["phone"])
    assert [problem.code for problem in refusal.value.problems] == ["not_your_decision"]
    for one, other in ((keep, keep), (drop, drop)):
        with pytest.raises(Refused):
            merge(one, other, by=None)
    assert not AuditRecord.objects.exists()
    merge(keep, drop, by=None)
    with pytest.raises(Refused) as refusal:
        merge(keep, drop, by=None)
    assert [problem.code for problem in refusal.value.problems] == ["not_two_people"]


def test_from_the_page_with_both_histories(two, signed_in):
    keep, drop = two
    client = signed_in("organiser")
    (shown,) = client.get(PAGE).context["pairs"]
    assert {person.pk for person in shown.people} == {keep.pk, drop.pk}
    there = f"{PAGE}merge/?keep={keep.pk}&drop={drop.pk}"
    chosen = {choice.name: choice.taken for choice in client.get(there).context["choices"]}
    assert chosen == {"badge_name": False, "phone": True, "email": True, "travel": True}
    assert client.post(there, {"phone": "drop", "email": "keep"})["Location"] == f"/desk/delegates/{keep.pk}/"
    keep.refresh_from_db()
    assert (keep.phone, keep.email) == ("+84 9", "")
    history = client.get(f"/desk/delegates/{keep.pk}/").context["history"]
    assert {act.verb for act in history} == {"merge", "withdraw", "change"}
    assert keep.badge_name in client.get(f"/desk/delegates/{drop.pk}/").content.decode()
    assert client.post(there).status_code == 409
    assert client.get(PAGE).context["count"] == 0


def test_parting_from_the_page(two, signed_in):
    keep, drop = two
    client = signed_in("organiser")
    assert client.post(f"{PAGE}parted/", {"keep": keep.pk, "drop": drop.pk})["Location"] == PAGE
    assert client.get(PAGE).context["count"] == 0
    for given in ({"keep": keep.pk}, {"keep": keep.pk, "drop": keep.pk}, {"keep": keep.pk, "drop": 4711}):
        assert client.post(f"{PAGE}parted/", given).status_code == 404
    assert signed_in("protocol").get(PAGE).status_code == 403
