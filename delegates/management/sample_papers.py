"""Papers of a demonstration: real PDFs with plausible words, some revised, held back, a draft, one withdrawn."""

import datetime as dt
import json
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from django.db import transaction

from adgmin.core import clock
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.dates import day_long
from adgmin.core.models import User
from adgmin.core.text import fold
from delegates.delegations.models import FocalPoint
from events import printing
from events.agenda.models import Session
from events.documents.models import (
    Document,
    DocumentKind,
    Marking,
    PageText,
    PaperFile,
    PaperStatus,
    Revision,
)
from events.documents.storing import PAPERS
from events.documents.symbols import revised_symbol
from events.editions.models import Edition
from events.parties.models import Party
from events.releases.publishing import publish_current

from .sample_paper_texts import NOTE, NOTE_OF_DATES, PRACTICAL, SECTIONS, Section, earlier

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
FONTS = Path(printing.__path__[0]) / "fonts"
# So many of the pack's papers keep their record alone, as papers whose file is still awaited.
WITHOUT_FILE = ("ADGMIN/6/INF/3", "ADGMIN/6/INF/2")
PRACTICAL_KINDS = (DocumentKind.CIRCULAR, DocumentKind.PROGRAMME, DocumentKind.LIST, DocumentKind.AGENDA,
                   DocumentKind.INFORMATION)  # fmt: skip
STATUS = {
    "ADGSOM/6/WP/1": PaperStatus.ADOPTED, "ADGSOM/6/WP/2": PaperStatus.NOTED, "ADGSOM/6/WP/3": PaperStatus.NOTED,
    "ADGSOM/6/WP/6": PaperStatus.FINAL, "ADGMIN/6/WP/1": PaperStatus.ADOPTED, "ADGMIN/6/INF/1": PaperStatus.FINAL,
    "ADGSOM/6/INF/1": PaperStatus.FINAL, "ADGSOM/6/WP/13": PaperStatus.DRAFT, "ADGSOM/6/WP/9": PaperStatus.WITHDRAWN,
}  # fmt: skip
UNTIL_SESSION = {"ADGMIN/6/WP/5": "MIN-JP"}
UNTIL_MOMENT = ("ADGMIN/6/WP/4",)  # until noon of the last day
_MADE = 1_767_225_600  # 1 January 2026: the same files each time
_WORDS = {
    "vi": ("Tài liệu minh họa cho bản trình diễn", "Bên trình: {}", "Công khai", "Hạn chế"),
    "en": ("Illustrative paper of a demonstration", "Submitted by {}", "Public", "Restricted"),
}


class Press:
    """Sets papers with fonts read once. The template and its words are our own: no process apart is needed."""

    def __init__(self) -> None:
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])

    def pdf(self, **data: Any) -> bytes:
        """Return the PDF of one paper."""
        said = json.dumps(data, ensure_ascii=False)
        compiler = typst.Compiler(
            input=str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=self._fonts, ignore_system_fonts=True,
            sys_inputs={"data": said},
        )  # fmt: skip
        made = compiler.compile(format="pdf", timestamp=_MADE)
        assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file, whatever pictures of pages are
        return made


def make_papers(edition: Edition, *, by: User | None) -> int:
    """Give the papers of the pack their files, once; return how many files there are."""
    if Revision.objects.filter(document__edition=edition).exists():
        return 0
    press = Press()
    papers = Document.objects.filter(edition=edition).select_related("submitted_by").order_by("pk")
    made = [_revisions(press, paper, edition, by) for paper in papers.exclude(symbol__in=WITHOUT_FILE)]
    sender = FocalPoint.objects.filter(
        delegation__edition=edition, delegation__code="JP", user__isnull=False
    ).first()
    made.append(_revisions(press, _statement(edition), edition, sender.user if sender else by))
    Revision.objects.bulk_create([revision for several in made for revision, _files in several])
    files = [one for several in made for _revision, found in several for one in found]
    PaperFile.objects.bulk_create([file for file, _data in files])
    PageText.objects.bulk_create(
        [text for file, data in files for text in _texts(file, data)], batch_size=200
    )
    for file, data in files:
        # Only once the records are there for good: a dry run leaves no file behind.
        transaction.on_commit(partial(PAPERS.write, file.name, data))
    _set_apart(edition)
    edition.refresh_from_db(fields=["programme_version"])
    publish_current(edition)
    return len(files)


Made = list[tuple[Revision, list[tuple[PaperFile, bytes]]]]


