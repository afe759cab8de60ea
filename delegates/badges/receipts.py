"""The custody receipt of badges on paper: A4, both languages, the list, the signature as it was drawn."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import day_long, local
from delegates.lists.participants import text_of
from events.printing.documents import ROSETTE
from events.printing.rows import time_of
from events.printing.typesetting import typeset

from . import signatures
from .faces import Face, faces_of, with_faces
from .models import Badge, BadgeKind, HandOver

HERE = Path(__file__).resolve().parent


def receipt_pdf(receipt: HandOver, *, signed: bool = True) -> bytes:
    """Return a receipt as a PDF; without `signed` the place of the signature says that it is kept at the desk."""
    badges = list(with_faces(receipt.badges.all()).in_protocol_order())
    edition, at = receipt.edition, local(receipt.at)
    strokes = signatures.read(receipt.signature)
    data = {
        "heading": in_both(lambda: _("Receipt of badges")).as_dict(),
        "meeting": text_of(edition, "name").as_dict(),
        "short": text_of(edition, "short_name").as_dict(),
        "ministry": text_of(edition, "host_ministry").as_dict(),
        "number": f"{receipt.number:04d}",
        "when": in_both(
            lambda: _("%(time)s on %(day)s") % {"time": time_of(at), "day": day_long(at.date())}
        ).as_dict(),
        "delegation": _delegation(receipt).as_dict(),
        "receiver": receipt.receiver,
        "document": receipt.document,
        "by": str(receipt.by or ""),
        "rows": [_row(badge, face) for badge, face in zip(badges, faces_of(badges), strict=True)],
        "signature": strokes.svg() if signed and strokes else "",
        "kept": bool(strokes) and not signed,
        "rosette": ROSETTE.read_text(encoding="utf-8"),
        "words": _words(len(badges)),
    }
    return typeset("receipt", data, made_at=receipt.at, folder=HERE)


def _delegation(receipt: HandOver) -> Text:
    return text_of(receipt.delegation, "name") if receipt.delegation else Text()


def _row(badge: Badge, face: Face) -> dict[str, Any]:
    bearer = face.name or face.label
    kind = in_both(lambda: str(BadgeKind(badge.kind).label))
    return {
        "number": str(badge), "bearer": bearer, "category": badge.category, "position": face.position.as_dict(),
        "kind": kind.as_dict() if badge.kind != BadgeKind.PERSONAL else {"vi": "", "en": ""},
    }  # fmt: skip


def _words(count: int) -> dict[str, dict[str, str]]:
    said = {
        "number": in_both(lambda: pgettext("of a receipt", "No.")),
        "received": in_both(lambda: _("Badges received: %(number)d") % {"number": count}),
        "delegation": in_both(lambda: _("Delegation")),
        "receiver": in_both(lambda: _("Received by")),
        "document": in_both(lambda: _("Document looked at")),
        "when": in_both(lambda: pgettext("of a receipt", "At")),
        "badge": in_both(lambda: _("Badge")),
        "bearer": in_both(lambda: _("Bearer")),
        "promise": in_both(
            lambda: _(
                "I have received these badges and pass each only to the person named on it. "
                "A lost badge is reported to the registration desk at once."
            )
        ),
        "signed": in_both(lambda: _("Signature of the receiver")),
        "given": in_both(lambda: _("Handed over by")),
        "kept": in_both(lambda: _("Signed on screen; kept at the registration desk.")),
        "name": in_both(lambda: _("Name in full")),
    }
    return {name: text.as_dict() for name, text in said.items()}
