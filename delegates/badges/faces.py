"""What a badge says: read once from the records, drawn by the templates, and remembered by a digest.

The signed code and the number are not part of the digest: they never change while a badge lives. Neither is the
layout: it is the staff's choice how to show the same facts.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from delegates.lists.participants import text_of
from delegates.nominations.models import Delegate
from delegates.nominations.names import name_on_badge
from delegates.privacy.models import PrivateFile

from .models import Badge, BadgeKind, BadgeQuerySet

DIGEST = 16  # bytes, written as 32 hexadecimal signs


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on a badge. Names are exactly as given; `photo` is the name of the private file, or empty.

    `delegation` and `position` are in both languages; `day` is the ISO date of a one-day badge; `label` names the
    bearer or the vehicle of a badge without a person.
    """

    kind: str
    category: str
    honorific: str = ""
    name: str = ""
    native: str = ""
    position: Text = field(default_factory=Text)
    delegation: Text = field(default_factory=Text)
    delegation_code: str = ""
    label: str = ""
    zones: tuple[str, ...] = ()
    day: str = ""
    photo: str = ""


def with_faces(badges: BadgeQuerySet) -> BadgeQuerySet:
    """Return the badges with the records that their faces are read from, but the photographs."""
    return badges.select_related("delegate", "delegation__party", "delegate__delegation__party")


def face_of(badge: Badge) -> Face:
    """Return what a badge says now (one query for the photograph, more where `with_faces` was not asked)."""
    return faces_of([badge])[0]


def faces_of(badges: Iterable[Badge]) -> list[Face]:
    """Return what badges say now, in their order; one query for the photographs of all."""
    badges = list(badges)
    photos = _photos([badge.delegate_id for badge in badges if badge.delegate_id])
    return [_face(badge, photos.get(badge.delegate_id or 0, "")) for badge in badges]


def digest(face: Face) -> str:
    """Return 32 signs that differ when anything printed differs."""
    said = json.dumps(asdict(face), ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(said.encode(), digest_size=DIGEST).hexdigest()


def _face(badge: Badge, photo: str) -> Face:
    person = badge.delegate
    delegation = badge.delegation or (person.delegation if person else None)
    sender = delegation and (delegation.party or delegation)
    return Face(
        kind=badge.kind,
        category=badge.category,
        honorific=_style(person) if person else "",
        name=name_on_badge(person) if person else "",
        native=_native(person) if person else "",
        position=text_of(person, "position") if person else Text(),
        delegation=text_of(sender, "name") if sender else Text(),
        delegation_code=delegation.code if delegation else "",
        label=badge.label,
        zones=tuple(sorted(badge.zones)),
        day=local(badge.valid_from).date().isoformat() if badge.kind == BadgeKind.ONE_DAY else "",
        photo=photo,
    )


def _style(person: Delegate) -> str:
    """Return the honorific and the title; a title that the name on the badge begins with stands there only."""
    parts = [part for part in (person.honorific, person.title) if part]
    return " ".join(part for part in parts if not person.badge_name.startswith(f"{part} "))


def _native(person: Delegate) -> str:
    """Return the name in native script, unless the name on the badge says it already."""
    return "" if person.native_name in person.badge_name else person.native_name


def _photos(people: list[int]) -> dict[int, str]:
    found = PrivateFile.objects.filter(kind=PrivateFile.Kind.PHOTO, delegate__in=people)
    # The newest counts, as everywhere.
    return dict(found.order_by("uploaded_at", "pk").values_list("delegate", "name"))
