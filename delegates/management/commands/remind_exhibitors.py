"""Reminds those who write for an exhibitor of what its checklist asks for soon; to be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from adgmin.core import clock, dates
from delegates.exhibiting.reminding import DueItems, due_items, remind_of_items
from events.editions.models import Edition


class Command(BaseCommand):
    """Queue the letters 7, 3 and 1 days before each deadline, to whom still has something to do; never twice."""

    help = (
        "Queue reminders before the deadlines of the exhibitors' checklist (7, 3 and 1 days) to those who write for an "
        "exhibitor with something still to do. Run it once a day; a second run sends nothing again. Exit code 0 when "
        "it was done, 2 on misuse."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Let it be tried out."""
        parser.add_argument("--dry-run", action="store_true", help="say what would be sent, and send nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the exhibitors of the newest edition."""
        edition, letters = Edition.objects.first(), 0
        for due in due_items(edition, clock.now()) if edition else []:
            letters += len(due.contacts) if options["dry_run"] else remind_of_items(due)
            if options["verbosity"] > 0:
                self.stdout.write(_line(due))
        vi, en = ("Sẽ gửi", "would be queued") if options["dry_run"] else ("Đã đưa vào hàng chờ", "queued")
        self.stdout.write(f"{vi}: {letters} thư nhắc. / {letters} reminders {en}.")


def _line(due: DueItems) -> str:
    readers = ", ".join(contact.email for contact in due.contacts)
    items = " ".join(item.code for item in due.items)
    until = dates.local(due.due_at).isoformat()
    return f"{due.exhibitor.code} {items} {until} ({due.days_before}): {readers}"
