"""`list_of_participants OUT`: the list of participants as it stands now, as PDF, .docx or .xlsx."""

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError, transaction

from adgmin.core import audit, clock
from delegates.lists.files import MEDIA_TYPES, participants_file
from delegates.lists.layout import BOTH, CHOICES
from delegates.lists.participants import agreed_to_be_listed, participants, public_part
from delegates.nominations.models import Delegate
from events.editions.models import Edition

FINDINGS, MISUSE = 1, 2


class Command(BaseCommand):
    """Exit 0 when the file is written, 1 when nobody stands in the list, 2 on misuse; then nothing is written."""

    help = (
        "Write the list of participants (admitted, in protocol order) to OUT.pdf, OUT.docx or OUT.xlsx. "
        "With --public: name, position and organisation of those who agreed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options of the contract."""
        parser.add_argument("out", help="the file to write; its ending says what kind")
        parser.add_argument(
            "--lang", choices=CHOICES, default=BOTH, help="the language, or both side by side"
        )
        parser.add_argument("--public", action="store_true", help="the public version")
        parser.add_argument("--waiting", action="store_true", help="also those not admitted yet, marked *")
        parser.add_argument("--as-of-note", default="", metavar="TEXT", help='said beside the "as of" mark')

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file beside its place and then move it there, so that half a list is never found."""
        out = Path(options["out"])
        kind = out.suffix.removeprefix(".").lower()
        if kind not in MEDIA_TYPES:
            raise CommandError(f"{out.name}: the name must end in .pdf, .docx or .xlsx.", returncode=MISUSE)
        if options["public"] and options["waiting"]:
            raise CommandError(
                "--public lists nobody who is not admitted; leave --waiting out.", returncode=MISUSE
            )
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.", returncode=MISUSE)
        try:
            with transaction.atomic():  # what could not be written was not handed out: then no record stays
                count, body = self._made(kind, options)
                _write(out, body)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database is not ready ({error}); run migrate.", returncode=MISUSE
            ) from error
        self.stdout.write(f"{out}: {count} participants")

    def _made(self, kind: str, options: dict[str, Any]) -> tuple[int, bytes]:
        edition = Edition.objects.first()
        if edition is None:
            raise CommandError("No edition is loaded.", returncode=MISUSE)
        roll = participants(Delegate.objects.all(), edition, as_of=clock.now(), waiting=options["waiting"])
        if options["public"]:
            roll = public_part(roll, agreed_to_be_listed())
        if not roll.count:
            raise CommandError("Nobody stands in the list; nothing was written.", returncode=FINDINGS)
        note, lang, public = " ".join(options["as_of_note"].split()), options["lang"], options["public"]
        body = participants_file(roll, edition, kind, lang, public=public, note=note)
        what = f".{kind}, {lang}, {'public' if public else 'full'}, {roll.count} participants"
        audit.record(edition, "exported list of participants", by=None, note=what)
        return roll.count, body


def _write(out: Path, body: bytes) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    except OSError as error:
        raise CommandError(f"{out.parent} cannot be written to: {error}.", returncode=MISUSE) from error
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(body)
        Path(name).replace(out)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CommandError(f"{out} cannot be written: {error}.", returncode=MISUSE) from error
