"""Taking in the files of papers: looked at first, kept encrypted with the words of each page, or refused whole."""

from collections.abc import Iterable
from hashlib import sha256

from adgmin.core import audit, clock
from adgmin.core.admin_choices import LANGUAGE_CODES
from adgmin.core.models import User
from adgmin.core.text import nfc
from adgmin.core.uploads.papers import Paper, check_pdf

from . import refusals
from .changing import changing
from .models import Document, PageText, PaperFile, PaperStatus, Revision
from .page_words import has_meaning, words_of_page
from .storing import PAPERS

LONGEST_NAME = 200
_LIMIT = 200_000  # signs of one page that are kept for finding and comparing


def take_in(paper: Document, language: str, data: bytes, *, name: str, by: User | None) -> PaperFile:
    """Keep a PDF as the file of a paper's open revision in one language; one that was there is replaced.

    The first file of a paper begins its first revision. Raises Refused: what `check_pdf` refuses, and
    `unknown_language`, `is_withdrawn`, `nothing_open`. Nothing is kept of what is refused.
    """
    require_language(language)
    _require_open(paper)  # before the long look
    return keep(paper, language, data, check_pdf(data, name=name), name=name, by=by)


def require_language(language: str) -> None:
    """Raise Refused (`unknown_language`) for a language in which no paper is kept."""
    if language not in LANGUAGE_CODES:
        raise refusals.unknown_language(language)


def keep(
    paper: Document, language: str, data: bytes, looked_at: Paper, *, name: str, by: User | None
) -> PaperFile:
    """Keep a PDF that was looked at. Raises Refused: `is_withdrawn`, `nothing_open`."""
    file = PaperFile(
        language=language, original_name=nfc(name)[-LONGEST_NAME:], size=len(data), pages=looked_at.pages,
        digest=sha256(data).hexdigest(), taken_at=clock.now(), taken_by=by,
    )  # fmt: skip
    try:
        with changing(paper) as locked:
            file.revision = open_revision(locked, by=by)
            file.revision.files.filter(language=language).delete()
            PAPERS.write(file.name, data)
            file.save()
            PageText.objects.bulk_create(_texts(file, looked_at), batch_size=100)
            audit.record(locked, "take in paper file", by=by, changes=_told(file))
    except BaseException:
        PAPERS.remove(file.name)
        raise
    return file


def remove_file(file: PaperFile, *, by: User | None) -> None:
    """Delete a file that is not issued. Raises Refused: `nothing_open`."""
    paper = file.revision.document
    with changing(paper) as locked:
        if Revision.objects.filter(pk=file.revision_id, issued_at__isnull=False).exists():
            raise refusals.nothing_open(locked)
        audit.record(locked, "remove paper file", by=by, changes=_told(file))
        file.delete()


def open_revision(paper: Document, *, by: User | None) -> Revision:
    """Return the revision that is being made; the first file of a paper begins its first one.

    A paper that was known by its record alone goes on from the version that it had. Raises Refused: `is_withdrawn`,
    `nothing_open`.
    """
    _require_open(paper)
    newest = paper.revisions.order_by("-number").first()
    if newest is not None:
        return newest
    number = max(paper.version - 1, 0)
    return Revision.objects.create(document=paper, number=number, made_at=clock.now(), made_by=by)


def _require_open(paper: Document) -> None:
    if paper.status == PaperStatus.WITHDRAWN:
        raise refusals.is_withdrawn(paper)
    newest = paper.revisions.order_by("-number").first()
    if newest is not None and newest.issued_at:
        raise refusals.nothing_open(paper)


def _texts(file: PaperFile, looked_at: Paper) -> Iterable[PageText]:
    for number, text in enumerate(looked_at.page_texts, 1):
        # PostgreSQL keeps no null character, and no text of a page has one but by accident.
        words = nfc(text.replace("\0", " "))[:_LIMIT] if has_meaning(text) else ""
        yield PageText(file=file, number=number, text=words, folded=words_of_page(words))


def _told(file: PaperFile) -> dict[str, list[object]]:
    return {"language": ["", file.language], "file": ["", file.original_name], "pages": ["", file.pages]}
