"""The pack in the database of a test: loaded once by each process, written again row by row for every other test."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import override_settings
from psycopg2.extras import Json

LOADED_AT = "2026-01-10T09:00+07:00"
_kept: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}


def load_pack(folder: str) -> None:
    """Put the pack into the empty database, exactly as `load_edition` leaves it."""
    if _kept:
        with transaction.atomic():  # rows come before those that they point to
            _write()
        return
    with override_settings(ADGMIN_CLOCK=LOADED_AT, ADGMIN_CLOCK_ANCHOR=0.0):
        call_command("load_edition", folder, verbosity=0)
    with connection.cursor() as cursor:
        for model in _models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 - a table of ours
            names = [column[0] for column in cursor.description]
            if rows := cursor.fetchall():
                _kept[model._meta.db_table] = names, rows


def _models() -> list[Any]:
    labels = ("events", "delegates")
    ours = [m for label in labels for m in apps.get_app_config(label).get_models(include_auto_created=True)]
    return [*ours, apps.get_model("core", "AuditRecord")]


def _write() -> None:
    with connection.cursor() as cursor:
        for table, (names, rows) in _kept.items():
            columns = ", ".join(f'"{name}"' for name in names)
            places = ", ".join(["%s"] * len(names))
            cursor.executemany(
                f'INSERT INTO "{table}" ({columns}) VALUES ({places})',  # noqa: S608 - as above
                [tuple(map(_parameter, row)) for row in rows],
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _parameter(value: Any) -> Any:
    """A value as this database takes it: as it gave it, but for what its driver cannot write."""
    if connection.vendor == "postgresql":
        return Json(value) if isinstance(value, (dict, list)) else value
    return str(value) if isinstance(value, (dt.date, dt.time, Decimal)) else value