def _revisions(press: Press, paper: Document, edition: Edition, by: User | None) -> Made:
    """The last revision of a paper as the pack knows it, and the one before where there is one."""
    last = max(paper.version - 1, 0)
    day = paper.issued_on or edition.start_date
    waits = STATUS.get(paper.symbol) == PaperStatus.DRAFT or paper.to_look_at or day > clock.now().date()
    is_practical = paper.kind in PRACTICAL_KINDS
    note = NOTE_OF_DATES if is_practical else NOTE
    made: Made = []
    for number in range(last if is_practical else max(last - 1, 0), last + 1):
        at = dt.datetime.combine(day, dt.time(9), MEETING_ZONE) - dt.timedelta(days=12 * (last - number))
        revision = Revision(
            document=paper, number=number, made_at=at, made_by=by, issued_at=None if waits and number == last else at,
            **({"note_vi": note[0], "note_en": note[1]} if number else {}),
        )  # fmt: skip
        sections = (PRACTICAL,) if is_practical else SECTIONS if number == last else earlier(SECTIONS)
        languages = paper.languages or ["en"]
        made.append(
            (revision, [_file(press, revision, lang, sections, edition, at, by) for lang in languages])
        )
    return made


def _file(
    press: Press, revision: Revision, lang: str, sections: tuple[Section, ...], edition: Edition,
    at: dt.datetime, by: User | None,
) -> tuple[PaperFile, bytes]:  # fmt: skip
    paper, place = revision.document, 0 if lang == "vi" else 1
    illustrative, submitted, public, restricted = _WORDS["vi" if lang == "vi" else "en"]
    party = paper.submitted_by
    data = press.pdf(
        lang=lang, title=getattr(paper, f"title_{lang}") or paper.title, illustrative=illustrative,
        symbol=revised_symbol(paper.symbol, revision.number, edition.paper_symbols), date=day_long(at.date(), lang),
        marking=public if paper.marking == Marking.PUBLIC else restricted,
        meeting=getattr(edition, f"name_{lang}"),
        submitted=submitted.format(getattr(party, f"name_{lang}")) if party else "",
        sections=[
            {"title": title[place], "paragraphs": [words[place] for words in paragraphs]}
            for title, paragraphs in sections
        ],
    )  # fmt: skip
    with pypdfium2.PdfDocument(data) as read:
        pages = len(read)
    file = PaperFile(
        revision=revision, language=lang, original_name=f"{paper.slug}-{lang}.pdf", size=len(data), pages=pages,
        digest=sha256(data).hexdigest(), taken_at=at, taken_by=by,
    )  # fmt: skip
    return file, data


def _texts(file: PaperFile, data: bytes) -> Iterable[PageText]:
    with pypdfium2.PdfDocument(data) as read:
        for number, page in enumerate(read, 1):
            words = page.get_textpage().get_text_range().replace("\ufffe", "")
            yield PageText(file=file, number=number, text=words, folded=fold(words))


def _statement(edition: Edition) -> Document:
    """A statement that a focal point sent in, for the desk to look at."""
    return Document.objects.create(
        edition=edition, symbol="ADGMIN-6/ST1", kind=DocumentKind.STATEMENT, marking=Marking.RESTRICTED,
        title_vi="Phát biểu của Nhật Bản về hợp tác trí tuệ nhân tạo",
        title_en="Statement of Japan on cooperation in artificial intelligence",
        submitted_by=Party.objects.filter(edition=edition, code="JP").first(), status=PaperStatus.DRAFT,
        session=Session.objects.filter(edition=edition, code="MIN-JP").first(), to_look_at=True, languages=["en"],
    )  # fmt: skip


def _set_apart(edition: Edition) -> None:
    papers = Document.objects.filter(edition=edition)
    for symbol, status in STATUS.items():
        papers.filter(symbol=symbol).update(status=status)
    papers.filter(status=PaperStatus.WITHDRAWN).update(
        withdrawn_from=PaperStatus.CIRCULATION,
        withdrawn_because="Thay bằng tài liệu chung của hai Nhóm Công tác.",
    )
    for symbol, code in UNTIL_SESSION.items():
        papers.filter(symbol=symbol).update(
            embargo_session=Session.objects.filter(edition=edition, code=code).first()
        )
    noon = dt.datetime.combine(edition.end_date, dt.time(12), MEETING_ZONE)
    papers.filter(symbol__in=UNTIL_MOMENT).update(embargo_until=noon)
