"""The badge on its bearer's own phone: what it shows, and when it shows no code."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from adgmin.core.clock import MEETING_ZONE
from delegates.accreditation.states import ADMITTED
from delegates.nominations.models import Delegate

from . import qr
from .faces import Face, face_of, with_faces
from .keys import trusted_keys
from .models import Badge, BadgeState, Zone

# A word for each minute, so that a picture of the page is known by its age; the same on every phone.
WORDS = (
    "Sen", "Đào", "Mai", "Lan", "Cúc", "Trúc", "Tùng", "Quế", "Hồi", "Trà", "Lúa", "Dừa", "Cau", "Khế", "Bưởi", "Nhãn",
    "Vải", "Xoài", "Mít", "Na", "Ổi", "Gấc", "Sấu", "Me", "Bàng", "Phượng", "Ban", "Sim", "Súng", "Huệ", "Nhài",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows. `drawn` is the code; without one the badge opens no door, and `trouble` says what to do.

    `warning` goes with a code that a gate will ask about; `mark` differs when anything shown does.
    """

    badge: Badge
    face: Face
    zones: list[Zone]
    drawn: qr.Drawn | None
    trouble: str
    warning: str
    mark: str


def shown_to(delegate: Delegate, now: dt.datetime) -> Shown | None:
    """Return the badge of a person: the live one, else the last; None before any was made."""
    rows = with_faces(Badge.objects.filter(delegate=delegate)).select_related(
        "edition", "delegate__accreditation"
    )
    badges = list(rows.order_by("-serial"))
    badge = next((one for one in badges if one.is_live), badges[0] if badges else None)
    if badge is None:
        return None
    trouble = _trouble(badge, now)
    zones = list(Zone.objects.filter(edition=badge.edition, letter__in=badge.zones).order_by("letter"))
    warning = "" if trouble else _warning(badge, now)
    seen = f"{badge.code}|{badge.state}|{badge.change}|{trouble}|{warning}"
    mark = hashlib.sha256(seen.encode()).hexdigest()[:16]
    return Shown(
        badge, face_of(badge), zones, None if trouble else qr.drawn(badge.code), trouble, warning, mark
    )


def word_of(now: dt.datetime) -> str:
    """Return the word and number of a minute."""
    minutes = int(now.timestamp()) // 60
    return f"{WORDS[minutes % len(WORDS)]} {minutes * 37 % 90 + 10}"


def _trouble(badge: Badge, now: dt.datetime) -> str:
    """Say why no code is shown and what to do; nothing when it counts."""
    if not badge.is_live:
        return {
            BadgeState.RETURNED: _(
                "You gave this badge back. If you come again, ask at the registration desk."
            ),
            BadgeState.LOST: _(
                "This badge is reported lost. Please ask for another one at the registration desk."
            ),
            BadgeState.REPLACED: _(
                "This badge was replaced. Please ask for the newer one at the registration desk."
            ),
        }.get(
            BadgeState(badge.state),
            _(
                "This badge was revoked and opens no door. Please go to the registration desk or ask your focal point."
            ),
        )
    if now >= badge.valid_until:
        return _("This badge was good until the end of the meeting. Thank you for coming.")
    if badge.key_id and badge.key.number not in trusted_keys():
        return _(
            "This badge is being signed anew. Please come back in a few minutes or go to the registration desk."
        )
    return ""


def _warning(badge: Badge, now: dt.datetime) -> str:
    accreditation = getattr(badge.delegate, "accreditation", None)
    if accreditation is not None and accreditation.state not in ADMITTED:
        return _(
            "Your accreditation is being checked again. Please go to the registration desk before you enter."
        )
    if now < badge.valid_from:
        day = badge.valid_from.astimezone(MEETING_ZONE)
        return _("This badge opens doors from %(day)s on.") % {"day": f"{day:%H:%M, %d/%m/%Y}"}
    return ""
