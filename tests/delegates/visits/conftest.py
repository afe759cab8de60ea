"""An exhibitor of the programme, its contact, people with badges, and one's own link."""

import datetime as dt

import pytest
from django.test import Client

from adgmin.core import clock
from delegates.badges import codes
from delegates.badges.keys import private_of, signing_key
from delegates.badges.models import Badge
from delegates.models import Accreditation, Delegate, OwnLink
from delegates.portal.own_link import digest_of
from events.showcase.standing import Standing
from tests.delegates.exhibiting.made import preparing


@pytest.fixture
def booth(small, make_user, at_demo_time):
    """An accepted exhibitor for whom the user of `at_the_booth` writes."""
    made = preparing(small, user=make_user("exhibitor"))
    made.standing = Standing.ACCEPTED
    made.save()
    return made


@pytest.fixture
def user(booth):
    from delegates.exhibiting.models import ExhibitorContact

    return ExhibitorContact.objects.get(exhibitor=booth).user


@pytest.fixture
def at_the_booth(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def other_booth(small, booth):
    made = preparing(small, name="Company Other", email="other@example.org")
    made.standing = Standing.ACCEPTED
    made.save()
    return made


@pytest.fixture
def visitors(delegation, at_demo_time):
    """Accredited people with badges: visitors(3)."""

    def make(number, first=1):
        made = []
        for serial in range(first, first + number):
            person = Delegate.objects.create(
                delegation=delegation, ref=f"V{serial}", role="delegate", badge_name=f"Khách {serial}", rank_band=6,
                order=serial, email=f"v{serial}@example.org", phone=f"+84 90 {serial:04d}",
                position_vi="Chuyên viên", organisation_vi=f"Cơ quan {serial}",
            )  # fmt: skip
            Accreditation.objects.create(delegate=person, state="approved", since=clock.now(), needs=[])
            give_badge(person, serial)
            made.append(person)
        return made

    return make


def give_badge(person, serial, **fields):
    """Give somebody a badge with a true code."""
    now, key = clock.now(), signing_key()
    edition = person.delegation.edition
    start, end = now - dt.timedelta(days=2), now + dt.timedelta(days=2)
    said = codes.Payload(
        codes.edition_mark(edition.code), serial, "DEL", "personal", "A", start, end, key.number
    )
    return Badge.objects.create(
        edition=edition, serial=serial, category="DEL", delegate=person, valid_from=start, valid_until=end, key=key,
        code=codes.sign(said, private_of(key)), made_at=now, **{"state": "issued", **fields},
    )  # fmt: skip


@pytest.fixture
def by_link():
    """Return a browser that has opened somebody's own link."""

    def opened(person):
        token = f"token-{person.pk}"
        now = clock.now()
        OwnLink.objects.create(
            delegate=person, digest=digest_of(token), sent_at=now, expires_at=now + dt.timedelta(14)
        )
        client = Client()
        client.get(f"/portal/me/{token}/")
        return client

    return opened
