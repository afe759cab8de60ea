"""On which pages words stand, asked of the index of the database (migrations/_page_index.py); the same on each.

Nothing here knows who may see what: the answers are numbers of files, which search.py holds against those allowed.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from django.db import connection

from .terms import Term

# What is asked of each database; the words themselves are always values.
_SQLITE = "SELECT DISTINCT rowid / 4096 FROM events_pagewords WHERE folded MATCH %s"
_SQLITE_PAGES = (
    "SELECT rowid / 4096, rowid %% 4096 FROM events_pagewords WHERE folded MATCH %s AND rowid / 4096"
)
_WORD = "SELECT DISTINCT file_id FROM events_pagetext WHERE words @@ %s::tsquery"
_PAIRS = "SELECT DISTINCT file_id FROM events_pagetext WHERE pairs @@ %s::tsquery"
# Pairs say that it may stand there; the text itself says so, up to the first page that has it.
_LONGER = (
    "SELECT file_id FROM (SELECT DISTINCT file_id FROM events_pagetext WHERE pairs @@ %s::tsquery) AS maybe"
    " WHERE EXISTS (SELECT 1 FROM events_pagetext AS page"
    " WHERE page.file_id = maybe.file_id AND ' ' || page.folded || ' ' LIKE %s)"
)
_PAGES = "SELECT file_id, number FROM events_pagetext WHERE ' ' || folded || ' ' LIKE %s AND file_id"


def files_with(term: Term) -> set[int]:
    """Return the files that have a page on which the term stands."""
    if connection.vendor == "sqlite":
        return {file for (file,) in _rows(_SQLITE, [_match(term)])}
    if len(term.words) == 1:
        rows = _rows(_WORD, [_lexemes(term.words, term)])
    else:
        pairs = _lexemes([" ".join(pair) for pair in pairwise(term.words)], term)
        rows = _rows(_PAIRS, [pairs]) if len(term.words) == 2 else _rows(_LONGER, [pairs, _like(term)])
    return {file for (file,) in rows}


def pages_with(term: Term, files: Collection[int]) -> set[tuple[int, int]]:
    """Return on which pages of these files the term stands: (file, page)."""
    among = f" IN ({', '.join(['%s'] * len(files))})"
    if connection.vendor == "sqlite":
        return set(_rows(_SQLITE_PAGES + among, [_match(term), *files])) if files else set()
    return set(_rows(_PAGES + among, [_like(term), *files])) if files else set()


def _rows(sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


def _match(term: Term) -> str:
    """FTS5: a phrase, all of it between quotation marks; words have none of their own, folding leaves none."""
    return f'"{" ".join(term.words)}"' + " *" * term.is_beginning


def _lexemes(lexemes: Collection[str], term: Term) -> str:
    """PostgreSQL: words, or pairs of neighbouring words, all of them; quoted, none has a quotation mark of its own."""
    return " & ".join(f"'{lexeme}'" for lexeme in lexemes) + ":*" * term.is_beginning


def _like(term: Term) -> str:
    """PostgreSQL: words have neither % nor _, folding leaves none."""
    return f"% {' '.join(term.words)}" + "%" if term.is_beginning else f"% {' '.join(term.words)} %"
