import datetime as dt

import pytest

from adgmin.core import clock
from delegates.accreditation.transitions import open_accreditation
from delegates.models import Accreditation, Delegate, Delegation, Quota


@pytest.fixture
def crowd(delegation, at_demo_time):
    """Put people forward: crowd(3) of Viet Nam, in protocol order, each an hour later due."""
    Quota.objects.update(places=5000)

    def put(number: int, delegation: Delegation = delegation, role: str = "delegate") -> list[Accreditation]:
        found = []
        for at in range(number):
            person = Delegate.objects.create(
                delegation=delegation, ref=f"{delegation.code}{at}", role=role, passport_given="THI DAO",
                badge_name=f"Nguyễn Thị Đào {at}", rank_band=6, order=at,
            )  # fmt: skip
            when = clock.now() + dt.timedelta(hours=at)
            found.append(open_accreditation(person, by=None, at=when))
        return found

    return put
