"""manage.py load_edition DIR: takes in the pack of an edition."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from delegates.delegations import pack as delegations
from events.agenda import pack as agenda
from events.agenda.pack_rooms import hold_rooms
from events.documents import pack as documents
from events.editions.pack import edition as editions
from events.editions.pack.findings import BrokenPack, Finding
from events.editions.pack.loading import Loaded, Plan, load_pack
from events.parties import pack as parties
from events.releases.publishing import publish
from events.showcase import pack as showcase
from events.venues import pack as venues

_PARTS = (editions, parties, venues, agenda, documents, showcase, delegations)
PLAN = Plan(
    sections=[section for part in _PARTS for section in part.SECTIONS],
    kinds=[kind for part in _PARTS for kind in part.KINDS],
    finish=(hold_rooms, publish),
)
SHIPPED = Path(editions.__file__).resolve().parent.parent / "packs"


class Command(BaseCommand):
    """Loads a pack whole or not at all; a second run changes nothing."""

    help = (
        "Load the YAML pack of an edition. Everything is checked first; a broken pack is refused whole, with each "
        "file, record and field named. Exit 0: loaded, 1: findings, 2: no such pack."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder and what to do with it."""
        parser.add_argument(
            "folder", metavar="DIR", help="the folder of the pack, or the name of a shipped one: adgmin6"
        )
        parser.add_argument(
            "--with-sample-people", action="store_true", help="also sample sign-ins and 300 delegates"
        )
        parser.add_argument("--dry-run", action="store_true", help="check and report, write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and report."""
        folder = folder_of(options["folder"])
        self.as_json = options["format"] == "json"
        self.quiet = options["verbosity"] == 0
        try:
            loaded = load_pack(folder, PLAN, dry_run=options["dry_run"])
        except BrokenPack as broken:
            self._refuse(broken.findings)
            raise SystemExit(1) from None
        self._report(loaded, dry_run=options["dry_run"])

    def _refuse(self, findings: list[Finding]) -> None:
        if self.as_json:
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

    def _report(self, loaded: Loaded, *, dry_run: bool) -> None:
        if self.as_json:
            answer: dict[str, Any] = {
                "edition": loaded.edition.code,
                "committed": not dry_run,
                "findings": [],
            }
            for name in ("created", "changed", "unchanged"):
                answer[name] = {
                    kind: len(getattr(outcome, name)) for kind, outcome in loaded.outcomes.items()
                }
            answer["changed_records"] = {
                kind: one.changed for kind, one in loaded.outcomes.items() if one.changed
            }
            answer["left"] = {kind: one.left for kind, one in loaded.outcomes.items() if one.left}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        elif not self.quiet:
            self._print_table(loaded, dry_run=dry_run)

    def _print_table(self, loaded: Loaded, *, dry_run: bool) -> None:
        self.stdout.write(f"{loaded.edition.short_name}: {loaded.edition.name}")
        self.stdout.write(f"{'':16}{'mới/new':>12}{'đổi/changed':>14}{'giữ/unchanged':>15}")
        for kind, one in loaded.outcomes.items():
            self.stdout.write(
                f"{kind:16}{len(one.created):>12}{len(one.changed):>14}{len(one.unchanged):>15}"
            )
        for kind, one in loaded.outcomes.items():
            for left in one.left:
                self.stdout.write(f"  không có trong gói, giữ lại / not in the pack, left: {kind} {left}")
        if dry_run:
            self.stdout.write("Chạy thử: chưa ghi gì. / Dry run: nothing was written.")


def folder_of(name: str) -> Path:
    """Return the folder of a pack, given its path or the name of a shipped one. Raises CommandError (exit 2)."""
    for folder in (Path(name), SHIPPED / name):
        if folder.is_dir():
            return folder
    raise CommandError(
        f"Không có thư mục {name}. / There is no folder {name}; shipped packs: adgmin6.", returncode=2
    )
