"""Encrypting everything anew by the newest key, while the meeting goes on; can be stopped and taken up again.

Values, fingerprints and files are each looked at by their key id, so that a second run does only what is left.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from adgmin.core import spool
from adgmin.core.encryption import DecryptionError, EncryptedField, decrypt, encrypt, is_current
from delegates.nominations.models import TravelDocument
from events.documents.storing import PAPERS
from events.pictures.storing import PICTURES
from events.showcase.hall.underlay import PLANS

from .storing import FILES

FOLDERS = (FILES, PAPERS, PICTURES, PLANS)
BATCH = 500
SHOWN = 5  # of what can't be read, in a message
Tell = Callable[[str, int, int], None]  # table, rows looked at, rows encrypted anew


@dataclass(frozen=True, slots=True)
class Kind:
    """Something encrypted that is no column: made new, counted by older keys, named where no key opens it."""

    renew: Callable[[], int]
    older: Callable[[], int]
    unreadable: Callable[[], list[str]] = list


_ALSO = [Kind(spool.renew_all, lambda: len(spool.older()))]
# Fingerprints by table: column → from the values of the row in the clear.
DIGESTS: dict[type[models.Model], dict[str, Callable[[dict[str, str]], str]]] = {
    TravelDocument: {
        "number_digest": lambda row: TravelDocument.digest_of_number(row["number"]),
        "birth_digest": lambda row: TravelDocument.digest_of_text(row["birth_date"]),
    }
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with encrypted columns, and the columns of their fingerprints."""

    name: str
    encrypted: tuple[str, ...]
    digests: dict[str, Callable[[dict[str, str]], str]]

    @property
    def columns(self) -> tuple[str, ...]:
        """What is read and written of each row."""
        return (*self.encrypted, *self.digests)


def tables() -> Iterator[Table]:
    """Yield every table with encrypted columns."""
    for model in apps.get_models():
        encrypted = tuple(
            str(field.column) for field in model._meta.concrete_fields if isinstance(field, EncryptedField)
        )
        if encrypted:
            yield Table(model._meta.db_table, encrypted, DIGESTS.get(model, {}))


def also(kind: Kind) -> None:
    """Let something be rotated that is no column of its own; twice is once."""
    if kind not in _ALSO:
        _ALSO.append(kind)


def rotate(tell: Tell = lambda table, seen, made: None) -> int:
    """Encrypt anew what is not by the newest key; return how many rows and files were.

    Raises DecryptionError for what can't be read, before anything is written.
    """
    if lost := unreadable():
        raise DecryptionError("; ".join(lost[:SHOWN]) + (f" … ({len(lost)})" if len(lost) > SHOWN else ""))
    made = sum(_rotate_table(table, tell) for table in tables())
    files = 0
    for folder in FOLDERS:
        for seen, name in enumerate(folder.names(), 1):
            files += folder.renew(name)
            tell(folder.name, seen, files)
    return made + files + sum(kind.renew() for kind in _ALSO)


def left() -> int:
    """Return how many rows, files and others still hold something by an older key."""
    rows = sum(not _is_done(row, table) for table in tables() for _pk, row in _rows(table))
    files = sum(not folder.is_current(name) for folder in FOLDERS for name in folder.names())
    return rows + files + sum(kind.older() for kind in _ALSO)


def unreadable() -> list[str]:
    """Return what is by a key that is not here or was altered: the table and key of each row, the name of each file."""
    found = []
    for table in tables():
        for pk, row in _rows(table):
            try:
                for name in table.encrypted:
                    if not is_current(row[name]):
                        decrypt(row[name])
            except DecryptionError as error:
                found.append(f"{table.name} {pk}: {error}")
    found += [
        f"{name}: {words}"
        for folder in FOLDERS
        for name in folder.names()
        if (words := folder.trouble_of(name))
    ]
    return found + [words for kind in _ALSO for words in kind.unreadable()]


def _rotate_table(table: Table, tell: Tell) -> int:
    seen, made, after = 0, 0, 0
    while True:
        # Each batch is read and written in one transaction with its rows locked: no change between is lost.
        with transaction.atomic():
            rows = _batch(table, after)
            if not rows:
                return made
            changed = [[*_anew(row, table), pk] for pk, row in rows if not _is_done(row, table)]
            _write(table, changed)
        after, seen, made = rows[-1][0], seen + len(rows), made + len(changed)
        tell(table.name, seen, made)


def _rows(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    after = 0
    while rows := _batch(table, after):
        yield from rows
        after = rows[-1][0]


def _batch(table: Table, after: int) -> list[tuple[int, dict[str, str]]]:
    names = ", ".join(connection.ops.quote_name(name) for name in ("id", *table.columns))
    locked = connection.features.has_select_for_update and connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {connection.ops.quote_name(table.name)} WHERE id > %s ORDER BY id "  # noqa: S608 - names of our own tables
            f"LIMIT {BATCH} {'FOR UPDATE' if locked else ''}",
            [after],
        )
        return [
            (row[0], dict(zip(table.columns, (value or "" for value in row[1:]), strict=True)))
            for row in cursor.fetchall()
        ]


def _is_done(row: dict[str, str], table: Table) -> bool:
    return all(is_current(row[name]) for name in table.encrypted) and all(
        row[name] == digest for name, digest in _digests(row, table).items()
    )


def _digests(row: dict[str, str], table: Table) -> dict[str, str]:
    if not table.digests:
        return {}
    plain = {name: decrypt(row[name]) for name in table.encrypted}
    return {name: digest(plain) for name, digest in table.digests.items()}


def _anew(row: dict[str, str], table: Table) -> list[Any]:
    values = {
        name: row[name] if is_current(row[name]) else encrypt(decrypt(row[name])) for name in table.encrypted
    }
    return [*values.values(), *_digests(row, table).values()]


def _write(table: Table, changed: list[list[Any]]) -> None:
    if not changed:
        return
    setting = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in table.columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {connection.ops.quote_name(table.name)} SET {setting} WHERE id = %s",  # noqa: S608 - names of our own tables
            changed,
        )
