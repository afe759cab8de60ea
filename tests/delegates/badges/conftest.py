"""Badges of the small edition, made straight as records: what is tested here prints them, it does not make them."""

import datetime as dt
from collections.abc import Callable

import pytest

from adgmin.core.clock import MEETING_ZONE
from delegates.badges import codes, keys

FROM = dt.datetime(2026, 1, 14, tzinfo=MEETING_ZONE)
UNTIL = dt.datetime(2026, 1, 17, tzinfo=MEETING_ZONE)


@pytest.fixture
def make_badge(delegation) -> Callable[..., object]:
    """Make a badge with a signed code: make_badge(delegate), make_badge(kind="vehicle", label="29A-123.45")."""
    from delegates.models import Badge

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
