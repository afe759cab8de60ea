"""manage.py send_mail: hand the mails of the outbox to the mail server."""

import datetime as dt
import os
import signal
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from adgmin.core import clock
from delegates.mail.courier import Round
from delegates.mail.forgetting import forget_settled
from delegates.mail.models import OutgoingMail


class Command(BaseCommand):
    """Sends what waits, once or for ever; several may run at the same time."""

    help = (
        "Send the mails that wait in the outbox to the server of EMAIL_URL. "
        "Exit 0 when all went, 1 when some did not (they are tried again later, or listed at /desk/messages/), "
        "2 when no server is set."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare once or watch, how many, how quickly."""
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--once", action="store_true", help="send what is due and end (what is done without an option)"
        )
        way.add_argument(
            "--watch",
            action="store_true",
            help="keep sending until stopped (SIGTERM ends after the mail under way)",
        )
        way.add_argument(
            "--forget-after", type=_positive, metavar="DAYS",
            help="send nothing; delete mails that went, or were withheld, more than DAYS days ago",
        )  # fmt: skip
        parser.add_argument("--limit", type=_positive, default=0, metavar="N", help="end after N mails")
        parser.add_argument(
            "--rate", type=_rate, default=settings.MAIL_PER_MINUTE, metavar="N",
            help="at most N mails a minute, all senders together (default MAIL_PER_MINUTE, %(default)g; 0: no limit)",
        )  # fmt: skip
        parser.add_argument(
            "--parent", type=int, default=0, metavar="PID", help="end when this process is gone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what became of it; or forget."""
        if days := options["forget_after"]:
            number = forget_settled(clock.now() - dt.timedelta(days=days))
            self.stdout.write(f"Đã xóa {number} thư cũ. / {number} old mails deleted.")
            return
        if not settings.EMAIL_URL:
            waiting = OutgoingMail.objects.filter(state=OutgoingMail.State.QUEUED).count()
            raise CommandError(
                f"Chưa đặt máy chủ thư (EMAIL_URL); {waiting} thư đang chờ. / "
                f"No mail server is set (EMAIL_URL); {waiting} mails wait.",
                returncode=2,
            )
        with _stopping(options["parent"]) as stop:
            work = Round(stop=stop, per_minute=options["rate"], limit=options["limit"])
            if options["watch"]:
                work.watch()
            else:
                work.once()
        self.stdout.write(
            f"Đã gửi {work.sent} thư, chưa gửi được {work.troubled}. / {work.sent} mails sent, {work.troubled} not yet."
        )
        if work.troubled and not options["watch"]:
            raise SystemExit(1)


@contextmanager
def _stopping(parent: int) -> Iterator[Callable[[], bool]]:
    """Give the question whether to stop: asked to by SIGTERM or SIGINT, or the parent is gone."""
    asked: list[int] = []
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda received, frame: asked.append(received)) for number in numbers]
    try:
        yield lambda: bool(asked) or bool(parent and os.getppid() != parent)
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _positive(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise ArgumentTypeError(f"{value!r} is not a whole number (1, 2, …)")
    return int(value)


def _rate(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1
    if not 0 <= number < float("inf"):
        raise ArgumentTypeError(f"{value!r} is not a number of mails a minute (0 or more)")
    return number
