"""Queries of the door that are compiled once: building the SQL costs the ORM ten times what the database needs for it.

They are written as querysets all the same, so that names, joins and both databases stay the ORM's business.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

# What stands for a value while a query is compiled; nothing else in a query equals one of them.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 2_000_000_011 + number,
    str: lambda number: f"\u2063{number}",
    dt.datetime: lambda number: dt.datetime(1999, 1, 1, 0, 0, number, tzinfo=dt.UTC),
}


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    params: tuple[Any, ...]  # the position of a value is its name in `named`
    named: dict[int, str]
    compiler: SQLCompiler
    converters: dict[int, Any]


class Prepared:
    """A query of which only the values change: `Prepared(make, edition=int)`, then `rows(edition=…)`.

    `make` gets a stand-in for each value and returns a queryset of `values_list`, or a query. `lock`: the table whose
    rows are locked, in a transaction; SQLite locks as a whole.
    """

    def __init__(self, make: Callable[..., QuerySet | Query], *, lock: str = "", **kinds: type) -> None:
        self._make = make
        self._lock = lock
        self._kinds = kinds
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, **values: Any) -> list[Sequence[Any]]:
        """Run it; one query."""
        compiled = self._compiled.get(connection.vendor) or self._compile()
        params = list(compiled.params)
        for position, name in compiled.named.items():
            params[position] = _adapted(values[name])
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, params)
            found: Iterable[Sequence[Any]] = cursor.fetchall()
        if compiled.converters:
            found = compiled.compiler.apply_converters(found, compiled.converters)
        return list(found)

    def first(self, **values: Any) -> Sequence[Any] | None:
        """Run it and return the first row, or None."""
        return next(iter(self.rows(**values)), None)

    def _compile(self) -> _Compiled:
        marks = {name: _MARKS[kind](number) for number, (name, kind) in enumerate(self._kinds.items())}
        made = self._make(**marks)
        query = made.query if isinstance(made, QuerySet) else made
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        if self._lock and connection.vendor == "postgresql":
            sql += f' FOR NO KEY UPDATE OF "{self._lock}"'
        told = {_adapted(mark): name for name, mark in marks.items()}
        named = {place: told[param] for place, param in enumerate(params) if param in told}
        if set(named.values()) != set(marks):
            raise TypeError(f"not every value is asked for: {set(marks) - set(named.values())}")
        converters = compiler.get_converters([one for one, *_rest in compiler.select])
        compiled = _Compiled(sql, tuple(params), named, compiler, converters)
        self._compiled[connection.vendor] = compiled
        return compiled


def aggregated(queryset: QuerySet, **wanted: models.Aggregate) -> Query:
    """Return the query of `queryset.aggregate(**wanted)`, which that method would run at once."""
    query = queryset.query.chain()
    query.clear_ordering(force=True)
    query.select = ()
    query.default_cols = False
    for name, one in wanted.items():
        query.add_annotation(one, name)
    return query


def insert(record: models.Model, *, replacing: Sequence[str] = (), unique: Sequence[str] = ()) -> None:
    """Insert a record whose number is not needed; with `replacing`, these columns of one that is there already."""
    fields = [field for field in record._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column or "") for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(record._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - names of columns
    if replacing:
        keys = ", ".join(map(quote, unique))
        sets = ", ".join(f"{name} = EXCLUDED.{name}" for name in map(quote, replacing))
        sql += f" ON CONFLICT ({keys}) DO UPDATE SET {sets}"
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [field.get_db_prep_save(getattr(record, field.attname), connection) for field in fields]
        )


def _adapted(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
