"""Subscriptions of people outside: asked for, confirmed by the link that is mailed, ended by a link in each mail.

Whoever asks is told the same whether the address is known or not; only its owner learns more, by mail.
"""

import datetime as dt

from django.db import IntegrityError, transaction

from adgmin.core.bilingual import Text
from events.editions.models import Edition
from events.releases.building import text_of

from .composing import confirmation
from .models import Notice, OutgoingMail, Subscription, new_message_id, new_token
from .readers import EVERYBODY

# What nobody has confirmed for so long is forgotten.
FORGOTTEN_AFTER = dt.timedelta(days=3)
State, Trouble = OutgoingMail.State, OutgoingMail.Trouble


def subscribe(edition: Edition, email: str, lang: str, *, now: dt.datetime, **topic: object) -> None:
    """Keep what is asked for and mail the link that confirms it; `topic` is a party, a session or nothing (everything).

    Nothing is sent when it is confirmed already, or when a link was sent within the hour.
    """
    email = email.strip().lower()
    Subscription.objects.filter(confirmed_at__isnull=True, made_at__lt=now - FORGOTTEN_AFTER).delete()
    try:
        with transaction.atomic():
            row = _row(edition, email, lang, now, topic)
            if row.confirmed_at is None:
                _send_link(row, now)
    except IntegrityError:
        return  # the same was asked for at the same moment: that one holds


def _row(edition: Edition, email: str, lang: str, now: dt.datetime, topic: dict[str, object]) -> Subscription:
    wanted = {"party": None, "session": None, **topic}
    lookup = {(name if value else f"{name}__isnull"): value or True for name, value in wanted.items()}
    if row := Subscription.objects.filter(edition=edition, email=email, **lookup).first():
        return row
    known = Subscription.objects.filter(email=email).values_list("token", flat=True).first()
    return Subscription.objects.create(
        edition=edition, email=email, lang=lang, made_at=now, token=known or new_token(), **wanted
    )


def _send_link(row: Subscription, now: dt.datetime) -> None:
    key = f"subscription {row.pk} {now:%Y-%m-%d %H}"
    notice, made = Notice.objects.get_or_create(
        key=key,
        defaults={"kind": Notice.Kind.SUBSCRIPTION, "edition": row.edition, "created_at": now},
    )
    if not made:
        return
    mail = OutgoingMail(
        notice=notice, event=key, recipient=row.email, address=row.email, greeting=EVERYBODY.as_dict(), lang=row.lang,
        capacity=OutgoingMail.Capacity.SUBSCRIBER, token=row.token, message_id=new_message_id(), urgent=True,
        next_attempt_at=now, created_at=now,
    )  # fmt: skip
    words = confirmation(mail, topic_of(row), row.edition)
    mail.subject, mail.text, mail.html = words.subject, words.text, words.html
    mail.save(force_insert=True)


def topic_of(row: Subscription) -> Text | None:
    """Name what it is about; None for everything."""
    if row.party is not None:
        return text_of(row.party, "name")
    return text_of(row.session, "title") if row.session is not None else None


def of_token(token: str) -> list[Subscription]:
    """Return what the reader who holds this token asked for."""
    return list(Subscription.objects.filter(token=token).select_related("party", "session").order_by("pk"))


def confirm(token: str, *, now: dt.datetime) -> int:
    """Let everything asked for with this token hold; return how many that are now."""
    Subscription.objects.filter(token=token, confirmed_at__isnull=True).update(confirmed_at=now)
    return Subscription.objects.filter(token=token).count()


@transaction.atomic
def end(token: str) -> None:
    """Forget everything asked for with this token, and do not send what still waits for it."""
    Subscription.objects.filter(token=token).delete()
    OutgoingMail.objects.filter(
        token=token, capacity=OutgoingMail.Capacity.SUBSCRIBER, state=State.QUEUED
    ).update(state=State.WITHHELD, trouble=Trouble.NOTHING_LEFT)
