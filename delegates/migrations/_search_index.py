"""Search in any part of a word stays fast on PostgreSQL too (SQLite scans its narrow column fast enough)."""

from typing import Any


def forwards(apps: Any, schema_editor: Any) -> None:
    """Index the folded words by trigrams."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        schema_editor.execute(
            "CREATE INDEX delegates_delegate_folded ON delegates_delegate USING gin (folded gin_trgm_ops)"
        )


def backwards(apps: Any, schema_editor: Any) -> None:
    """Drop the index."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX delegates_delegate_folded")
