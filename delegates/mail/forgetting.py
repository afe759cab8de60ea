"""Old mails leave the outbox: what was told, and to whom, is personal data that nobody needs for ever."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from adgmin.core import audit
from events.editions.models import Edition

from .models import OutgoingMail

State = OutgoingMail.State


@transaction.atomic
def forget_settled(before: dt.datetime) -> int:
    """Delete the mails that went, or were withheld, before that moment; return how many.

    What waits or failed stays: somebody has still to see to it. The occasions stay as well, without any reader, so that
    nothing is told a second time.
    """
    settled = Q(state=State.SENT, sent_at__lt=before) | Q(state=State.WITHHELD, created_at__lt=before)
    total = 0
    for edition in Edition.objects.all():
        number, _each = OutgoingMail.objects.filter(settled, notice__edition=edition).delete()
        if number:
            audit.record(edition, "forget mails", by=None, changes={"mails": [number, 0]})
        total += number
    return total
