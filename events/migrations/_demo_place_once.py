"""No two demonstrations at one place of the hall at once, said by the database itself; those cancelled hold nothing."""

from typing import Any

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE events_demoslot ADD CONSTRAINT events_demoslot_place_once
    EXCLUDE USING gist (place_id WITH =, tstzrange("start", "end") WITH &&)
    WHERE (place_id IS NOT NULL AND cancelled_at IS NULL)
    """,
]
_OVERLAP = """
    SELECT RAISE(ABORT, 'events_demoslot_place_once') WHERE NEW.cancelled_at IS NULL AND EXISTS (
        SELECT 1 FROM events_demoslot AS other
        WHERE other.place_id = NEW.place_id AND other.id <> NEW.id AND other.cancelled_at IS NULL
          AND other."start" < NEW."end" AND other."end" > NEW."start");
"""
SQLITE = [
    f"CREATE TRIGGER events_demoslot_place_once_insert AFTER INSERT ON events_demoslot BEGIN {_OVERLAP} END",
    f"CREATE TRIGGER events_demoslot_place_once_update AFTER UPDATE ON events_demoslot BEGIN {_OVERLAP} END",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Add the constraint in the manner of this database; what overlaps already is named, to be mended first."""
    _require_apart(apps.get_model("events", "DemoSlot"))
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def _require_apart(slots: Any) -> None:
    there = list(
        slots.objects.filter(place__isnull=False, cancelled_at=None).order_by("place_id", "start", "pk")
    )
    pairs = [
        f"{one.code} / {other.code}"
        for number, one in enumerate(there)
        for other in there[number + 1 :]
        if other.place_id == one.place_id and other.start < one.end and one.start < other.end
    ]
    if pairs:
        told = ", ".join(pairs)
        raise RuntimeError(
            f"Trình diễn trùng vị trí và thời gian: {told}. Hãy sửa trong phiên bản trước rồi nâng cấp lại. / "
            f"Demonstrations at one place at the same time: {told}. Mend them in the version before, then upgrade."
        )


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take the constraint away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE events_demoslot DROP CONSTRAINT events_demoslot_place_once")
    else:
        schema_editor.execute("DROP TRIGGER events_demoslot_place_once_insert")
        schema_editor.execute("DROP TRIGGER events_demoslot_place_once_update")
