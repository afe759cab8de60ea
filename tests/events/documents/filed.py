"""Papers with files and words, made by hand."""

import datetime as dt

from adgmin.core.clock import MEETING_ZONE

NOW = dt.datetime(2026, 1, 15, 9, 5, tzinfo=MEETING_ZONE)


def add_paper(edition, symbol="S/1", **fields):
    from events.models import Document

    values = {"title_vi": "Bài", "title_en": "Paper", "kind": "report", "marking": "public", **fields}
    return Document.objects.create(edition=edition, symbol=symbol, **values)


def add_file(paper, *pages: str, language="en", number=0, issued=True, pdf: bytes | None = None):
    """File a revision in one language with these words on its pages; with its bytes where they are given."""
    from events.documents.page_words import words_of_page
    from events.documents.storing import PAPERS
    from events.models import PageText, PaperFile, Revision

    revision, _made = Revision.objects.get_or_create(
        document=paper, number=number, defaults={"made_at": NOW, "issued_at": NOW if issued else None}
    )
    file = PaperFile.objects.create(
        revision=revision, language=language, size=len(pdf or b""), pages=len(pages), digest="x", taken_at=NOW
    )
    PageText.objects.bulk_create(
        PageText(file=file, number=at, text=text, folded=words_of_page(text))
        for at, text in enumerate(pages, 1)
    )
    if pdf is not None:
        PAPERS.write(file.name, pdf)
    return file
