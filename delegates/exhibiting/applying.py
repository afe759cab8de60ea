"""Applications of who was not invited: kept until the address is confirmed, and only then seen by the desk.

Whoever applies is told the same whether the address is known or not.
"""

import datetime as dt
from typing import Any

from django.db import transaction

from adgmin.core import clock
from adgmin.core.problems import Refused
from adgmin.core.text import nfc
from events.editions.models import Edition
from events.parties.models import Party
from events.showcase.models import Exhibitor
from events.showcase.standing import Standing

from . import letters
from .exhibitor_refusals import application_unknown
from .inviting import add_contact, digest_of, make_exhibitor, new_token
from .models import Application

FORGOTTEN_AFTER = dt.timedelta(days=3)
SAID = ("name_vi", "name_en", "country", "website", "shows", "contact", "phone")


@transaction.atomic
def apply_to_exhibit(edition: Edition, *, email: str, lang: str, **said: Any) -> Application:
    """Keep an application and mail the link that confirms it."""
    now, token = clock.now(), new_token()
    Application.objects.filter(confirmed_at=None, made_at__lt=now - FORGOTTEN_AFTER).delete()
    kept = {name: nfc(str(said.get(name) or "")).strip() for name in SAID}
    row = Application.objects.create(
        edition=edition, digest=digest_of(token), email=email.strip().lower(), made_at=now,
        said={**kept, "lang": lang},
    )  # fmt: skip
    letters.confirmation(row, token, lang)
    return row


def application_of(token: str) -> Application | None:
    """Return the application behind a link."""
    digest = digest_of(token)
    return Application.objects.filter(digest=digest).first() if digest else None


@transaction.atomic
def confirm_application(token: str) -> Exhibitor:
    """Let the desk see an application, as an exhibitor who applied; once. Raises Refused: `application_unknown`."""
    found = application_of(token)
    row = Application.objects.select_for_update().filter(pk=found.pk).first() if found else None
    if row is None:
        raise Refused(application_unknown())
    if row.exhibitor is not None:
        return row.exhibitor
    said = row.said
    exhibitor = make_exhibitor(row.edition, said["name_vi"], said["name_en"], Standing.APPLIED, by=None)
    exhibitor.country = Party.objects.filter(edition=row.edition, code=said["country"]).first()
    exhibitor.website = said["website"]
    exhibitor.save()
    add_contact(
        exhibitor, name=said["contact"], email=row.email, lang=said["lang"], phone=said["phone"], by=None
    )
    row.exhibitor, row.confirmed_at = exhibitor, clock.now()
    row.save(update_fields=["exhibitor", "confirmed_at"])
    return exhibitor
