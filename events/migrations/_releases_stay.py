"""A release is never changed, said by the database itself."""

from typing import Any

POSTGRESQL = [
    """
    CREATE FUNCTION events_release_immutable() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'events_release_immutable' USING ERRCODE = 'integrity_constraint_violation'; END
    $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER events_release_immutable BEFORE UPDATE ON events_release
    FOR EACH ROW EXECUTE FUNCTION events_release_immutable()
    """,
]
SQLITE = [
    """
    CREATE TRIGGER events_release_immutable BEFORE UPDATE ON events_release
    BEGIN SELECT RAISE(ABORT, 'events_release_immutable'); END
    """,
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Add the trigger in the manner of this database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take the trigger away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER events_release_immutable ON events_release")
        schema_editor.execute("DROP FUNCTION events_release_immutable()")
    else:
        schema_editor.execute("DROP TRIGGER events_release_immutable")
