"""Reminds those who speak for a delegation of the deadlines that draw near; to be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from adgmin.core import clock, dates
from delegates.delegations.models import Delegation
from delegates.mail.reminding import Due, due_reminders, remind


class Command(BaseCommand):
    """Queue the letters 7, 3 and 1 days before each deadline, to whom still has something to do; never twice."""

    help = (
        "Queue reminders before deadlines (7, 3 and 1 days) to focal points whose delegation still has something to "
        "do. Run it once a day; a second run sends nothing again. Exit code 0 when it was done, 2 on misuse."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Let it be tried out."""
        parser.add_argument("--dry-run", action="store_true", help="say what would be sent, and send nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the delegations of the newest edition."""
        now = clock.now()
        delegations = Delegation.objects.select_related("edition").order_by("edition", "sort_order")
        found = due_reminders(delegations, now)
        letters = 0
        for due in found:
            letters += len(due.focal_points) if options["dry_run"] else remind(due, now)
            if options["verbosity"] > 0:
                self.stdout.write(_line(due))
        vi, en = ("Sẽ gửi", "would be queued") if options["dry_run"] else ("Đã đưa vào hàng chờ", "queued")
        self.stdout.write(f"{vi}: {letters} thư nhắc. / {letters} reminders {en}.")


def _line(due: Due) -> str:
    readers = ", ".join(focal.email for focal in due.focal_points)
    until = dates.local(due.due_at).isoformat()
    return f"{due.delegation.code} {due.step.value} {until} ({due.days_before}): {readers}"
