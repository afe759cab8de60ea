"""Papers for tests: made by their verbs; small PDFs with the words given, one string for each page."""

from functools import cache

from events.documents.intake import take_in
from events.documents.making import make_paper
from events.documents.revising import issue, new_revision

TWO = {"title_vi": "Dự thảo kế hoạch", "title_en": "Draft plan", "kind": "plan", "marking": "public"}


@cache
def pdf_of(*pages: str) -> bytes:
    import typst

    pages = pages or ("Một trang / one page",)
    source = "#set page(width: 12cm, height: 9cm)\n" + "\n#pagebreak()\n".join(pages)
    return bytes(typst.compile(source.encode()))


def draft(edition, **fields):
    return make_paper(edition, by=None, **{**TWO, **fields})


def with_file(paper, *pages, language="en", name="paper.pdf"):
    take_in(paper, language, pdf_of(*pages), name=name, by=None)
    return paper


def issued(edition, *pages, language="en", **fields):
    paper = with_file(draft(edition, **fields), *pages, language=language)
    issue(paper, by=None)
    paper.refresh_from_db()
    return paper


def revised(paper, *pages, language="en"):
    new_revision(paper, note_vi="Sửa mục 2.", note_en="Item 2 amended.", by=None)
    with_file(paper, *pages, language=language)
    issue(paper, by=None)
    paper.refresh_from_db()
    return paper
