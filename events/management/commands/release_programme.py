"""`release_programme`: release the draft of the programme from the shell."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from adgmin.core.bilingual import Text
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from events.agenda.conflicts import Finding
from events.editions.models import Edition
from events.releases import releasing

DONE, FINDINGS, MISUSE = 0, 1, 2


class Command(BaseCommand):
    """Exit 0 when it is released or there is nothing to release, 1 when findings stop it, 2 when misused."""

    help = (
        "Phát hành bản nháp chương trình thành một bản có số; vướng mắc chặn phát hành trừ khi nêu lý do. / "
        "Release the draft of the programme under the next number. Findings that block stop it, and nothing is "
        "written, unless --override gives a reason. Exit 0: released, or nothing to release; 1: findings; 2: misuse."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the notes, the override, the dry run and the form of the report."""
        parser.add_argument(
            "--note-vi", default="", help="ghi chú tiếng Việt cho người đọc / note in Vietnamese"
        )
        parser.add_argument("--note-en", default="", help="ghi chú tiếng Anh cho người đọc / note in English")
        parser.add_argument(
            "--override",
            metavar="REASON",
            default="",
            help="vẫn phát hành, vì / release in spite of findings, because",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="chỉ xem, không ghi / only look, write nothing"
        )
        parser.add_argument("--by", metavar="EMAIL", help="nhân danh ai / the user in whose name it is done")
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="cách báo cáo / how to report"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Release, or say what would be released, and report."""
        if bool(options["note_vi"].strip()) != bool(options["note_en"].strip()):
            raise CommandError(
                "Ghi chú phải có cả hai ngôn ngữ. / Give the note in both languages.", returncode=MISUSE
            )
        by = _user(options["by"])
        try:
            report = _look(options) if options["dry_run"] else _release(options, by)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"Cơ sở dữ liệu chưa sẵn sàng, hãy chạy migrate. / The database is not ready ({error}); run migrate.",
                returncode=MISUSE,
            ) from error
        self._tell(report, options["format"])
        if report["findings"] and not report["released"] and not (options["dry_run"] and options["override"]):
            raise SystemExit(FINDINGS)

    def _tell(self, report: dict[str, Any], style: str) -> None:
        if style == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        for finding in report["findings"]:
            self.stdout.write(f"{finding['code']:24}{finding['message_vi']}\n{'':24}{finding['message_en']}")
        self.stdout.write(f"{report['message_vi']} / {report['message_en']}")


def _release(options: dict[str, Any], by: User | None) -> dict[str, Any]:
    edition = _edition()
    try:
        made = releasing.release(
            edition,
            by=by,
            note_vi=options["note_vi"],
            note_en=options["note_en"],
            override_reason=options["override"],
        )
    except Refused as refusal:
        return _refused(edition, refusal.problems)
    told = Text(f"Đã phát hành bản số {made.number}.", f"Released number {made.number}.")
    return _report(told, number=made.number, released=True, findings=made.overridden)


def _look(options: dict[str, Any]) -> dict[str, Any]:
    """Report what a release would do; nothing is written."""
    seen = releasing.review(_edition())
    if not seen.difference:
        return _report(_NOTHING, number=seen.number)
    number = (seen.number or 0) + 1
    sessions = len(seen.difference.sessions)
    told = Text(
        f"Chạy thử, chưa ghi gì: bản số {number} sẽ thay đổi {sessions} phiên họp.",
        f"Dry run, nothing written: release {number} would change {sessions} sessions.",
    )
    return _report(told, number=seen.number, findings=[_finding(each) for each in seen.blocking])


_NOTHING = Text(
    "Không có gì để phát hành: bản nháp trùng với nội dung công chúng đang thấy.",
    "Nothing to release: the draft is as the public sees it.",
)


def _refused(edition: Edition, problems: tuple[Problem, ...]) -> dict[str, Any]:
    number = releasing.review(edition).number
    if any(problem.code == "nothing_to_release" for problem in problems):
        return _report(_NOTHING, number=number)
    findings = [
        _finding(about) for problem in problems for about in problem.about if isinstance(about, Finding)
    ]
    if not findings:
        raise CommandError(" ".join(f"{p.message.vi} / {p.message.en}" for p in problems), returncode=MISUSE)
    told = Text(
        f"Chưa phát hành: {len(findings)} vướng mắc. Xử lý, chấp nhận kèm lý do, hoặc dùng --override.",
        f"Nothing was released: {len(findings)} findings. Mend them, accept them with a reason, or use --override.",
    )
    return _report(told, number=number, findings=findings)


def _report(
    told: Text, *, number: int | None, released: bool = False, findings: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {
        "released": released,
        "number": number,
        "findings": findings or [],
        "message_vi": told.vi,
        "message_en": told.en,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "sessions": list(finding.sessions),
        "message_vi": finding.message.vi,
        "message_en": finding.message.en,
    }


def _edition() -> Edition:
    edition = Edition.objects.first()
    if edition is None:
        raise CommandError(
            "Chưa nạp kỳ họp nào. / No edition is loaded; use load_edition.", returncode=MISUSE
        )
    return edition


def _user(email: str | None) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise CommandError(f"Không có người dùng {email}. / There is no user {email}.", returncode=MISUSE)
    return user
