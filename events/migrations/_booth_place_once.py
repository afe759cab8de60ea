"""No two booths on one place, said by the database itself."""

from typing import Any

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE events_booth ADD CONSTRAINT events_booth_place_once
    EXCLUDE USING gist (hall_id WITH =, numrange(x, x + w) WITH &&, numrange(y, y + h) WITH &&)
    """,
]
_OVERLAP = """
    SELECT RAISE(ABORT, 'events_booth_place_once') WHERE EXISTS (
        SELECT 1 FROM events_booth AS other
        WHERE other.hall_id = NEW.hall_id AND other.id <> NEW.id
          AND round(100 * other.x) < round(100 * (NEW.x + NEW.w)) AND round(100 * NEW.x) < round(100 * (other.x + other.w))
          AND round(100 * other.y) < round(100 * (NEW.y + NEW.h)) AND round(100 * NEW.y) < round(100 * (other.y + other.h)));
"""
SQLITE = [
    f"CREATE TRIGGER events_booth_place_once_insert AFTER INSERT ON events_booth BEGIN {_OVERLAP} END",
    f"CREATE TRIGGER events_booth_place_once_update AFTER UPDATE ON events_booth BEGIN {_OVERLAP} END",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Add the constraint in the manner of this database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take the constraint away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE events_booth DROP CONSTRAINT events_booth_place_once")
    else:
        schema_editor.execute("DROP TRIGGER events_booth_place_once_insert")
        schema_editor.execute("DROP TRIGGER events_booth_place_once_update")
