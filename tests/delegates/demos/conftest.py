"""A guided demonstration at a booth, and accredited people."""

import datetime as dt

import pytest

from adgmin.core import clock
from delegates.badges import keys
from delegates.models import Accreditation, Badge, Delegate
from tests.conftest import NOW
from tests.events.showcase.made import make_hall


@pytest.fixture
def make_slot(small, at_demo_time):
    """Make a demonstration: make_slot("D1", capacity=5, minutes=60) begins that many minutes from now."""
    from events.models import Booth, DemoSlot, Exhibitor, Product

    make_hall()
    product = Product.objects.create(
        edition=small, code="P1", exhibitor=Exhibitor.objects.get(code="EX-A"), name_vi="Cảm biến", name_en="Sensor"
    )  # fmt: skip
    booth = Booth.objects.get(code="A01")

    def make(code="D1", capacity=5, minutes=60):
        start = NOW + dt.timedelta(minutes=minutes)
        return DemoSlot.objects.create(
            edition=small, code=code, product=product, booth=booth, capacity=capacity, start=start,
            end=start + dt.timedelta(minutes=30),
        )  # fmt: skip

    return make


@pytest.fixture
def visitors(delegation, at_demo_time):
    """Accredited people: visitors(3)."""

    def make(number):
        made = [
            Delegate.objects.create(
                delegation=delegation, ref=f"V{at}", role="delegate", badge_name=f"Khách {at}", rank_band=6, order=at,
                email=f"v{at}@example.org",
            )
            for at in range(number)
        ]  # fmt: skip
        for one in made:
            Accreditation.objects.create(delegate=one, state="approved", since=clock.now(), needs=[])
        return made

    return make


@pytest.fixture
def make_badge(small):
    """Make the badge of a person: make_badge(person, 7)."""

    def make(person, serial):
        now = clock.now()
        return Badge.objects.create(
            edition=small, serial=serial, delegate=person, delegation=person.delegation, category="DEL",
            key=keys.signing_key(), code=f"code {serial}", valid_from=now, valid_until=now + dt.timedelta(days=1),
            made_at=now,
        )  # fmt: skip

    return make
