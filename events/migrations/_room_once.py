"""No room twice at once, said by the database itself."""

from typing import Any

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE events_roombooking ADD CONSTRAINT events_roombooking_room_once
    EXCLUDE USING gist (room_id WITH =, tstzrange("start", "end") WITH &&) DEFERRABLE INITIALLY IMMEDIATE
    """,
]
_OVERLAP = """
    SELECT RAISE(ABORT, 'events_roombooking_room_once') WHERE EXISTS (
        SELECT 1 FROM events_roombooking AS other
        WHERE other.room_id = NEW.room_id AND other.id <> NEW.id
          AND other."start" < NEW."end" AND other."end" > NEW."start");
"""
SQLITE = [
    f"CREATE TRIGGER events_roombooking_room_once_insert AFTER INSERT ON events_roombooking BEGIN {_OVERLAP} END",
    f"CREATE TRIGGER events_roombooking_room_once_update AFTER UPDATE ON events_roombooking BEGIN {_OVERLAP} END",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Add the constraint in the manner of this database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take the constraint away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE events_roombooking DROP CONSTRAINT events_roombooking_room_once")
    else:
        schema_editor.execute("DROP TRIGGER events_roombooking_room_once_insert")
        schema_editor.execute("DROP TRIGGER events_roombooking_room_once_update")
