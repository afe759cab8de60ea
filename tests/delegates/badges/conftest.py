"""Badges of the small edition: made straight as records where they are only printed, by the verbs elsewhere."""

import datetime as dt
from collections.abc import Callable

import pytest

from adgmin.core import clock
from adgmin.core.clock import MEETING_ZONE
from delegates.badges import codes, keys
from delegates.models import Accreditation, Badge, Delegate

FROM = dt.datetime(2026, 1, 14, tzinfo=MEETING_ZONE)
UNTIL = dt.datetime(2026, 1, 17, tzinfo=MEETING_ZONE)


@pytest.fixture
def make_badge(delegation) -> Callable[..., object]:
    """Make a badge with a signed code: make_badge(delegate), make_badge(kind="vehicle", label="29A-123.45")."""
    serials = iter(range(1, 10_000))

    def make(person=None, **fields):
        serial = fields.pop("serial", None) or next(serials)
        key = keys.signing_key()
        values = {
            "kind": "personal", "category": "DEL", "zones": ["A", "B", "C"], "valid_from": FROM,
            "valid_until": UNTIL, "made_at": FROM, "delegation": delegation, **fields,
        }  # fmt: skip
        payload = codes.Payload(
            codes.edition_mark(delegation.edition.code), serial, values["category"], values["kind"],
            "".join(values["zones"]), values["valid_from"], values["valid_until"], key.number,
        )  # fmt: skip
        return Badge.objects.create(
            edition=delegation.edition, serial=serial, delegate=person, key=key,
            code=codes.sign(payload, keys.private_of(key)), **values,
        )  # fmt: skip

    return make


@pytest.fixture
def accredited(delegation):
    """Make so many accredited delegates: accredited(3) -> [Delegate, …]."""

    def make(number: int = 1, **values) -> list[Delegate]:
        people = []
        for at in range(Delegate.objects.count(), Delegate.objects.count() + number):
            person = Delegate.objects.create(**{
                "delegation": delegation, "ref": f"P{at}", "role": "delegate", "passport_given": f"P{at}",
                "badge_name": f"Nguyễn Văn {chr(65 + at)}", "order": at + 1, **values,
            })  # fmt: skip
            Accreditation.objects.create(delegate=person, state="approved", since=clock.now(), needs=[])
            people.append(person)
        return people

    return make


@pytest.fixture
def badges(accredited):
    """Make badges of so many new people, printed unless told otherwise: badges(2)."""
    from delegates.badges.verbs import make_badges, mark_printed

    def make(number: int = 1, *, printed: bool = True, **values) -> list[Badge]:
        made = make_badges(accredited(number, **values), by=None)
        return mark_printed(made, batch=None, by=None) if printed else made

    return make


@pytest.fixture
def representative():
    """Who collects for a delegation; the signature is a short wave."""
    from delegates.badges.handing import Receiver

    return Receiver(
        "Trần Thị Bình",
        "Diplomatic passport",
        "[[10,100,60,40,110,100,160,40,210,100,260,40,310,100,360,40]]",
    )
