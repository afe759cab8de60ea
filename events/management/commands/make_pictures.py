"""`make_pictures`: the sizes and formats in which pages show pictures."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from events.pictures.making import make_variants
from events.pictures.storing import sweep

FINDINGS, MISUSE = 1, 2


class Command(BaseCommand):
    """Exit 0 when every picture is complete, 1 when the file of one is lost, 2 on misuse."""

    help = (
        "Make the sizes and formats of pictures that are missing, and delete files that belong to none. Exit 0: every "
        "picture is complete, 1: the kept file of one is lost, 2: misuse."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--again", action="store_true", help="make all of them again")
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="how many are made at once (the cores)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, with a line that tells how far it is."""
        if options["processes"] < 1:
            raise CommandError("--processes is at least 1.", returncode=MISUSE)
        try:
            made, lost = make_variants(
                again=options["again"], processes=options["processes"], tell=self._tell
            )
            swept = sweep()
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database is not ready ({error}); run migrate.", returncode=MISUSE
            ) from error
        self.stdout.write(f"Pictures made: {made} · files without a picture deleted: {swept}")
        if lost:
            raise CommandError(f"The kept file is lost of: {', '.join(lost)}", returncode=FINDINGS)

    def _tell(self, done: int, total: int) -> None:
        end = "\n" if done == total or not self.stderr.isatty() else "\r"
        if done == total or self.stderr.isatty() or done % 20 == 0:
            self.stderr.write(f"{done}/{total}", ending=end)
