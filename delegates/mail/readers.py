"""Who may be told of changes: delegates, focal points, staff of rooms and subscribers, each with what they may know.

Every reader looks at the programme through the one audience rule:

- a delegate with the category of their badge once accredited; as the public before that;
- a focal point with the categories of the accredited people of the delegation, whose days it arranges;
- staff of a room as the desk does, when they work at the desk; else as the public;
- a subscriber as the public.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.backends import ModelBackend

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.desk import OPEN_DESK
from delegates.accreditation.states import ADMITTED, HOLDING_A_PLACE
from delegates.delegations.models import FocalPoint
from delegates.nominations.models import Delegate, Gender
from events.agenda.audience import DESK, PUBLIC, Viewer
from events.editions.models import Edition

from .models import OutgoingMail, RoomStaff, Subscription

Capacity = OutgoingMail.Capacity
EVERYBODY = Text("Kính gửi Quý vị,", "Dear Sir or Madam,")
HOST_LANGUAGE_COUNTRY = "VN"
EXCELLENCY = "H.E."
_TITLES = {Gender.FEMALE: "bà ", Gender.MALE: "ông "}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody in one capacity. `party`, `room` and `uid` say which meetings concern them; `everything`, all."""

    address: str
    lang: str
    viewer: Viewer
    capacity: str
    party: str = ""
    room: str = ""
    uid: str = ""
    everything: bool = False
    delegation: str = ""
    name: str = ""
    greeting: Text = EVERYBODY
    token: str = ""

    @property
    def interest(self) -> tuple[object, ...]:
        """Readers of one interest are told the same."""
        return (self.viewer, self.party, self.room, self.uid, self.everything)


def readers_of(edition: Edition) -> list[Reader]:
    """Return everybody who may be told of changes, in a fixed number of queries; one person may be here twice."""
    people = list(_people(edition))
    return [
        *(reader for reader in map(_delegate, people) if reader.address),
        *_focal_points(edition, people),
        *_room_staff(edition),
        *_subscribers(edition),
    ]


def _people(edition: Edition) -> Iterable[Delegate]:
    """Those who hold a place in a delegation of a party."""
    found = Delegate.objects.active().filter(
        delegation__edition=edition,
        delegation__party__isnull=False,
        accreditation__state__in=HOLDING_A_PLACE,
    )
    people: Iterable[Delegate] = (
        found.select_related("delegation__party", "accreditation")
        .only(
            "email", "role", "badge_name", "honorific", "gender", "nationality", "accreditation__state",
            "delegation__code", "delegation__party__code", "delegation__party__iso2",
        )
        .order_by("pk")
    )  # fmt: skip
    return people


def _delegate(person: Delegate) -> Reader:
    party = person.delegation.party
    assert party is not None  # noqa: S101 - asked for above
    accredited = person.accreditation.state in ADMITTED
    return Reader(
        address=person.email.strip(),
        lang=language_of(person.nationality or party.iso2),
        viewer=Viewer(categories=frozenset({person.role})) if accredited else PUBLIC,
        capacity=Capacity.DELEGATE,
        party=party.code,
        delegation=person.delegation.code,
        name=person.badge_name,
        greeting=greeting_of(person),
    )


def greeting_of(person: Delegate) -> Text:
    """How a letter to this person begins."""
    return Text(
        f"Kính gửi {_title(person)}{person.badge_name},",
        f"Dear {person.honorific} {person.badge_name},".replace("  ", " "),
    )


def _title(person: Delegate) -> str:
    """How a Vietnamese letter addresses the person: Ngài for excellencies from abroad, else bà or ông when known."""
    if person.honorific.startswith(EXCELLENCY) and person.nationality != HOST_LANGUAGE_COUNTRY:
        return "Ngài "
    return _TITLES.get(Gender(person.gender), "")


def _focal_points(edition: Edition, people: list[Delegate]) -> Iterator[Reader]:
    categories: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.accreditation.state in ADMITTED:
            categories[person.delegation.code].add(person.role)
    found = FocalPoint.objects.in_force(clock.now()).filter(
        delegation__edition=edition, delegation__party__isnull=False
    )
    for row in found.order_by("pk").values(
        "email", "office_vi", "office_en", "delegation__code", "delegation__party__code", "delegation__party__iso2"
    ):  # fmt: skip
        vi, en = row["office_vi"] or row["office_en"] or "", row["office_en"] or row["office_vi"] or ""
        code, lang = row["delegation__code"], language_of(row["delegation__party__iso2"])
        yield Reader(
            address=row["email"].strip(),
            lang=lang,
            viewer=Viewer(categories=frozenset(categories[code])),
            capacity=Capacity.FOCAL_POINT,
            party=row["delegation__party__code"],
            delegation=code,
            name=vi if lang == "vi" else en,
            greeting=Text(f"Kính gửi {vi},", f"To {en},") if en else EVERYBODY,
        )


def _room_staff(edition: Edition) -> Iterator[Reader]:
    at_desk = set(ModelBackend().with_perm(OPEN_DESK).values_list("pk", flat=True))
    found = RoomStaff.objects.filter(room__edition=edition, user__is_active=True)
    for staff in found.select_related("room", "user").order_by("pk"):
        yield Reader(
            address=staff.user.email,
            lang=staff.lang,
            viewer=DESK if staff.user_id in at_desk else PUBLIC,
            capacity=Capacity.ROOM_STAFF,
            room=staff.room.code,
            name=staff.user.full_name,
            greeting=Text(f"Kính gửi {staff.user.full_name},", f"Dear {staff.user.full_name},")
            if staff.user.full_name
            else EVERYBODY,
        )


def _subscribers(edition: Edition) -> Iterator[Reader]:
    found = Subscription.objects.filter(edition=edition, confirmed_at__isnull=False)
    for row in found.select_related("party", "session").order_by("pk"):
        yield Reader(
            address=row.email,
            lang=row.lang,
            viewer=PUBLIC,
            capacity=Capacity.SUBSCRIBER,
            party=row.party.code if row.party else "",
            uid=str(row.session.guid) if row.session else "",
            everything=row.topic is None,
            token=row.token,
        )


def language_of(country: str) -> str:
    """The language in which people of a country are written to."""
    return "vi" if country.upper() == HOST_LANGUAGE_COUNTRY else "en"
