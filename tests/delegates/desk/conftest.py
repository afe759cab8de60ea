import pytest

from adgmin.core import clock
from delegates.models import Accreditation, Delegate, Delegation, Nomination, Quota


@pytest.fixture
def people(small):
    """Make people: people(300) spread over ten delegations."""

    def make(number: int) -> list[Delegate]:
        delegations = [
            Delegation.objects.create(
                edition=small, code=f"D{at}", kind="party", name_vi=f"Đoàn {at}", name_en=f"Delegation {at}",
                sort_order=at,
            )
            for at in range(1, 11)
        ]  # fmt: skip
        for delegation in delegations:
            Quota.objects.create(delegation=delegation, role="delegate", places=50)
        made = []
        for at in range(number):
            row = Delegate(
                delegation=delegations[at % 10], ref=f"P{at:05}", role="delegate", passport_given="Thị Đào",
                passport_surname="Nguyễn", badge_name=f"Nguyễn Thị Đào {at}", position_en="Officer", order=at,
            )  # fmt: skip
            row.prepare()
            made.append(row)
        Delegate.objects.bulk_create(made)
        stored = list(Delegate.objects.order_by("pk"))
        Accreditation.objects.bulk_create(Accreditation(delegate=row, since=clock.now()) for row in stored)
        Nomination.objects.bulk_create(Nomination(delegate=row, submitted_at=clock.now()) for row in stored)
        return stored

    return make
