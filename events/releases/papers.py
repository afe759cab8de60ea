"""The papers that everybody sees, laid to the public view as they stand now: no release holds them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from events.agenda.audience import PUBLIC
from events.agenda.models import AgendaItem
from events.documents.facts import facts_of
from events.documents.models import Document, PaperFile, Revision
from events.documents.symbols import revised_symbol
from events.editions.models import Edition

from .programme import Programme, PublicDocument, PublicFile, PublicItem, PublicRevision, PublicSession
from .taking_part import meetings_in

ItemPapers = dict[tuple[str, int], list[str]]


def with_papers(
    shown: Programme, whole: Programme, edition: Edition, *, now: dt.datetime
) -> tuple[Programme, dt.datetime | None]:
    """Return the public's programme with the papers that everybody sees now, and when the next embargo runs out.

    `whole` is the same programme before the audience rule. A fixed number of queries.
    """
    papers = Document.objects.filter(edition=edition).order_by("pk")
    facts = facts_of(papers, meetings_in(whole, edition))
    seen = [one.pk for one in facts if one.seen_by(PUBLIC, now=now)]
    ends = [(one.embargo_until, one) for one in facts if one.embargo_until and one.embargo_until > now]
    due = [end for end, one in ends if one.seen_by(PUBLIC, now=end)]
    documents = {paper.symbol: _public(paper, edition) for paper in _read(seen)}
    return _laid(shown, documents, _papers_of_items(seen)), min(due, default=None)


def without_papers(programme: Programme) -> Programme:
    """Return a released programme without the papers that releases once held."""
    sessions = tuple(
        replace(one, papers=(), items=tuple(replace(item, papers=()) for item in one.items))
        for one in programme.sessions
    )
    return replace(programme, documents={}, sessions=sessions, _search={})


def _read(ids: list[int]) -> Iterable[Document]:
    found = Document.objects.filter(pk__in=ids).select_related("submitted_by", "session").order_by("pk")
    return found.prefetch_related("revisions__files")


def _public(paper: Document, edition: Edition) -> PublicDocument:
    revisions = tuple(
        _revision(one, paper, edition.paper_symbols)
        for one in sorted(paper.revisions.all(), key=lambda one: -one.number)
        if one.issued_at
    )
    files = revisions[0].files if revisions else ()
    return PublicDocument(
        symbol=paper.symbol,
        slug=paper.slug,
        title=_text(paper, "title"),
        kind=paper.kind,
        status=paper.status,
        session=paper.session.code if paper.session else "",
        item=paper.item,
        submitted_by=paper.submitted_by.code if paper.submitted_by else "",
        version=paper.version,
        issued_on=paper.issued_on,
        languages=tuple(file.language for file in files) if revisions else tuple(paper.languages),
        pages=max((file.pages for file in files), default=None) if revisions else paper.pages,
        full_symbol=revisions[0].symbol if revisions else paper.symbol,
        revisions=revisions,
    )


def _revision(one: Revision, paper: Document, template: str) -> PublicRevision:
    assert one.issued_at is not None  # noqa: S101 - asked for above
    return PublicRevision(
        number=one.number,
        symbol=revised_symbol(paper.symbol, one.number, template),
        note=_text(one, "note"),
        issued_at=local(one.issued_at),
        files=tuple(map(_file, sorted(one.files.all(), key=_of_the_house))),
    )


def _file(file: PaperFile) -> PublicFile:
    return PublicFile(file.language, file.size, file.pages)


def _of_the_house(file: PaperFile) -> tuple[bool, bool, str]:
    """Vietnamese first, then English, then the others."""
    return file.language != "vi", file.language != "en", file.language


def _text(record: Document | Revision, name: str) -> Text:
    return Text(getattr(record, f"{name}_vi") or "", getattr(record, f"{name}_en") or "")


def _papers_of_items(seen: list[int]) -> ItemPapers:
    found: ItemPapers = defaultdict(list)
    rows = AgendaItem.objects.filter(papers__in=seen).order_by("papers__pk")
    for code, number, symbol in rows.values_list("session__code", "number", "papers__symbol"):
        found[code, number].append(symbol)
    return found


def _laid(shown: Programme, documents: dict[str, PublicDocument], items: ItemPapers) -> Programme:
    """Lay the papers to the sessions that everybody sees in full, and to their items."""
    of_session: dict[str, list[str]] = defaultdict(list)
    for symbol, paper in documents.items():
        of_session[paper.session].append(symbol)

    def with_its_papers(session: PublicSession) -> PublicSession:
        if session.disclosure != "full":
            return session
        return replace(
            session,
            papers=tuple(of_session[session.code]),
            items=tuple(_item(item, items.get((session.code, item.number), ())) for item in session.items),
        )

    return replace(
        shown, documents=documents, sessions=tuple(map(with_its_papers, shown.sessions)), _search={}
    )


def _item(item: PublicItem, papers: Iterable[str]) -> PublicItem:
    return replace(item, papers=tuple(papers))
