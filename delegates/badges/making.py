"""Making badges: whose there is none yet, with which category, zones and times, numbered and signed."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from adgmin.core import audit, clock
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.accreditation.models import Accreditation
from delegates.accreditation.states import ADMITTED, WITH_BADGE
from delegates.accreditation.with_badges import follow, lock_delegations
from delegates.delegations.models import DelegateRole
from delegates.nominations.models import Delegate, DelegateQuerySet
from events.editions.models import Edition
from events.parties.models import PartyKind

from . import codes, refusals
from .changes import locked_counter
from .keys import private_of, signing_key
from .models import LIVE_STATES, Badge, BadgeCounter, BadgeKind, BadgeState, Category
from .zones import default_zones, ensure_zones

_OF_ROLE = {
    DelegateRole.HEAD: Category.MIN,
    DelegateRole.MEDIA: Category.MED,
    DelegateRole.EXHIBITOR: Category.EXH,
    DelegateRole.SECURITY: Category.SVC,
    DelegateRole.INTERPRETER: Category.SVC,
    DelegateRole.SECRETARIAT: Category.ORG,
}
_OF_PARTY = {
    PartyKind.ASEAN_SECRETARIAT: Category.SEC,
    PartyKind.DIALOGUE_PARTNER: Category.PTN,
    PartyKind.ORGANISATION: Category.PTN,
}


def category_of(delegate: Delegate) -> Category:
    """Return what a person's badge says by colour, pattern and word: by the role, then by the party."""
    by_role = _OF_ROLE.get(DelegateRole(delegate.role))
    party = delegate.delegation.party
    return by_role or (_OF_PARTY.get(PartyKind(party.kind)) if party else None) or Category.DEL


def validity_of(edition: Edition) -> tuple[dt.datetime, dt.datetime]:
    """Return from when and until when badges are good: a day before the meeting until the midnight after it."""
    first, last = (
        dt.datetime.combine(day, dt.time(), MEETING_ZONE) for day in (edition.start_date, edition.end_date)
    )
    day = dt.timedelta(days=1)
    return first - day, last + day


def lacking(edition: Edition) -> DelegateQuerySet:
    """Return who is accredited and has no badge, in protocol order.

    Not who gave the last one back or had it revoked since being accredited: they get another one only when asked for.
    """
    done = Badge.objects.filter(
        state__in=(BadgeState.RETURNED, BadgeState.REVOKED),
        replaced_by=None,
        ended_at__gte=F("delegate__accreditation__since"),
    )
    live = Badge.objects.filter(state__in=LIVE_STATES)
    has = Q(pk__in=live.exclude(delegate=None).values("delegate")) | Q(pk__in=done.values("delegate"))
    people: DelegateQuerySet = Delegate.objects.filter(
        delegation__edition=edition, accreditation__state__in=ADMITTED
    )
    return people.exclude(has).in_protocol_order()


@transaction.atomic
def make_badges(delegates: Iterable[Delegate], *, by: User | None, reason: str = "") -> list[Badge]:
    """Make a badge for each of these who is accredited and has none that is live; others are left out.

    A badge that has ended before is replaced by the new one. Raises Refused: `not_your_decision`, `no_more_keys`.
    """
    require(by)
    people = [delegate.pk for delegate in delegates]
    lock_delegations(people)
    wanted = _without_one(people)
    if not wanted:
        return []
    earlier = _latest_ended([person.pk for person in wanted])
    having = Accreditation.objects.filter(delegate__in=wanted, state__in=WITH_BADGE)
    follow(list(having.values_list("delegate_id", flat=True)), "replace", by=by, reason=reason)
    made = []
    for edition, members in _by_edition(wanted).items():
        zones, times = ensure_zones(edition), validity_of(edition)
        drafts = [
            draft(BadgeKind.PERSONAL, edition, category := category_of(person), default_zones(zones, category), times,
                   delegate=person, delegation=person.delegation, replaces=earlier.get(person.pk))
            for person in members
        ]  # fmt: skip
        made += write(edition, drafts, by=by, note=reason)
    return made


def require(by: User | None) -> None:
    """Ask whether this user may make and move badges; the system itself (None) may. Raises Refused."""
    if by is not None and not by.has_perm("delegates.manage_badges"):
        raise Refused(refusals.not_yours())


def write(edition: Edition, drafts: list[Badge], *, by: User | None, note: str = "") -> list[Badge]:
    """Number, sign and store new badges in the caller's transaction; the numbers have no gaps."""
    key = signing_key()
    private, counter, now = private_of(key), locked_counter(edition), clock.now()
    for serial, badge in enumerate(drafts, counter.serial + 1):
        badge.serial, badge.key, badge.made_at, badge.change = serial, key, now, counter.change + 1
        badge.code = codes.sign(payload_of(badge), private)
    BadgeCounter.objects.filter(pk=counter.pk).update(
        serial=counter.serial + len(drafts), change=counter.change + 1
    )
    Badge.objects.bulk_create(drafts, batch_size=200)
    audit.record_many(
        audit.entry(badge, "make badge", by=by, note=note or bearer_of(badge)) for badge in drafts
    )
    return drafts


def sign_anew(badges: list[Badge]) -> None:
    """Give locked badges a code by the key that signs now, for what they say now; in the caller's transaction."""
    if not badges:
        return
    key = signing_key()
    private = private_of(key)
    for badge in badges:
        badge.key = key
        badge.code = codes.sign(payload_of(badge), private)
    Badge.objects.bulk_update(badges, ["key", "code", "category", "zones"], batch_size=200)


def payload_of(badge: Badge) -> codes.Payload:
    """Return what the code of a badge says, signed by its key."""
    return codes.Payload(
        edition=codes.edition_mark(badge.edition.code), serial=badge.serial, category=badge.category, kind=badge.kind,
        zones="".join(badge.zones), valid_from=badge.valid_from, valid_until=badge.valid_until, key=badge.key.number,
    )  # fmt: skip


def draft(
    kind: str,
    edition: Edition,
    category: str,
    zones: list[str],
    times: tuple[dt.datetime, dt.datetime],
    **more: Any,
) -> Badge:
    """Return a badge that is not yet numbered, signed and stored."""
    first, last = times
    return Badge(
        kind=kind, edition=edition, category=category, zones=zones, valid_from=first, valid_until=last,
        state=BadgeState.READY, **more,
    )  # fmt: skip


def _without_one(people: list[int]) -> list[Delegate]:
    live = Badge.objects.filter(delegate__in=people, state__in=LIVE_STATES).values("delegate")
    found = Delegate.objects.filter(pk__in=people, accreditation__state__in=ADMITTED).exclude(pk__in=live)
    return list(found.select_related("delegation__party", "delegation__edition").in_protocol_order())


def _latest_ended(people: list[int]) -> dict[int, Badge]:
    """Return the last badge of each, which nothing has replaced yet."""
    rows = (
        Badge.objects.select_for_update(of=("self",))
        .filter(delegate__in=people, replaced_by=None)
        .order_by("serial")
    )
    return {badge.delegate_id: badge for badge in rows if badge.delegate_id}


def _by_edition(people: list[Delegate]) -> dict[Edition, list[Delegate]]:
    found: dict[Edition, list[Delegate]] = {}
    for person in people:
        found.setdefault(person.delegation.edition, []).append(person)
    return found


def bearer_of(badge: Badge) -> str:
    """Return who or what a badge is for, in a word."""
    return str(badge.delegate or badge.label or badge.delegation or badge.get_kind_display())
