"""On which pages words stand, asked of the index of the database (migrations/_page_index.py); the same on each.

Nothing here knows who may see what: the answers are numbers of files, which search.py holds against those allowed.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from django.db import connection

from .terms import Term

# What is asked of each database; the words themselves are always values, and have no % nor _: folding leaves none.
_SQLITE = "SELECT DISTINCT rowid / 4096 FROM events_pagewords WHERE folded MATCH %s"
_WORD = "SELECT events_files_with_words(%s::tsquery)"
_PAIRS = "SELECT events_files_with_pairs(%s::tsquery)"
# Pairs say that it may stand there; the text itself says so, up to the first page that has it.
_LONGER = (
    "SELECT maybe FROM events_files_with_pairs(%s::tsquery) AS maybe CROSS JOIN LATERAL (SELECT FROM events_pagetext"
    " WHERE file_id = maybe AND ' ' || folded || ' ' LIKE %s LIMIT 1) AS page"
)
_PAGES = (
    "SELECT file_id, number, terms FROM"
    " (SELECT file_id, number, %s AS terms FROM events_pagetext WHERE file_id IN (%s)) AS pages WHERE terms > 0"
)


def files_with(term: Term) -> set[int]:
    """Return the files that have a page on which the term stands."""
    if connection.vendor == "sqlite":
        return {file for (file,) in _rows(_SQLITE, [_match(term)])}
    if len(term.words) == 1:
        rows = _rows(_WORD, [_lexemes(term.words, term)])
    elif len(term.words) == 2:
        rows = _rows(_PAIRS, [_lexemes(_pairs(term), term)])
    else:
        rows = _rows(_LONGER, [_lexemes(_pairs(term), term), f"%{term.key}%"])
    return {file for (file,) in rows}


def files_near(term: Term) -> set[int]:
    """Return the files that have a page on which each word of the term has the one after it as its neighbour."""
    if connection.vendor == "sqlite":
        asked = " AND ".join(f'"{pair}"' for pair in _pairs(term)) + " *" * term.is_beginning
        return {file for (file,) in _rows(_SQLITE, [asked])}
    return {file for (file,) in _rows(_PAIRS, [_lexemes(_pairs(term), term)])}


def pages_with(terms: Collection[Term], files: Collection[int]) -> list[tuple[int, int, int]]:
    """Return the pages of these files on which any of the terms stands, and how many of them: (file, page, terms)."""
    if not files:
        return []
    place = "instr" if connection.vendor == "sqlite" else "strpos"
    found = " + ".join([f"CASE WHEN {place}(' ' || folded || ' ', %s) > 0 THEN 1 ELSE 0 END"] * len(terms))
    sql = _PAGES % (found, ", ".join(["%s"] * len(files)))
    return _rows(sql, [*(term.key for term in terms), *files])


def _rows(sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


def _match(term: Term) -> str:
    """FTS5: a phrase, all of it between quotation marks; words have none of their own, folding leaves none."""
    return f'"{" ".join(term.words)}"' + " *" * term.is_beginning


def _pairs(term: Term) -> list[str]:
    return [" ".join(pair) for pair in pairwise(term.words)]


def _lexemes(lexemes: Collection[str], term: Term) -> str:
    """PostgreSQL: words, or pairs of neighbouring words, all of them; quoted, none has a quotation mark of its own."""
    return " & ".join(f"'{lexeme}'" for lexeme in lexemes) + ":*" * term.is_beginning
