"""What is noted before a paper that is not for everybody leaves the house: who, which file, when, under which mark.

A paper that everybody may read is handed out as it is and noted nowhere: reading what is public is nobody's business.
"""

import datetime as dt
import secrets
from collections.abc import Sequence

from django.db import DatabaseError, transaction

from adgmin.core import clock
from events.agenda.audience import PUBLIC
from events.documents.listing import facts_for
from events.documents.marking import Mark
from events.documents.models import Document, PaperFile
from events.documents.symbols import symbol_of_revision

from .models import PaperAccess
from .readers import Reader
from .visiting import lock_visit

VISIT = dt.timedelta(minutes=30)  # pages read within this time of each other are one reading
_TOUCHED_EVERY = dt.timedelta(minutes=1)
# Without letters and figures that look alike on paper.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


class Unlogged(RuntimeError):
    """The log could not be written: nothing restricted is handed out."""


def is_for_everybody(paper: Document, *, now: dt.datetime) -> bool:
    """Whether the public may read the paper now, so that neither mark nor log are needed."""
    return facts_for(paper).seen_by(PUBLIC, now=now)


def note(reader: Reader, act: str, files: Sequence[PaperFile], *, symbol: str = "") -> Mark:
    """Note that a reader is handed these files; return the mark, for a pack with its symbol. Raises Unlogged."""
    try:
        with transaction.atomic():
            lines = _lines(reader, act, files, clock.now())
            PaperAccess.objects.bulk_create(lines)
    except DatabaseError as error:
        raise Unlogged from error
    return mark_of(lines[0], symbol)


def note_reading(reader: Reader, file: PaperFile, act: str = PaperAccess.Act.READ) -> Mark:
    """Note that a reader reads or keeps a file, once for each visit however many pages; return the mark.

    Raises Unlogged.
    """
    try:
        with transaction.atomic():
            return mark_of(_reading(reader, file, act, clock.now()))
    except DatabaseError as error:
        raise Unlogged from error


def mark_of(line: PaperAccess, symbol: str = "") -> Mark:
    """Return the mark under which a line was handed out."""
    return Mark(line.reader, line.delegation, symbol or line.symbol, line.at, line.code)


def readable(code: str) -> str:
    """Return a mark as typed by somebody who reads it off paper, as it is kept."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _reading(reader: Reader, file: PaperFile, act: str, now: dt.datetime) -> PaperAccess:
    found = _current(reader, file, act, now)
    if found is None:
        lock_visit(reader, now)  # two pages asked for at once are one reading
        found = _current(reader, file, act, now)
    if found is None:
        (found,) = PaperAccess.objects.bulk_create(_lines(reader, act, [file], now))
    elif now - found.last_at > _TOUCHED_EVERY:
        PaperAccess.objects.filter(pk=found.pk).update(last_at=now)
    return found


def _current(reader: Reader, file: PaperFile, act: str, now: dt.datetime) -> PaperAccess | None:
    own = PaperAccess.objects.filter(user=reader.user, delegate=reader.delegate, delegation=reader.of[:300])
    return own.filter(file=file, act=act, last_at__gt=now - VISIT).first()


def _lines(reader: Reader, act: str, files: Sequence[PaperFile], now: dt.datetime) -> list[PaperAccess]:
    code = _free_code()
    return [
        PaperAccess(
            code=code, act=act, user=reader.user, delegate=reader.delegate, reader=reader.name[:300],
            delegation=reader.of[:300], paper=file.revision.document, file=file, symbol=symbol_of(file),
            revision=file.revision.number, language=file.language, at=now, last_at=now,
        )
        for file in files
    ]  # fmt: skip


def symbol_of(file: PaperFile) -> str:
    """Return the symbol of a file with its revision."""
    return symbol_of_revision(file.revision)[:80]


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(_SIGNS) for _sign in range(_LENGTH))
        if not PaperAccess.objects.filter(code=code).exists():
            return code
