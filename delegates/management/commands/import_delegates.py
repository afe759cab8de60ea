"""`import_delegates FILE`: see what a workbook of delegates would do, and take it in."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from adgmin.core.models import User
from adgmin.core.workbooks.sheet import MAX_BYTES, Unreadable
from delegates.imports.findings import Finding, unreadable
from delegates.imports.intake import examine, preview, take_in

DONE, FINDINGS, MISUSE = 0, 1, 2


class Command(BaseCommand):
    """Exit 0 when no row is refused, 1 when any is, 2 when the file or the call is of no use."""

    help = (
        "Take in delegates from an .xlsx, .csv or .tsv file with the headings of the registration form in "
        "English or Vietnamese. Without --commit nothing is written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options of the contract."""
        parser.add_argument("file", help="the workbook or text table")
        parser.add_argument("--commit", action="store_true", help="write; all rows or none")
        parser.add_argument(
            "--skip-refused", action="store_true", help="with --commit: write all but the refused rows"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")
        parser.add_argument("--by", metavar="EMAIL", help="the user in whose name it is done")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report on standard output; progress goes to standard error when it is a terminal."""
        by = _user(options["by"])
        try:
            path = Path(options["file"])
            table = examine(_read(path), _progress if sys.stderr.isatty() else None, name=path.name)
            outcome = (
                take_in(table, by=by, skip_refused=options["skip_refused"])
                if options["commit"]
                else preview(table)
            )
        except Unreadable as error:
            self._report(_nothing(unreadable(error)), [unreadable(error)], options["format"])
            raise SystemExit(MISUSE) from None
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database is not ready ({error}); run migrate.", returncode=MISUSE
            ) from error
        self._report(outcome.as_dict(), outcome.findings, options["format"])
        if outcome.refused or not outcome.is_in_order:
            raise SystemExit(FINDINGS)

    def _report(self, result: dict[str, Any], findings: list[Finding], style: str) -> None:
        if style == "json":
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=1))
            return
        for finding in findings:
            message = finding.message
            self.stdout.write(f"{finding.severity:8}{finding.code:24}{message.en}\n{'':32}{message.vi}")
        counts = ", ".join(
            f"{key} {result[key]}" for key in ("rows", "created", "changed", "unchanged", "refused")
        )
        self.stdout.write(f"{counts}; {'committed' if result['committed'] else 'nothing written'}")


def _user(email: str | None) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise CommandError(f"There is no user {email}.", returncode=MISUSE)
    return user


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable("bytes", "file_too_large", limit=MAX_BYTES // (1024 * 1024))
        return path.read_bytes()
    except (OSError, ValueError):
        raise Unreadable("missing") from None


def _progress(rows: int) -> None:
    sys.stderr.write(f"{rows} rows read\n")
    sys.stderr.flush()


def _nothing(finding: Finding) -> dict[str, Any]:
    counts = dict.fromkeys(("rows", "created", "changed", "unchanged", "refused"), 0)
    return {**counts, "committed": False, "findings": [finding.as_dict()]}
