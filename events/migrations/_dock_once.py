"""No two vehicles at one dock at once, said by the database itself."""

from typing import Any

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE events_vehicleslot ADD CONSTRAINT events_vehicleslot_dock_once
    EXCLUDE USING gist (dock_id WITH =, tstzrange("start", free_at) WITH &&)
    """,
]
_OVERLAP = """
    SELECT RAISE(ABORT, 'events_vehicleslot_dock_once') WHERE EXISTS (
        SELECT 1 FROM events_vehicleslot AS other
        WHERE other.dock_id = NEW.dock_id AND other.id <> NEW.id
          AND other."start" < NEW.free_at AND other.free_at > NEW."start");
"""
SQLITE = [
    f"CREATE TRIGGER events_vehicleslot_dock_once_insert AFTER INSERT ON events_vehicleslot BEGIN {_OVERLAP} END",
    f"CREATE TRIGGER events_vehicleslot_dock_once_update AFTER UPDATE ON events_vehicleslot BEGIN {_OVERLAP} END",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Add the constraint in the manner of this database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take the constraint away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE events_vehicleslot DROP CONSTRAINT events_vehicleslot_dock_once")
    else:
        schema_editor.execute("DROP TRIGGER events_vehicleslot_dock_once_insert")
        schema_editor.execute("DROP TRIGGER events_vehicleslot_dock_once_update")
