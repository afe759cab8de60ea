"""manage.py load_edition DIR: takes in the pack of an edition."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.models import User
from delegates.badges.zones import ensure_zones
from delegates.delegations import pack as delegations
from delegates.gates.doors import ensure_gates
from delegates.imports.intake import Outcome
from delegates.management.sample_exhibitors import give_pictures, make_sample_exhibitors
from delegates.management.sample_papers import make_papers
from delegates.management.sample_people import (
    SAMPLE_PASSWORD,
    WORKBOOK,
    make_deadlines,
    make_morning,
    make_sign_ins,
    take_in_delegates,
)
from delegates.privacy.consents import ensure_texts
from events.agenda import pack as agenda
from events.agenda.pack_rooms import hold_rooms
from events.awards.samples import make_sample_awards
from events.documents import pack as documents
from events.editions.pack import edition as editions
from events.editions.pack.findings import BrokenPack, Finding
from events.editions.pack.loading import Loaded, Plan, load_pack
from events.outcomes.samples import make_sample_texts
from events.parties import pack as parties
from events.releases.first import latest_number, release_first
from events.showcase import pack as showcase
from events.showcase.move_in.samples import make_sample_vehicles
from events.showcase.readiness.samples import make_sample_checklist
from events.tours.samples import make_sample_tour
from events.venues import pack as venues

_PARTS = (editions, parties, venues, agenda, documents, showcase, delegations)
PLAN = Plan(
    sections=[section for part in _PARTS for section in part.SECTIONS],
    kinds=[kind for part in _PARTS for kind in part.KINDS],
    finish=(hold_rooms, release_first),
)
SHIPPED = Path(editions.__file__).resolve().parent.parent / "packs"


class Command(BaseCommand):
    """Loads a pack whole or not at all; a second run changes nothing."""

    help = (
        "Load the YAML pack of an edition. Everything is checked first; a broken pack is refused whole, with "
        "each file, record and field named. Exit 0: loaded, 1: findings, 2: no such pack."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the folder and what to do with it."""
        parser.add_argument("folder", metavar="DIR", help="folder of a pack, or the name of a shipped one")
        parser.add_argument(
            "--with-sample-people",
            action="store_true",
            help="also sample sign-ins and delegates (demonstration)",
        )
        parser.add_argument("--dry-run", action="store_true", help="check and report, write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and report."""
        folder = folder_of(options["folder"])
        if options["with_sample_people"] and not settings.DEMO:
            raise CommandError(
                "Chỉ nạp người mẫu khi ADGMIN_DEMO=1, vì mật khẩu mẫu ai cũng biết. / "
                "Sample people need ADGMIN_DEMO=1: their password is known to everybody.",
                returncode=2,
            )
        try:
            loaded, people = load(folder, people=options["with_sample_people"], dry_run=options["dry_run"])
        except BrokenPack as broken:
            self._refuse(broken.findings, as_json=options["format"] == "json")
            raise SystemExit(1) from None
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_dict(loaded, people, options["dry_run"]), ensure_ascii=False))
        elif options["verbosity"]:
            self._print_table(loaded, people, dry_run=options["dry_run"])

    def _refuse(self, findings: list[Finding], *, as_json: bool) -> None:
        if as_json:
            answer = {"committed": False, "findings": [finding.as_dict() for finding in findings]}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for finding in findings:
            self.stderr.write(
                f"{finding.place} [{finding.code}]\n  {finding.message.vi}\n  {finding.message.en}"
            )
        self.stderr.write(
            f"Chưa ghi gì: {len(findings)} lỗi. / Nothing was written: {len(findings)} findings."
        )

    def _print_table(self, loaded: Loaded, people: dict[str, int], *, dry_run: bool) -> None:
        self.stdout.write(f"{loaded.edition.short_name}: {loaded.edition.name_vi} / {loaded.edition.name_en}")  # type: ignore[attr-defined]  # translated columns
        self.stdout.write(f"{'':16}{'mới/new':>12}{'đổi/changed':>14}{'giữ/unchanged':>15}")
        for kind, one in loaded.outcomes.items():
            self.stdout.write(
                f"{kind:16}{len(one.created):>12}{len(one.changed):>14}{len(one.unchanged):>15}"
            )
        for name, count in people.items():
            self.stdout.write(f"{name:16}{count:>12}")
        for kind, one in loaded.outcomes.items():
            for left in one.left:
                self.stdout.write(f"  không có trong gói, giữ lại / not in the pack, left: {kind} {left}")
        if dry_run:
            self.stdout.write("Chạy thử: chưa ghi gì. / Dry run: nothing was written.")
        elif loaded.touched:
            number = latest_number(loaded.edition)
            self.stdout.write(
                f"Bản phát hành công khai: số {number}. Thay đổi của bản nháp được công bố bằng release_programme. / "
                f"Public release: {number}. Changes to the draft go out with release_programme."
            )


