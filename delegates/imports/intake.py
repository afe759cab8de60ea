"""Taking in a file: examine (read and clean), preview (what would happen), take in (make it happen)."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction

from adgmin.core.models import User
from adgmin.core.uploads import secret_mark
from adgmin.core.workbooks.sheet import HEADING_ROWS, MAX_ROWS, Cells, Sheet, Unreadable
from delegates.delegations.models import Delegation

from .cells import CellReader
from .clean import RowCleaner
from .entry import Entry
from .findings import Finding, Notes
from .headings import Layout, find_layout, heading_score, note_headings, note_titles
from .known import Known, load_known
from .plan import CHANGED, CREATED, REFUSED, UNCHANGED, Plan, make_plan
from .read import open_table
from .rows import RowSorter
from .store import write

ATTEMPTS = 3

Progress = Callable[[int], None]


@dataclass(slots=True)
class Table:
    """A file read and cleaned: nothing about it depends on the people stored."""

    entries: list[Entry]
    present: frozenset[str]
    notes: Notes
    known: Known
    lang: str = "en"


@dataclass(slots=True)
class Outcome:
    """What an import does or did."""

    plan: Plan
    committed: bool = False
    findings: list[Finding] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the machine format of `import_delegates`."""
        return {
            "rows": len(self.plan.rows),
            **{action: self.plan.count(action) for action in (CREATED, CHANGED, UNCHANGED, REFUSED)},
            "committed": self.committed,
            "findings": [finding.as_dict() for finding in self.findings],
        }

    @property
    def refused(self) -> int:
        """How many people are refused."""
        return self.plan.count(REFUSED)

    @property
    def is_in_order(self) -> bool:
        """True when no row is refused and no column is missing."""
        return not any(finding.severity == "error" for finding in self.findings)


def examine(
    data: bytes, progress: Progress | None = None, *, known: Known | None = None, name: str = ""
) -> Table:
    """Read and clean a file; `known` narrows what it may speak of, `name` is its own.

    Raises Unreadable when it can't be taken in.
    """
    known = known or load_known()
    _refuse_secret("", name)
    sheet, head, layout, ignored = _choose_sheet(data)
    notes = Notes()
    if sheet.guessed_encoding:
        notes.add(None, None, "encoding_guessed", found=sheet.guessed_encoding)
    for other in ignored:
        notes.add(None, None, "sheet_ignored", found=other)
    present = frozenset(layout.fields.values())
    reader = CellReader(known, layout.lang, is_text=sheet.is_text, date1904=sheet.date1904)
    cleaner = RowCleaner(known, reader, present, notes)
    entries = _read_entries(sheet, head, layout, cleaner, notes, progress)
    note_titles(head, layout, sheet, notes)
    note_headings(layout, sheet.hidden, notes)
    if sheet.stray:
        notes.add(None, None, "stray_cell", found=", ".join(sheet.stray))
    if not entries:
        notes.add(None, None, "no_rows")
    return Table(entries, present, notes, known, layout.lang)


def _choose_sheet(data: bytes) -> tuple[Sheet, list[tuple[int, Cells]], Layout, list[str]]:
    """Return the first sheet with headings, its first rows, its layout, and names of other such sheets."""
    chosen: tuple[Sheet, list[tuple[int, Cells]], Layout] | None = None
    ignored = []
    for sheet in open_table(data, heading_score):
        head = list(islice(sheet.rows, HEADING_ROWS))
        layout = find_layout(head)
        above = [cells for number, cells in head if layout is None or number < layout.row]
        _refuse_secret("\n".join([sheet.name, *(_words(cells) for cells in above)]))
        if layout and chosen:
            ignored.append(sheet.name)
        elif layout:
            chosen = (sheet, head, layout)
    if chosen is None:
        raise Unreadable("headings")
    return *chosen, ignored


def _words(cells: Cells) -> str:
    return "\n".join(cell for cell in cells.values() if isinstance(cell, str))


def _refuse_secret(text: str, name: str = "") -> None:
    """Refuse a file whose name, sheets or title lines bear a mark of state secrets."""
    if mark := secret_mark(text, name):
        raise Unreadable("state_secret", mark=mark)


def _read_entries(
    sheet: Sheet, head: list[tuple[int, Cells]], layout: Layout, cleaner: RowCleaner, notes: Notes,
    progress: Progress | None,
) -> list[Entry]:  # fmt: skip
    sorter, entries = RowSorter(layout, notes), list[Entry]()

    def take(number: int, cells: Cells) -> None:
        values = sorter.delegate(number, cells)
        if values is None:
            return
        if len(entries) >= MAX_ROWS:
            raise Unreadable("rows", "file_too_large", limit=MAX_ROWS)
        entries.append(cleaner.entry(number, values))
        if progress and len(entries) % 500 == 0:
            progress(len(entries))

    for number, cells in head:
        if number > layout.row:
            take(number, cells)
    for number, cells in sheet.rows:
        take(number, cells)
    return entries


def preview(table: Table) -> Outcome:
    """Say what taking in would do now. Writes nothing."""
    plan = make_plan(table.entries, table.present, table.known, _copied(table.notes))
    return Outcome(plan, findings=plan.notes.sorted())


def take_in(
    table: Table,
    *,
    by: User | None,
    skip_refused: bool = False,
    source: str = "",
    agreed: Callable[[Outcome], bool] | None = None,
) -> Outcome:
    """Write what the file says: all rows or none, or all but the refused ones.

    The delegations are locked in one order, all is checked again inside the lock, and only then written.
    `agreed`, if given, may look at the outcome and stop the writing.
    """
    for attempt in range(ATTEMPTS):
        try:
            return _take_in_once(table, by=by, skip_refused=skip_refused, source=source, agreed=agreed)
        except IntegrityError:
            # Somebody wrote the same reference or head meanwhile: the next attempt sees it and says so.
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _take_in_once(
    table: Table,
    *,
    by: User | None,
    skip_refused: bool,
    source: str,
    agreed: Callable[[Outcome], bool] | None,
) -> Outcome:
    with transaction.atomic():
        locked = Delegation.objects.select_for_update().filter(edition=table.known.edition).order_by("pk")
        list(locked.values_list("pk", flat=True))
        outcome = preview(table)
        stopped = (outcome.refused and not skip_refused) or not outcome.plan.rows
        if stopped or (agreed and not agreed(outcome)):
            return outcome
        write(outcome.plan, table.known, by=by, source=source)
        outcome.committed = True
    return outcome


def _copied(notes: Notes) -> Notes:
    fresh = copy(notes)
    fresh.all, fresh.refused_rows = list(notes.all), set(notes.refused_rows)
    return fresh
