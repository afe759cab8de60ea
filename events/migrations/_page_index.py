"""The words of pages made findable by the database itself, so that no row is ever out of step with what is found.

SQLite: a contentless FTS5 table kept by triggers; its row says the file and the page (file * 4096 + page). PostgreSQL:
two generated columns, the words of a page and its pairs of neighbouring words (by which phrases are found), each with
a GIN index, and functions that ask it.
"""

from typing import Any

from events.documents.page_words import LONGEST_PAGE, LONGEST_WORD

# Every sign is part of a word but the space: words are parted by folding, not by the tokenizer.
_TOKENS = "unicode61 remove_diacritics 0 categories ''L* M* N* P* S* C*''"
_ADD = "INSERT INTO events_pagewords(rowid, folded) VALUES (new.file_id * 4096 + new.number, new.folded);"
_REMOVE = (
    "INSERT INTO events_pagewords(events_pagewords, rowid, folded)"
    " VALUES ('delete', old.file_id * 4096 + old.number, old.folded);"
)
SQLITE = [
    f"CREATE VIRTUAL TABLE events_pagewords USING fts5(folded, content='', tokenize='{_TOKENS}', prefix='2 3')",
    f"CREATE TRIGGER events_pagewords_added AFTER INSERT ON events_pagetext BEGIN {_ADD} END",
    f"CREATE TRIGGER events_pagewords_removed AFTER DELETE ON events_pagetext BEGIN {_REMOVE} END",
    "CREATE TRIGGER events_pagewords_changed AFTER UPDATE OF folded, file_id, number ON events_pagetext"
    f" BEGIN {_REMOVE} {_ADD} END",
    "INSERT INTO events_pagewords(rowid, folded) SELECT file_id * 4096 + number, folded FROM events_pagetext",
]
SQLITE_BACK = [
    *(f"DROP TRIGGER events_pagewords_{act}" for act in ("added", "removed", "changed")),
    "DROP TABLE events_pagewords",
]
_WORDS = (
    "SELECT word, row_number() OVER (ORDER BY at) AS at"  # noqa: S608 - two whole numbers of ours are put in
    f" FROM unnest(string_to_array(left(folded, {LONGEST_PAGE}), ' ')) WITH ORDINALITY AS parts(word, at)"
    f" WHERE word <> '' AND length(word) <= {LONGEST_WORD}"
)
_FUNCTION = (
    "CREATE FUNCTION events_page_{name}(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
    " $$ SELECT array_to_tsvector(coalesce(array_agg({what}), '{{}}')) FROM ({words}) AS words {where} $$"
)
_PAIRS = f"SELECT word, lag(word) OVER (ORDER BY at) AS before FROM ({_WORDS}) AS parts"  # noqa: S608 - as above
POSTGRESQL = [
    _FUNCTION.format(name="words", what="DISTINCT word", words=_WORDS, where=""),
    _FUNCTION.format(
        name="pairs", what="DISTINCT before || ' ' || word", words=_PAIRS, where="WHERE before IS NOT NULL"
    ),
    *(
        f"ALTER TABLE events_pagetext ADD COLUMN {name} tsvector"
        f" GENERATED ALWAYS AS (events_page_{name}(folded)) STORED"
        for name in ("words", "pairs")
    ),
    *(
        f"CREATE INDEX events_pagetext_{name} ON events_pagetext USING gin ({name})"
        for name in ("words", "pairs")
    ),
    # Long values lie beside the table, so that going through its rows reads next to nothing.
    "ALTER TABLE events_pagetext SET (toast_tuple_target = 128)",
]
# The planner thinks that comparing costs nothing and goes through all rows for what is frequent, which reads every
# word of every page; the index alone has the answer.
_FILES = (
    "CREATE FUNCTION events_files_with_{name}(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE"
    " SET enable_seqscan = off SET enable_indexscan = off AS"
    " $$ SELECT DISTINCT file_id FROM events_pagetext WHERE {name} @@ asked $$"
)
POSTGRESQL += [_FILES.format(name=name) for name in ("words", "pairs")]
POSTGRESQL_BACK = [
    "DROP FUNCTION events_files_with_words(tsquery)",
    "DROP FUNCTION events_files_with_pairs(tsquery)",
    "ALTER TABLE events_pagetext DROP COLUMN words, DROP COLUMN pairs",
    "DROP FUNCTION events_page_words(text)",
    "DROP FUNCTION events_page_pairs(text)",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Make the index in the manner of this database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take it away."""
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)