def folder_of(name: str) -> Path:
    """Return the folder of a pack, by its path or a shipped one's name. Raises CommandError (exit 2)."""
    for folder in (Path(name), SHIPPED / name):
        if folder.is_dir():
            return folder
    raise CommandError(
        f"Không có thư mục {name}. / There is no folder {name}. Shipped pack: adgmin6.", returncode=2
    )


def load(folder: Path, *, people: bool = False, dry_run: bool = False) -> tuple[Loaded, dict[str, int]]:
    """Load a pack and, if asked, sample people, in one transaction. Raises BrokenPack."""
    made: dict[str, int] = {}
    with transaction.atomic():
        # Pictures before the first release, which shows them; a dry run leaves no file.
        plan = replace(PLAN, finish=(give_pictures, *PLAN.finish)) if people and not dry_run else PLAN
        loaded = load_pack(folder, plan)
        ensure_texts(clock.now())
        ensure_zones(loaded.edition)
        ensure_gates(loaded.edition)
        if people:
            made["sign_ins"] = len(make_sign_ins(loaded.edition))
            made["delegates"] = _delegates(loaded, folder)
            make_deadlines(loaded.edition)
            make_sample_checklist(loaded.edition)
            make_sample_vehicles(loaded.edition)
            made["finalists"] = make_sample_awards(loaded.edition, folder, password=SAMPLE_PASSWORD)
            made["papers"] = make_papers(loaded.edition, by=None)
            if not dry_run:
                made["exhibitors"] = make_sample_exhibitors(loaded.edition)
            organiser = User.objects.get(email="organiser@example.org")
            made["tours"] = make_sample_tour(loaded.edition, by=organiser)
            drafter = User.objects.get(email="programme@example.org")
            made["texts"] = make_sample_texts(loaded.edition, folder, by=drafter)
            make_morning(loaded.edition)
        if dry_run:
            transaction.set_rollback(True)
    return loaded, made


def _delegates(loaded: Loaded, folder: Path) -> int:
    try:
        outcome = take_in_delegates(loaded.edition, folder)
    except FileNotFoundError:
        missing = Text("Gói không có tệp người mẫu này.", "The pack has no such workbook of sample people.")
        raise BrokenPack([Finding(WORKBOOK, "", "", "missing_file", missing)]) from None
    if outcome is None:
        return 0
    if not outcome.committed:
        raise BrokenPack(_refused_rows(outcome))
    return outcome.plan.count("created")


def _refused_rows(outcome: Outcome) -> list[Finding]:
    return [
        Finding(WORKBOOK, str(one.row or ""), one.column or "", one.code, one.message, one.row or 0)
        for one in outcome.findings
        if one.severity == "error"
    ]


def _as_dict(loaded: Loaded, people: dict[str, int], dry_run: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {"edition": loaded.edition.code, "committed": not dry_run, "findings": []}
    for name in ("created", "changed", "unchanged"):
        answer[name] = {kind: len(getattr(outcome, name)) for kind, outcome in loaded.outcomes.items()}
    answer["changed_records"] = {kind: one.changed for kind, one in loaded.outcomes.items() if one.changed}
    answer["left"] = {kind: one.left for kind, one in loaded.outcomes.items() if one.left}
    answer["sample_people"] = people
    return answer
