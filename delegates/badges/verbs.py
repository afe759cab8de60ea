"""The verbs of badges: each locks, checks the table, writes, records, tells gates; the accreditation follows.

Locks are taken in one order: delegations, accreditations, badges by key, then the counter of the edition.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.accreditation.with_badges import admitted_among, follow, lock_delegations

from . import refusals
from .changes import touch
from .faces import digest, faces_of
from .making import bearer_of, category_of, make_badges, require, write
from .models import Badge, BadgeBatch, BadgeState
from .passes import make_pass, make_passes
from .states import MOVES, NEEDING_A_REASON, STAYS_WHEN_REPLACED, may
from .zones import default_zones, ensure_zones

__all__ = [
    "make_badges",
    "make_pass",
    "make_passes",
    "mark_printed",
    "replace",
    "report_lost",
    "revoke",
    "take_back",
]

MOST_REASON = 300  # characters, as Badge.reason holds


@transaction.atomic
def mark_printed(badges: Iterable[Badge], *, batch: BadgeBatch | None, by: User | None) -> list[Badge]:
    """Record that these are on paper, as they were given here; return those that are.

    Left out is what has ended or was signed anew meanwhile: its print no longer counts, and the batch should say so.
    `badge.face`, where it is set, is the digest of what was printed: who changed since is marked out of date.
    Raises Refused: `not_your_decision`.
    """
    require(by)
    given = {badge.pk: badge for badge in badges}
    done = []
    for badge in locked(given):
        if may("print", badge.state) and badge.code == given[badge.pk].code:
            done.append(badge)
    for badge, face in zip(done, faces_of(done), strict=True):
        now = digest(face)
        badge.face = given[badge.pk].face or now
        badge.is_stale = badge.face != now
    Badge.objects.bulk_update(done, ["face", "is_stale"], batch_size=200)
    store(done, "print", by=by, batch=batch, printed_at=clock.now())
    follow(people_of(done), "print", by=by)
    return done


@transaction.atomic
def take_back(badge: Badge, *, by: User | None, reason: str = "") -> Badge:
    """Record that a badge was given back; it opens no door. Raises Refused."""
    current = ready_for("take back", badge, by=by, reason=reason)
    return store([current], "take back", by=by, ended_at=clock.now(), reason=reason.strip())[0]


@transaction.atomic
def report_lost(badge: Badge, *, by: User | None, reason: str = "") -> Badge:
    """Record that a badge is lost; it opens no door, and its bearer needs another one. Raises Refused."""
    current = ready_for("report lost", badge, by=by, reason=reason)
    store([current], "report lost", by=by, ended_at=clock.now(), reason=reason.strip())
    follow(people_of([current]), "replace", by=by, reason=reason.strip())
    return current


@transaction.atomic
def revoke(badge: Badge, *, by: User | None, reason: str) -> Badge:
    """Let a badge count no more; the accreditation of its bearer stays. Raises Refused."""
    current = ready_for("revoke", badge, by=by, reason=reason)
    return end([current], reason=reason, by=by)[0]


@transaction.atomic
def replace(badge: Badge, *, by: User | None, reason: str) -> Badge:
    """Make a badge with another number and code in place of this one, which counts no more from now on.

    It has the category and zones that its bearer has now; a pass keeps its own. Raises Refused.
    """
    current = ready_for("replace", badge, by=by, reason=reason)
    if current.delegate_id and current.delegate_id not in admitted_among([current.delegate_id]):
        raise Refused(refusals.not_accredited(current))
    follow(people_of([current]), "replace", by=by, reason=reason.strip())
    if current.state not in STAYS_WHEN_REPLACED:
        store([current], "replace", by=by, ended_at=clock.now(), reason=reason.strip())
    else:
        touch([current])
    new = Badge(
        edition=current.edition, kind=current.kind, delegate=current.delegate, delegation=current.delegation,
        label=current.label, category=current.category, zones=current.zones, valid_from=current.valid_from,
        valid_until=current.valid_until, replaces=current,
    )  # fmt: skip
    renew_rights(new)
    return write(current.edition, [new], by=by, note=reason.strip())[0]


def end(badges: list[Badge], *, reason: str, by: User | None) -> list[Badge]:
    """Revoke locked badges, in the caller's transaction."""
    return store(badges, "revoke", by=by, ended_at=clock.now(), reason=reason.strip()[:MOST_REASON])


def renew_rights(badge: Badge) -> bool:
    """Give a personal badge the category that its bearer has now, with its zones; False when it had it already."""
    person = badge.delegate
    if person is None or badge.category == category_of(person):
        return False
    badge.category = category_of(person)
    badge.zones = default_zones(ensure_zones(badge.edition), badge.category)
    return True


def locked(badges: Iterable[int]) -> list[Badge]:
    """Return these badges, by key, locked as stored, once the delegations of their bearers are; in a transaction."""
    keys = sorted(set(badges))
    people = Badge.objects.filter(pk__in=keys).exclude(delegate=None).values_list("delegate_id", flat=True)
    lock_delegations(list(people))
    rows = Badge.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return list(rows.select_related("edition", "key", "delegate__delegation__party", "delegation__party"))


def ready_for(verb: str, badge: Badge, *, by: User | None, reason: str = "") -> Badge:
    """Return a badge locked, if the verb may be used on it now. Raises Refused."""
    require(by)
    if verb in NEEDING_A_REASON and not reason.strip():
        raise Refused(refusals.reason_missing())
    if len(reason.strip()) > MOST_REASON:
        raise Refused(refusals.reason_too_long(MOST_REASON))
    current = locked([badge.pk])[0]
    newer = Badge.objects.filter(replaces=current).first()
    if newer is not None:
        raise Refused(refusals.has_newer(current, newer))
    if not may(verb, current.state):
        raise Refused(refusals.not_from_here(current, verb))
    return current


def store(badges: Sequence[Badge], verb: str, *, by: User | None, **values: Any) -> list[Badge]:
    """Write locked badges at the state that a verb leads to, with these values, record each, and tell gates."""
    found, to = list(badges), BadgeState(MOVES[verb][1])
    records = []
    for badge in found:
        changes = {"state": [badge.state, to.value]}
        badge.state = to
        for name, value in values.items():
            setattr(badge, name, value)
        note = badge.reason or bearer_of(badge)
        records.append(audit.entry(badge, f"{verb} badge", by=by, changes=changes, note=note))
    Badge.objects.filter(pk__in=[badge.pk for badge in found]).update(state=to, **values)
    audit.record_many(records)
    touch(found)
    return found


def people_of(badges: Iterable[Badge]) -> list[int]:
    """Return the keys of the persons behind badges."""
    return [badge.delegate_id for badge in badges if badge.delegate_id]
