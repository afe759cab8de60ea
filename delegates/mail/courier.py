"""The process that sends: one mail after another over one connection, until it is told to stop."""

import datetime as dt
import logging
import os
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from django.db import Error as DatabaseError
from django.db import close_old_connections

from adgmin.core import clock

from . import outbox, sign_of_life
from .composing import NothingLeft, compose
from .models import Courier, OutgoingMail
from .server import Connection, Interrupted

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0  # seconds between two looks at an empty outbox
SIGN_OF_LIFE = dt.timedelta(seconds=10)
KEPT = dt.timedelta(days=1)


@dataclass(slots=True)
class Round:
    """What one sender does. `stop` is asked often; when it says so, the mail under way is still finished."""

    stop: Callable[[], bool] = lambda: False
    per_minute: float = 0
    limit: int = 0  # mails; 0: as many as there are
    backoff: outbox.Backoff = field(default_factory=outbox.Backoff)
    name: str = field(
        default_factory=lambda: f"{sign_of_life.host()} {os.getpid()} {uuid.uuid4().hex[:6]}"[:40]
    )
    sent: int = 0
    troubled: int = 0
    tried: int = 0
    _connection: Connection = field(default_factory=Connection)
    _hindered: int = 0  # times in a row that there was no connection
    _seen: dt.datetime | None = None
    _held: ExitStack = field(default_factory=ExitStack)

    def once(self) -> None:
        """Send what is due; stop at the first sign that there is no server."""
        with self:
            while not self._done() and not self._hindered and self._step():
                pass

    def watch(self) -> None:
        """Send what is due and what will be, until told to stop."""
        with self:
            while not self._done():
                try:
                    busy = self._step()
                except DatabaseError:
                    log.exception("The outbox could not be read")
                    close_old_connections()
                    busy = False
                if self._hindered:
                    self.rest(self.backoff.after(self._hindered).total_seconds())
                elif not busy:
                    self._connection.close()
                    self.rest(LOOK_EVERY)

    def __enter__(self) -> "Round":
        now = clock.now()
        Courier.objects.filter(seen_at__lt=now - KEPT).delete()
        Courier.objects.create(name=self.name, started_at=now, seen_at=now)
        self._seen = now
        self._held.enter_context(sign_of_life.running(self.name))
        with sign_of_life.dead() as names:
            outbox.give_back(names, now)
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()
        now = clock.now()
        Courier.objects.filter(name=self.name).update(seen_at=now, ended_at=now, sent=self.sent)
        self._held.close()

    def rest(self, seconds: float) -> None:
        """Wait, in small steps so that a signal is heard, and keep giving signs of life."""
        until = time.monotonic() + seconds
        while not self.stop() and (left := until - time.monotonic()) > 0:
            self._show_life()
            time.sleep(min(left, 0.2))

    def _done(self) -> bool:
        return self.stop() or bool(self.limit and self.tried >= self.limit)

    def _step(self) -> bool:
        """Send one mail; False when none is due."""
        self._show_life()
        now = clock.now()
        if not outbox.due(now).exists():
            return False
        mail = outbox.claim(self.name, now, per_minute=self.per_minute)
        if mail is not None:
            self.tried += 1
            self._deliver(mail)
        elif self.per_minute:
            self.rest(max(0.01, outbox.next_slot(clock.now())))
        return mail is not None or bool(self.per_minute)

    def _deliver(self, mail: OutgoingMail) -> None:
        if not self._in_words(mail):
            return
        try:
            self._connection.send(mail)
        except Interrupted as interruption:
            self._interrupted(mail, interruption)
        except Exception:
            log.exception("Mail %s could not be made", mail.pk)
            outbox.fail(mail, OutgoingMail.Trouble.NOT_COMPOSED, "")
            self.troubled += 1
        else:
            self._record(mail)
            self.sent += 1
            self._hindered = 0

    def _in_words(self, mail: OutgoingMail) -> bool:
        """Write the mail's words when that was not done at an earlier try."""
        if mail.subject:
            return True
        try:
            outbox.keep_words(mail, compose(mail))
        except NothingLeft:
            outbox.drop(mail)
        except Exception:
            log.exception("Mail %s could not be put into words", mail.pk)
            outbox.fail(mail, OutgoingMail.Trouble.NOT_COMPOSED, "")
            self.troubled += 1
        else:
            return True
        return False

    def _record(self, mail: OutgoingMail) -> None:
        """Note that the server took the mail. Were this lost it would go out twice: a busy database is asked anew."""
        for wait in (0.1, 0.5, 2.0, 5.0):
            try:
                return outbox.mark_sent(mail, clock.now())
            except DatabaseError:
                log.warning("Mail %s was sent; recording it is tried again", mail.pk, exc_info=True)
                close_old_connections()
                time.sleep(wait)
        outbox.mark_sent(mail, clock.now())

    def _interrupted(self, mail: OutgoingMail, interruption: Interrupted) -> None:
        self.troubled += 1
        if interruption.for_good:
            outbox.fail(mail, interruption.trouble, interruption.words)
            return
        self._hindered = 0 if interruption.counts else self._hindered + 1
        until = clock.now() + self.backoff.after(mail.attempts if interruption.counts else self._hindered)
        outbox.put_off(
            mail, interruption.trouble, interruption.words, until=until, counts=interruption.counts
        )
        Courier.objects.filter(name=self.name).update(
            trouble="" if interruption.counts else interruption.trouble, last_error=interruption.words[:500]
        )

    def _show_life(self) -> None:
        now = clock.now()
        if self._seen is None or now - self._seen >= SIGN_OF_LIFE:
            self._seen = now
            hindered = {} if self._hindered else {"trouble": "", "last_error": ""}
            Courier.objects.filter(name=self.name).update(seen_at=now, sent=self.sent, **hindered)
