"""Fills a measurement's database: `python -m bench.fill sessions 600` or `python -m bench.fill delegates 100000`."""

import os
import sys
import uuid
from decimal import Decimal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django

django.setup()

from django.db import transaction
from django.utils import timezone

from delegates.delegations.models import DelegateRole
from delegates.models import Accreditation, Delegate, Delegation, TravelDocument
from events.models import Booth, DemoSlot, Edition, Exhibitor, Hall, Room, Session, SessionParty, Venue
from events.releases.releasing import release

GIVEN = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Đào",
    "Giang",
    "Hằng",
    "Khánh",
    "Linh",
    "Minh",
    "Ngọc",
    "Phương",
    "Quân",
)
FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Đặng",
    "Võ",
    "Siregar",
    "Santoso",
    "Boonmee",
    "Sok",
    "Tanaka",
)


@transaction.atomic
def sessions(wanted: int) -> None:
    """Copy the sessions of the pack into further rooms until there are so many."""
    edition = Edition.objects.get()
    venue = Venue.objects.first()
    originals = list(Session.objects.order_by("pk").prefetch_related("party_links", "topics"))
    count, turn = len(originals), 0
    while count < wanted:
        turn += 1
        rooms: dict[int, Room] = {}
        for original in originals[: wanted - count]:
            room = rooms.get(original.room_id) or _room(edition, venue, original.room, turn)
            rooms[original.room_id] = room
            _copy(original, room, turn)
            count += 1
    release(edition, by=None, override_reason="measurement")


def _room(edition: Edition, venue: Venue | None, like: Room, turn: int) -> Room:
    return Room.objects.create(
        edition=edition, venue=venue, code=f"{like.code}-{turn}", kind=like.kind, capacity=like.capacity,
        name_vi=f"{like.name_vi} {turn}", name_en=f"{like.name_en} {turn}", floor=like.floor, sort_order=100 * turn,
    )  # fmt: skip


def _copy(original: Session, room: Room, turn: int) -> None:
    links, topics = list(original.party_links.all()), list(original.topics.all())
    copy = Session.objects.get(pk=original.pk)
    copy.pk, copy.booking, copy.room, copy.code = None, None, room, f"{original.code}-{turn}"
    copy.guid = uuid.uuid4()
    copy._state.adding = True
    copy.save()
    SessionParty.objects.bulk_create(
        SessionParty(session=copy, party_id=li.party_id, role=li.role) for li in links
    )
    copy.topics.set(topics)


@transaction.atomic
def delegates(wanted: int) -> None:
    """Make so many delegates, spread over the delegations."""
    delegations = list(Delegation.objects.all())
    now, batch = timezone.now(), []
    for number in range(wanted):
        delegation = delegations[number % len(delegations)]
        name = f"{FAMILY[number % 12]} {GIVEN[number // 12 % 13]} {GIVEN[number // 156 % 13]} {number}"
        person = Delegate(
            delegation=delegation, ref=f"B{number:06d}", role=DelegateRole.DELEGATE, badge_name=name,
            passport_surname=name.split(maxsplit=1)[0].upper(), passport_given=" ".join(name.split()[1:]).upper(),
            rank_band=3 + number % 5, order=number // len(delegations) + 1, email=f"b{number}@example.org",
            nationality="VN", position_vi="Chuyên viên", position_en="Officer",
            organisation_vi="Cục Viễn thông", organisation_en="Viet Nam Telecommunications Authority",
        )  # fmt: skip
        person.prepare()
        batch.append(person)
    Delegate.objects.bulk_create(batch, batch_size=500)
    Accreditation.objects.bulk_create(
        (Accreditation(delegate=person, state="approved", needs=[], since=now) for person in batch),
        batch_size=500,
    )


@transaction.atomic
def documents(wanted: int) -> None:
    """Give so many delegates a passport."""
    batch = []
    for person in Delegate.objects.order_by("pk")[:wanted]:
        document = TravelDocument(
            delegate=person, number=f"SYN{person.pk:07d}", birth_date="1980-02-03", expiry="2031-01-01"
        )
        document.prepare()
        batch.append(document)
    TravelDocument.objects.bulk_create(batch, batch_size=500)


@transaction.atomic
def booths(wanted: int) -> None:
    """Fill the hall, made large enough, with so many booths and exhibitors like those there; release it."""
    hall = Hall.objects.get()
    known = list(Exhibitor.objects.prefetch_related("themes"))
    across = 25
    DemoSlot.objects.exclude(booth=None).delete()  # a booth is not taken away from under a demonstration
    hall.booths.all().delete()
    hall.features.exclude(kind__in=["entrance", "stage"]).delete()
    hall.features.filter(kind="stage").update(x=100, y=100, w=5, h=5)
    hall.width, hall.height = Decimal(110), Decimal(10 + wanted // across * 5)
    hall.save()
    for number in range(wanted):
        like = known[number % len(known)]
        made = Exhibitor.objects.create(
            edition=like.edition, code=f"BX-{number}", slug=f"{like.slug}-{number}", name_vi=f"{like.name_vi} {number}",
            name_en=f"{like.name_en} {number}", profile_vi=like.profile_vi, profile_en=like.profile_en,
            country=like.country,
        )  # fmt: skip
        made.themes.set(like.themes.all())
        Booth.objects.create(
            hall=hall, code=f"{number // across + 10}{number % across:02}", x=3 + number % across * Decimal("3.5"),
            y=2 + number // across * 5, w=3, h=3, exhibitor=made,
        )  # fmt: skip
    Exhibitor.objects.filter(pk__in=[one.pk for one in known]).delete()
    release(hall.room.edition, by=None, override_reason="bench")


if __name__ == "__main__":
    {"booths": booths, "sessions": sessions, "delegates": delegates, "documents": documents}[sys.argv[1]](
        int(sys.argv[2])
    )
