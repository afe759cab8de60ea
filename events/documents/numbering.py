"""The symbol of a new paper: from the edition's template, with the next number of its series."""

import re
from collections.abc import Iterable
from itertools import count

from events.agenda.models import Level, Session
from events.editions.models import Edition

from .models import Document, DocumentKind
from .symbols import symbol_from

TYPES = {
    DocumentKind.AGENDA: "AG", DocumentKind.WORKING_PAPER: "WP", DocumentKind.REPORT: "REP", DocumentKind.PLAN: "PLN",
    DocumentKind.DECLARATION: "DEC", DocumentKind.STATEMENT: "ST", DocumentKind.TOR: "TOR",
    DocumentKind.CONCEPT_NOTE: "CN", DocumentKind.INFORMATION: "INF", DocumentKind.CIRCULAR: "CIR",
    DocumentKind.PROGRAMME: "PRG", DocumentKind.LIST: "LST",
}  # fmt: skip
_NUMBER = "\0"


def next_symbol(edition: Edition, kind: str, session: Session | None, item: int | None) -> str:
    """Return the symbol of a new paper. The caller holds the edition's lock, so that no number is given twice."""
    values = {
        "meeting": _meeting(edition, session),
        "ordinal": str(edition.ordinal),
        "session": session.code if session else "",
        "item": str(item) if item else "",
        "type": TYPES[DocumentKind(kind)],
        "n": _NUMBER,
    }
    series = symbol_from(edition.paper_symbols, values)
    taken = list(Document.objects.filter(edition=edition).values_list("symbol", flat=True))
    known = {symbol.casefold() for symbol in taken}
    symbols = (series.replace(_NUMBER, str(number)) for number in count(_highest(series, taken) + 1))
    return next(symbol for symbol in symbols if symbol.casefold() not in known)


def _meeting(edition: Edition, session: Session | None) -> str:
    """ADGSOM-6 for papers of the senior officials, else ADGMIN-6; as the meeting is called in English."""
    is_som = session is not None and session.level != Level.MINISTERIAL and edition.som_short_name_en  # type: ignore[attr-defined]  # translated columns
    name = edition.som_short_name_en if is_som else edition.short_name_en  # type: ignore[attr-defined]  # as above
    return re.sub(r"[^A-Za-z0-9._]+", "-", name or edition.code).strip("-")


def _highest(series: str, symbols: Iterable[str]) -> int:
    pattern = re.compile(re.escape(series).replace(re.escape(_NUMBER), r"(\d{1,9})"))
    return max((int(found[1]) for symbol in symbols if (found := pattern.fullmatch(symbol))), default=0)
