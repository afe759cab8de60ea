"""`render_badges`: badges as a PDF, for a badge printer or on sheets."""

import os
import sys
import tempfile
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from adgmin.core import audit, clock
from adgmin.core.pdfs.joining import join
from adgmin.core.pdfs.typesetting import PressFailed
from adgmin.core.problems import Refused
from delegates.badges import batches, print_choosing, store
from delegates.badges.batch_making import make
from delegates.badges.making import lacking, make_badges
from delegates.badges.models import BadgeBatch
from delegates.badges.print_choosing import DELEGATION, EVERY, NUMBERS, STALE, UNPRINTED, Chosen
from delegates.badges.sheets import chunks, title_of
from events.editions.models import Edition

FINDINGS, MISUSE = 1, 2
REASON = "Khuôn thẻ đã thay đổi / What the badge says changed"


class Command(BaseCommand):
    """Exit 0 when the file is written, 1 when there is nothing to print or it failed, 2 on misuse."""

    help = (
        "Write badges as a PDF, both sides, ordered by delegation, then precedence: all that are not printed yet, or "
        "what an option chooses. With --mark-printed it is a print run with a number: the badges count as printed, and "
        "those printed before get a new number and code first. Exit 0: written, 1: nothing to print or it failed, "
        "2: misuse; on failure nothing is written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options of the contract."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--delegation", metavar="CODE", help="not printed yet, of one delegation")
        which.add_argument(
            "--stale", action="store_true", help="printed, but what they say has changed since"
        )
        which.add_argument("--all", action="store_true", help="every badge that counts, printed or not")
        which.add_argument("--numbers", metavar="LIST", help='by number: "12, 15-20"')
        which.add_argument("--run", type=int, help=SUPPRESS)  # a waiting run, for the process that makes it
        parser.add_argument("--sheet", choices=BadgeBatch.Sheet.values, default=BadgeBatch.Sheet.A6.value,
                            help="a6: one side a page, for a badge printer; a4: sheets with crop marks")  # fmt: skip
        parser.add_argument("--out", metavar="FILE", help="the file to write (badges-<edition>-<sheet>.pdf)")
        parser.add_argument(
            "--make", action="store_true", help="first make the badges of who is accredited without"
        )
        parser.add_argument("--mark-printed", action="store_true", help="let the badges count as printed")
        parser.add_argument("--reason", default=REASON, help="why those printed before are printed again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Choose, set, write beside the place and move there."""
        try:
            self._handle(options)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database is not ready ({error}); run migrate.", returncode=MISUSE
            ) from error
        except PressFailed as error:
            raise CommandError(f"The badges could not be set: {error}", returncode=FINDINGS) from error
        except Refused as refusal:
            sentences = " ".join(f"{problem.message.en}" for problem in refusal.problems)
            raise CommandError(sentences, returncode=FINDINGS) from refusal

    def _handle(self, options: dict[str, Any]) -> None:
        edition = Edition.objects.first()
        if edition is None:
            raise CommandError("No edition is loaded.", returncode=MISUSE)
        if options["run"] is not None:
            self._make_run(edition, options["run"])
            return
        out = Path(options["out"] or f"badges-{edition.code}-{options['sheet']}.pdf")
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.", returncode=MISUSE)
        if options["make"]:
            made = make_badges(lacking(edition), by=None)
            self.stderr.write(f"{len(made)} badges made")
        chosen = _chosen(edition, options)
        if not chosen.count:
            raise CommandError("There is nothing to print; nothing was written.", returncode=FINDINGS)
        if chosen.held:
            self.stderr.write(f"{chosen.held} left out: the accreditation is being looked at again")
        if options["mark_printed"]:
            self._as_a_run(edition, chosen, out, options)
        else:
            self._draft(edition, chosen, out, options["sheet"])

    def _as_a_run(self, edition: Edition, chosen: Chosen, out: Path, options: dict[str, Any]) -> None:
        batch = batches.begin(
            edition, chosen.fresh, chosen.again, sheet=options["sheet"], by=None, reason=options["reason"],
            what=print_choosing.in_two(chosen.what),
        )  # fmt: skip
        batch = make(batch, tell=self._tell)
        _write(out, store.pieces(batch.file))
        self.stdout.write(f"{out}: print run {batch.number}, {batch.done} badges")

    def _draft(self, edition: Edition, chosen: Chosen, out: Path, sheet: str) -> None:
        keys, done = [*chosen.fresh, *chosen.again], 0

        def pdfs() -> Iterator[bytes]:
            nonlocal done
            for badges, pdf in chunks(keys, edition, sheet, made_at=clock.now()):
                yield pdf
                done += len(badges)
                self._tell(done, len(keys))

        with _beside(out) as draft:
            join(pdfs(), draft, title=title_of(edition))
        audit.record(edition, "badges rendered", by=None, note=f"{chosen.what}: {done}")
        self.stdout.write(f"{out}: {done} badges")

    def _make_run(self, edition: Edition, number: int) -> None:
        batch = BadgeBatch.objects.filter(edition=edition, number=number).first()
        if batch is None:
            raise CommandError(f"There is no print run {number}.", returncode=MISUSE)
        make(batch, tell=self._tell)
        batches.sweep(clock.now())

    def _tell(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} / {total}", ending="" if done < total else "\n")


def _chosen(edition: Edition, options: dict[str, Any]) -> Chosen:
    what = STALE if options["stale"] else EVERY if options["all"] else UNPRINTED
    if options["delegation"] is not None:
        what = DELEGATION
    elif options["numbers"] is not None:
        what = NUMBERS
    chosen = print_choosing.choose(
        edition, what, delegation=options["delegation"] or "", numbers=options["numbers"] or ""
    )
    if chosen.problems:
        raise CommandError(" ".join(problem.message.en for problem in chosen.problems), returncode=MISUSE)
    return chosen


class _beside:  # noqa: N801 - used as a function
    """Open a file beside its place; it takes the place when all went well, else nothing is left."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def __enter__(self) -> Any:
        try:
            handle, self.name = tempfile.mkstemp(dir=self.out.parent, prefix=f".{self.out.name}.")
        except OSError as error:
            raise CommandError(
                f"{self.out.parent} cannot be written to: {error}.", returncode=MISUSE
            ) from error
        self.stream = os.fdopen(handle, "wb")
        return self.stream

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: object) -> None:
        self.stream.close()
        if kind is None:
            Path(self.name).replace(self.out)
            return
        Path(self.name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CommandError(f"{self.out} cannot be written: {error}.", returncode=MISUSE) from error


def _write(out: Path, pieces: Iterator[bytes]) -> None:
    with _beside(out) as draft:
        for piece in pieces:
            draft.write(piece)
