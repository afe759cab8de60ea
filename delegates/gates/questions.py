"""Records as the admission rule reads them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import OuterRef, QuerySet, Subquery

from delegates.accreditation.models import Accreditation
from delegates.accreditation.states import ADMITTED
from delegates.badges.codes import BadCode, Payload, edition_mark, read
from delegates.badges.models import Badge, BadgeKind
from events.editions.models import Edition

from .models import Gate

_PAYLOAD_STATE = "issued"  # what a signed code alone says: that the badge was made


class BadgeRow(NamedTuple):
    """A badge as doors need it. `party` is the code of its delegation's party, `standing` that of the accreditation."""

    pk: int
    serial: int
    kind: str
    category: str
    zones: list[str]
    valid_from: dt.datetime
    valid_until: dt.datetime
    state: str
    ended_at: dt.datetime | None
    code: str
    delegation_id: int | None
    delegation_code: str | None
    delegation_vi: str | None
    delegation_en: str | None
    party: str | None
    role: str | None
    standing: str | None


_COLUMNS = (
    "pk", "serial", "kind", "category", "zones", "valid_from", "valid_until", "state", "ended_at", "code",
    "delegation_id", "delegation__code", "delegation__name_vi", "delegation__name_en", "delegation__party__code",
    "delegate__role", "standing",
)  # fmt: skip


def row_values(badges: QuerySet[Badge]) -> Any:
    """Return the query of these badges as values of `BadgeRow`, in one query."""
    state = Accreditation.objects.filter(delegate=OuterRef("delegate")).values("state")[:1]
    return badges.annotate(standing=Subquery(state)).values_list(*_COLUMNS)


def rows_of(badges: QuerySet[Badge]) -> list[BadgeRow]:
    """Return these badges; one query."""
    return [BadgeRow(*values) for values in row_values(badges)]


def locked_rows(badges: QuerySet[Badge]) -> list[BadgeRow]:
    """Lock badges in the order of their numbers, and read them; two queries."""
    locked = list(badges.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    return rows_of(Badge.objects.filter(pk__in=locked).order_by())


def badge_facts(badge: BadgeRow) -> dict[str, Any]:
    """Return the `badge` of a question.

    `delegation` is the code of its party: the host's own groups have no party and take no seats of one.
    """
    return {
        "serial": badge.serial,
        "kind": badge.kind,
        "category": badge.category,
        "role": badge.role or "",
        "delegation": badge.party or "",
        "zones": "".join(sorted(badge.zones)),
        "from": int(badge.valid_from.timestamp()),
        "until": int(badge.valid_until.timestamp()),
        "state": badge.state,
        "held": badge.kind == BadgeKind.PERSONAL and badge.standing not in ADMITTED,
    }


def payload_facts(payload: Payload) -> dict[str, Any]:
    """Return the `badge` of a question from its signed code alone."""
    return {
        "serial": payload.serial,
        "kind": payload.kind,
        "category": payload.category,
        "role": "",
        "delegation": "",
        "zones": payload.zones,
        "from": int(payload.valid_from.timestamp()),
        "until": int(payload.valid_until.timestamp()),
        "state": _PAYLOAD_STATE,
        "held": False,
    }


def gate_facts(gate: Gate) -> dict[str, Any]:
    """Return the `gate` of a question (of a gate with its room)."""
    capacity = gate.capacity if gate.capacity is not None else gate.room.capacity if gate.room else None
    return {
        "code": gate.code,
        "place": gate.place,
        "zone": gate.zone,
        "capacity": capacity,
        "single_entry": gate.single_entry,
        "reentry": gate.reentry,
        "open": gate.is_open,
        "media_until_minute": gate.media_until_minute,
    }


def read_code(
    text: str, edition: Edition, keys: Mapping[int, Ed25519PublicKey]
) -> tuple[str, Payload | None]:
    """Return what the rule calls a code before its badge was looked up, and what it says when it is genuine."""
    try:
        payload = read(text, keys)
    except BadCode as problem:
        return problem.reason, None
    except (ValueError, OverflowError):  # signed by us, but no code that we would make
        return "unreadable", None
    if payload.edition != edition_mark(edition.code):
        return "other_edition", payload
    return "ok", payload


def names_of(
    badge: BadgeRow | None,
    session: Mapping[str, Any] | None,
    gates: Mapping[str, Gate],
    inside: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the words of the sentences; `gates` are those of the place by code, `inside` is of `presence.look`."""
    names: dict[str, Any] = {}
    if session:
        names["session"] = session["title"]
    if badge and badge.delegation_id:
        names["delegation"] = two(badge.delegation_vi, badge.delegation_en)
    if (gate := gates.get(inside["here_gate"] or "")) is not None:
        names["here_gate"] = both(gate)
    if inside["elsewhere"]:
        names["elsewhere"] = inside["names"]["elsewhere"]
    return names


def both(record: Any, name: str = "name") -> dict[str, str]:
    """Return a translated field in both languages; one stands in for the other that is missing."""
    return two(getattr(record, f"{name}_vi"), getattr(record, f"{name}_en"))


def two(vi: str | None, en: str | None) -> dict[str, str]:
    """Return a text in both languages; one stands in for the other that is missing."""
    return {"vi": vi or en or "", "en": en or vi or ""}
