"""How a table of a pack becomes rows of the database; each capability declares its own tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from .fields import Field, Group, Ref
from .findings import At

CODE = r"[A-Za-z0-9][A-Za-z0-9._-]*"


@dataclass(frozen=True, slots=True)
class Links:
    """A linking table: the column of the record that owns the links, and the columns of one link."""

    model: type[Model]
    owner: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """One kind of row: `key` finds it again within the edition reached by `scope`; codes in words."""

    name: str
    model: type[Model]
    key: tuple[str, ...] = ("edition_id", "code")
    scope: str = "edition"
    links: Mapping[str, Links] = field(default_factory=dict)
    # Columns unique in the edition that may be exchanged between rows.
    orders: tuple[str, ...] = ()
    # What a changed row holds while the rows are written, so that rows that exclude each other may be exchanged.
    aside: Mapping[str, Any] = field(default_factory=dict)
    # A column that counts the changes of a row.
    counter: str = ""
    # Columns that follow what became of a row, once these conditions hold of it: the pack fills them before that alone.
    outgrown: tuple[str, ...] = ()
    outgrown_when: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """One row as the pack wants it: columns by attname, references as Ref; `code` names it in its kind."""

    kind: Kind
    code: str
    values: dict[str, Any]
    links: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """A clean record of the pack, with its place for rules that find fault with it."""

    code: str
    number: int
    data: dict[str, Any]
    at: At

    def __getitem__(self, name: str) -> Any:
        return self.data[name]


Records = dict[str, dict[str, Record]]
Rule = Callable[[Records], None]
Rows = Callable[[Record, Records], Iterable[Row]]
EDITION = Ref("edition", "")


@dataclass(frozen=True)
class Section:
    """A table of a file: its fields, the rows made of a record, the rules over all records."""

    file: str
    name: str
    fields: Mapping[str, Field]
    rows: Rows
    code_pattern: str = CODE
    code_limit: int = 60
    rules: tuple[Rule, ...] = ()

    def clean(self, code: Any, number: int, raw: Any, at: At) -> Record:
        """Check one record."""
        return Record(str(code), number, Group(fields=self.fields).clean(raw, at), at)


def plain(
    kind: Kind, *, rename: Mapping[str, str] | None = None, skip: Iterable[str] = (), numbered: bool = False
) -> Rows:
    """Make rows that follow their record field by field; references go to `<name>_id`."""
    names, left_out = dict(rename or {}), frozenset(skip)

    def rows(record: Record, _records: Records) -> Iterable[Row]:
        values = columns(record.data, names, left_out | kind.links.keys())
        if numbered:
            values["sort_order"] = record.number
        owner = {"edition_id": EDITION} if "edition_id" in kind.key else {}
        found = {name: [(value,) for value in record[name]] for name in kind.links}
        yield Row(kind, record.code, {**owner, kind.key[-1]: record.code, **values}, found)

    return rows


def columns(data: Mapping[str, Any], rename: Mapping[str, str], skip: Iterable[str]) -> dict[str, Any]:
    """Return the fields of a record as columns, renamed, without those skipped."""
    wanted = {rename.get(name, name): value for name, value in data.items() if name not in skip}
    return {f"{name}_id" if isinstance(value, Ref) else name: value for name, value in wanted.items()}


def once(table: str, *names: str) -> Rule:
    """Make the rule that no two records of a table share a value of these fields (empty ones apart)."""

    def rule(records: Records) -> None:
        for name in names:
            seen: dict[Any, str] = {}
            for record in records[table].values():
                value = record[name]
                if value in (None, ""):
                    continue
                shown = value.code if isinstance(value, Ref) else value
                if value in seen:
                    record.at.within(name).report(
                        "not_unique",
                        f"“{shown}” đã được dùng ở {seen[value]}. Mỗi bản ghi phải có giá trị riêng.",
                        f"“{shown}” is used by {seen[value]} already. Each record needs its own.",
                    )
                seen.setdefault(value, record.code)

    return rule
