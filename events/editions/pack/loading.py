"""Loads a pack: everything is checked first, then written in one transaction, or nothing is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils import translation

from adgmin.core.audit import record
from adgmin.core.bilingual import Text

from ..models import Edition
from .check import checked_records
from .findings import BrokenPack, Finding
from .sections import Kind, Row, Section
from .writing import Outcome, Writer

Finish = Callable[[Edition], object]


@dataclass(slots=True)
class Loaded:
    """What a pack did to the database."""

    edition: Edition
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    @property
    def touched(self) -> bool:
        """Whether anything was written."""
        return any(outcome.created or outcome.changed for outcome in self.outcomes.values())


@dataclass(frozen=True)
class Plan:
    """The tables a pack may hold, the kinds of rows in the order of writing, and what follows a write."""

    sections: Sequence[Section]
    kinds: Sequence[Kind]
    finish: Sequence[Finish] = ()


def load_pack(folder: Path, plan: Plan) -> Loaded:
    """Load a pack. Raises BrokenPack with all findings; then nothing is written."""
    records = checked_records(folder, plan.sections)
    rows: dict[str, list[Row]] = {kind.name: [] for kind in plan.kinds}
    for section in plan.sections:
        for one in records[section.name].values():
            for row in section.rows(one, records):
                rows[row.kind.name].append(row)
    try:
        # The main language fills the columns that modeltranslation mirrors.
        with transaction.atomic(), translation.override("vi"):
            return _write(rows, plan)
    except DatabaseError as problem:
        raise BrokenPack([_refused_by_database(folder, problem)]) from problem


def _write(rows: dict[str, list[Row]], plan: Plan) -> Loaded:
    writer = Writer()
    for kind in plan.kinds:
        writer.write(kind, rows[kind.name])
    edition = writer.edition
    if edition is None:
        raise DatabaseError("no edition")
    loaded = Loaded(edition, writer.outcomes)
    if loaded.touched:
        for step in plan.finish:
            step(edition)
        counts = {
            name: [len(outcome.created), len(outcome.changed)]
            for name, outcome in writer.outcomes.items()
            if outcome.created or outcome.changed
        }
        record(edition, "load_edition", by=None, changes={"created, changed": counts})
    return loaded


def _refused_by_database(folder: Path, problem: DatabaseError) -> Finding:
    reason = " ".join(str(problem).split())
    return Finding(
        folder.name,
        "",
        "",
        "database",
        Text(
            f"Cơ sở dữ liệu không nhận dữ liệu này ({reason}). Chưa có gì được ghi.",
            f"The database refuses these data ({reason}). Nothing was written.",
        ),
    )
