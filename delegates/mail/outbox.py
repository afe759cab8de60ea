"""The moves of a mail on its way: claimed by one sender, then sent, put off, failed or found empty.

A mail is sent at least once and, once the server has said 250, never again. A sender claims a row under a lock
(PostgreSQL: SKIP LOCKED; SQLite: the transaction is the only writer), so that no other takes it. The claim lapses after
LEASE, or at once when it is seen that the sender died (`sign_of_life`): then the mail is sent by another, with the same
Message-ID, by which servers and readers' programs know it again. What cannot be told apart from outside is a server
that took the mail and broke off before saying so, or a machine that fails between the 250 and its record: then the
reader may get the same mail twice, rather than not at all (docs/decisions/0013-outbox.md).
"""

import datetime as dt
import random
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from .composing import Composed
from .models import BulkMail, OutgoingMail, Pace
from .private_links import without

State, Trouble = OutgoingMail.State, OutgoingMail.Trouble

# Longer than any exchange with a server can take: each of its about ten answers is waited for EMAIL_TIMEOUT at most.
LEASE = dt.timedelta(minutes=10)
MOST_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long is waited after a try that failed for now; doubled each time, a random half of it."""

    first: float = 30.0  # seconds
    most: float = 1800.0

    def after(self, attempts: int) -> dt.timedelta:
        """Return the wait after so many tries, so that many mails do not come back at one moment."""
        full = min(self.first * 2 ** min(max(attempts - 1, 0), 20), self.most)
        return dt.timedelta(seconds=full * random.uniform(0.5, 1.0))  # noqa: S311 - no secret


def due(now: dt.datetime) -> QuerySet[OutgoingMail]:
    """Return the mails that may be sent now, those on the day's changes first."""
    waiting = Q(state=State.QUEUED, next_attempt_at__lte=now)
    abandoned = Q(state=State.SENDING, claimed_until__lte=now)
    return OutgoingMail.objects.filter(waiting | abandoned).order_by("-urgent", "next_attempt_at", "pk")


@transaction.atomic
def claim(sender: str, now: dt.datetime, *, per_minute: float = 0) -> OutgoingMail | None:
    """Take the next mail that is due for this sender, unless the common pace (mails a minute; 0: none) forbids it."""
    if per_minute and not _may_go(now, per_minute):
        return None
    mail = due(now).select_for_update(skip_locked=True, of=("self",)).first()
    if mail is None:
        return None
    mail.state, mail.claimed_by, mail.claimed_until = State.SENDING, sender, now + LEASE
    mail.attempts += 1
    mail.save(update_fields=["state", "claimed_by", "claimed_until", "attempts"])
    if per_minute:
        Pace.objects.filter(pk=1).update(next_at=now + dt.timedelta(minutes=1 / per_minute))
    return mail


def give_back(senders: list[str], now: dt.datetime) -> None:
    """Let the claims of senders that are no more lapse at once."""
    if senders:
        OutgoingMail.objects.filter(state=State.SENDING, claimed_by__in=senders).update(claimed_until=now)


def next_slot(now: dt.datetime) -> float:
    """Return the seconds until the common pace lets the next mail go."""
    pace = Pace.objects.filter(pk=1).first()
    return max(0.0, (pace.next_at - now).total_seconds()) if pace else 0.0


def _may_go(now: dt.datetime, per_minute: float) -> bool:
    """Lock the pace until the end of the transaction; whether its moment has come."""
    Pace.objects.get_or_create(pk=1, defaults={"next_at": now})
    pace = Pace.objects.select_for_update().get(pk=1)
    # A clock that was set back must not stop the mails.
    far = dt.timedelta(minutes=1 / per_minute) + dt.timedelta(seconds=1)
    return pace.next_at <= now or pace.next_at > now + far


def keep_words(mail: OutgoingMail, words: Composed) -> None:
    """Store what the mail says, so that it says the same at each try."""
    mail.subject, mail.text, mail.html, mail.ics = words.subject, words.text, words.html, words.ics
    mail.save(update_fields=["subject", "text", "html", "ics"])


def mark_sent(mail: OutgoingMail, now: dt.datetime) -> None:
    """The server said 250: whatever else happened to the row meanwhile, it is never sent again."""
    OutgoingMail.objects.filter(pk=mail.pk).exclude(state=State.SENT).update(
        state=State.SENT, sent_at=now, claimed_until=None, claimed_by="", trouble="", last_error="",
        words=without(mail.words),
    )  # fmt: skip


def put_off(mail: OutgoingMail, trouble: str, words: str, *, until: dt.datetime, counts: bool = True) -> None:
    """Try again later; give up after MOST_ATTEMPTS. A try that did not reach the server does not count."""
    given_up = counts and mail.attempts >= MOST_ATTEMPTS
    _end_claim(
        mail,
        state=State.FAILED if given_up else State.QUEUED,
        trouble=Trouble.GAVE_UP if given_up else trouble,
        last_error=words[:500],
        next_attempt_at=until,
        attempts=mail.attempts if counts else mail.attempts - 1,
    )


def fail(mail: OutgoingMail, trouble: str, words: str) -> None:
    """It is not tried again by itself."""
    _end_claim(mail, state=State.FAILED, trouble=trouble, last_error=words[:500])


def drop(mail: OutgoingMail) -> None:
    """Nothing is left of what it was to tell."""
    _end_claim(mail, state=State.WITHHELD, trouble=Trouble.NOTHING_LEFT, last_error="")


def _end_claim(mail: OutgoingMail, **values: object) -> None:
    """Write, unless the claim lapsed and another sender has taken the mail. What was stopped does not wait again."""
    if BulkMail.objects.filter(notice=mail.notice_id, stopped_at__isnull=False).exists():
        values |= {"state": State.WITHHELD, "trouble": Trouble.STAFF}
    OutgoingMail.objects.filter(pk=mail.pk, state=State.SENDING, claimed_by=mail.claimed_by).update(
        claimed_until=None, claimed_by="", **values
    )
