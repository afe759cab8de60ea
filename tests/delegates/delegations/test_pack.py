"""Delegations of the pack: quotas for every role, organisations in order, focal points without a user."""

import pytest

from delegates.delegations.models import DelegateRole, Delegation, FocalPoint, Quota


def test_every_delegation_has_a_quota_for_every_role(edition):
    assert Quota.objects.count() == 28 * len(DelegateRole.values)
    bounds = dict(Quota.objects.filter(delegation__code="BN").values_list("role", "places"))
    assert bounds == {
        "head": 1, "alternate": 1, "delegate": 8, "adviser": 3, "interpreter": 1, "security": 1, "media": 1,
        "exhibitor": 0, "secretariat": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("code", "party"), [("JP", "JP"), ("HOST", None)])
def test_a_delegation_belongs_to_its_party_or_to_the_host(edition, code, party):
    delegation = Delegation.objects.select_related("party").get(code=code)
    assert (delegation.party.code if delegation.party else None) == party


def test_organisations_keep_their_order(edition):
    rows = Delegation.objects.get(code="BN").organisations.values_list("position", "name_en")
    assert list(rows) == [
        (1, "Ministry of Transport and Infocommunications"),
        (2, "Authority for Info-communications Technology Industry"),
    ]


def test_focal_points_have_no_user_of_their_own(edition):
    assert FocalPoint.objects.count() == 28
    assert not FocalPoint.objects.exclude(user=None).exists()


def test_delegations_are_found_without_diacritics(edition):
    assert Delegation.objects.get(code="BN").folded == "bn doan bru nay delegation of brunei darussalam"
