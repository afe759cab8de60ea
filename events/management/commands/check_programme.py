"""`check_programme`: everything the rules find in the draft of the programme."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from events.agenda.conflicts import Finding, findings_of
from events.editions.models import Edition

FINDINGS, MISUSE = 1, 2


class Command(BaseCommand):
    """Exit 0 when nothing waits, 1 when a finding must be mended or looked at, 2 when there is no programme."""

    help = (
        "Check the draft of the programme: rooms, people, interpreters, seats, days, agendas, languages. Exit 0: "
        "nothing waits (findings for information and accepted ones do not count), 1: there is a finding of severity "
        "block or warn that nobody has accepted, 2: no edition is loaded, or misuse. Writes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options of the contract."""
        parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report")
        parser.add_argument("--edition", metavar="CODE", help="another edition than the present one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report on standard output."""
        try:
            edition = _edition(options["edition"])
            findings = findings_of(edition)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"Cơ sở dữ liệu chưa sẵn sàng ({error}); hãy chạy migrate. / "
                f"The database is not ready ({error}); run migrate.",
                returncode=MISUSE,
            ) from error
        if options["format"] == "json":
            told = {"findings": [as_dict(finding) for finding in findings]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self._print_table(edition, findings)
        if any(finding.is_open for finding in findings):
            raise SystemExit(FINDINGS)

    def _print_table(self, edition: Edition, findings: list[Finding]) -> None:
        self.stdout.write(f"{edition.code}: {edition.name_vi} / {edition.name_en}")  # type: ignore[attr-defined]  # translated columns
        for finding in findings:
            head = f"{finding.severity:7}{finding.code:27}{', '.join(finding.sessions)}"
            self.stdout.write(f"\n{head}\n       {finding.message.vi}\n       {finding.message.en}")
            if accepted := finding.accepted:
                self.stdout.write(f"       Đã chấp nhận / Accepted: {accepted.by or '–'}; {accepted.because}")
        counts = {
            name: sum(finding.severity == name and finding.accepted is None for finding in findings)
            for name in ("block", "warn", "info")
        }
        accepted_ones = len(findings) - sum(counts.values())
        self.stdout.write(
            f"\nPhải khắc phục: {counts['block']}; cần xem lại: {counts['warn']}; để biết: {counts['info']}; "
            f"đã chấp nhận: {accepted_ones}.\n"
            f"To be mended: {counts['block']}; to be looked at: {counts['warn']}; to know: {counts['info']}; "
            f"accepted: {accepted_ones}."
        )


def as_dict(finding: Finding) -> dict[str, Any]:
    """Return a finding as the machine format gives it."""
    accepted = finding.accepted
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "sessions": list(finding.sessions),
        "message_vi": finding.message.vi,
        "message_en": finding.message.en,
        "fingerprint": finding.fingerprint,
        "accepted": {"by": accepted.by, "because": accepted.because} if accepted else None,
    }


def _edition(code: str | None) -> Edition:
    editions = Edition.objects.filter(code=code) if code else Edition.objects.all()
    edition = editions.first()
    if edition is None:
        raise CommandError(
            "Chưa có kỳ họp nào được nạp. / No edition is loaded." if not code
            else f"Không có kỳ họp {code}. / There is no edition {code}.",
            returncode=MISUSE,
        )  # fmt: skip
    return edition
