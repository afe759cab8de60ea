"""People of two delegations and a group, for the lists."""

import pytest

from adgmin.core import clock


@pytest.fixture
def nominated(small, delegation):
    """Nominate somebody: nominated("TH", "head", "Somchai", state="approved")."""
    from delegates.models import Accreditation, Delegate, Delegation
    from events.models import Party

    found = {"VN": delegation}
    # Sorted after the group on purpose: a party comes first all the same.
    found["TH"] = Delegation.objects.create(
        edition=small, code="TH", party=Party.objects.get(code="TH"), kind="party", name_vi="Đoàn Thái Lan",
        name_en="Delegation of Thailand", sort_order=9,
    )  # fmt: skip
    found["MED"] = Delegation.objects.create(
        edition=small, code="MED", kind="media", name_vi="Báo chí", name_en="Media", sort_order=5
    )
    made = []

    def nominate(code, role, name, *, state="approved", is_active=True, **fields):
        values = {
            "badge_name": name, "passport_given": name, "rank_band": 4, "position_vi": "Vụ trưởng",
            "position_en": "Director", "organisation_vi": "Bộ Số", "organisation_en": "Digital Ministry", **fields,
        }  # fmt: skip
        made.append(name)
        person = Delegate.objects.create(
            delegation=found[code], role=role, ref=f"L-{len(made)}", is_active=is_active, **values
        )
        Accreditation.objects.create(delegate=person, state=state, since=clock.now())
        return person

    return nominate
