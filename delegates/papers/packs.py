"""The pack of a meeting or of a day: every paper the reader may see, in the order of the agenda, as one file."""

import datetime as dt
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import IO

from django.utils.translation import get_language, gettext

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.dates import day_long, time_range_long
from events.agenda.audience import PUBLIC
from events.documents.access import paper_ids_seen_by
from events.documents.marking import legible
from events.documents.models import Document, PaperFile
from events.documents.packing import Cover, PackPaper, pack
from events.documents.storing import PAPERS
from events.releases.programme import PublicSession

from .limits import MOST_PAGES, MOST_PAPERS
from .log import note, symbol_of
from .models import PaperAccess
from .readers import Reader
from .room import Line, lines_of, papers_of, place_of


class TooLong(RuntimeError):
    """More papers or pages than one pack may have."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The lines of a pack and what it is of: one meeting, else a day."""

    lines: tuple[Line, ...]
    day: dt.date
    meeting: PublicSession | None = None

    @property
    def name(self) -> str:
        """How it is called: by the meeting, else by the day."""
        return self.meeting.code if self.meeting else self.day.isoformat()


def of_meeting(reader: Reader, code: str, *, now: dt.datetime) -> Wanted | None:
    """Return what the pack of a meeting has; nothing where the reader sees no file of it."""
    found = [line for line in _readable(reader, now) if line.meeting and line.meeting.code == code]
    if not found or found[0].meeting is None:
        return None
    return Wanted(tuple(found), found[0].meeting.day, found[0].meeting)


def of_day(reader: Reader, day: dt.date, *, now: dt.datetime) -> Wanted | None:
    """Return what the pack of a day has; nothing where the reader sees no file of it."""
    found = [line for line in _readable(reader, now) if line.meeting and line.meeting.day == day]
    return Wanted(tuple(found), day) if found else None


def made(reader: Reader, wanted: Wanted, *, now: dt.datetime) -> IO[bytes]:
    """Return the pack in a file that has no name and is gone when it is closed.

    What is not for everybody is noted first, all under the one mark of the pack. Raises TooLong, Unlogged, PressFailed.
    """
    files = [file_of(line) for line in wanted.lines]
    if len(files) > MOST_PAPERS or sum(file.pages for file in files) > MOST_PAGES:
        raise TooLong
    public = set(paper_ids_seen_by(PUBLIC, now=now, edition=reader.edition))
    restricted = [file for file in files if file.revision.document_id not in public]
    mark = note(reader, PaperAccess.Act.PACK, restricted, symbol=wanted.name) if restricted else None
    target = tempfile.TemporaryFile()  # noqa: SIM115 - handed on; the answer closes it
    try:
        pack(_papers(wanted, files), _cover(reader, wanted), target, mark=mark)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def file_of(line: Line) -> PaperFile:
    """Return the file in the reader's language, else in the other one, which the cover names."""
    lang = (get_language() or "vi")[:2]
    return next((file for file in line.files if file.language == lang), line.files[0])


def _readable(reader: Reader, now: dt.datetime) -> list[Line]:
    return [line for line in lines_of(reader, papers_of(reader, now=now)) if line.files]


def _papers(wanted: Wanted, files: Iterable[PaperFile]) -> list[PackPaper]:
    titles = _item_titles(wanted) if wanted.meeting else {}
    return [_paper(file, titles) for file in files]


def _paper(file: PaperFile, titles: dict[int, Text]) -> PackPaper:
    document = file.revision.document
    item = document.item if document.item in titles else None
    return PackPaper(
        symbol=symbol_of(file),
        title=_title(document),
        read=partial(PAPERS.read, file.name),
        language=file.language.upper(),
        item=item,
        item_title=titles[item] if item is not None else Text(),
    )


def _item_titles(wanted: Wanted) -> dict[int, Text]:
    """The agenda items of the meeting, as they were released."""
    return {item.number: item.title for item in wanted.meeting.items} if wanted.meeting else {}


def _title(document: Document) -> Text:
    return Text(*(getattr(document, f"title_{lang}") or "" for lang in LANGUAGES))


def _cover(reader: Reader, wanted: Wanted) -> Cover:
    edition, meeting, delegation = reader.edition, wanted.meeting, reader.delegation
    when = in_both(lambda: time_range_long(meeting.start, meeting.end) if meeting else day_long(wanted.day))
    if delegation:
        names = [getattr(delegation, f"name_{lang}") or "" for lang in LANGUAGES]
        of = Text(*(legible(name, delegation.code) if name else "" for name in names))
    else:
        of = in_both(lambda: gettext("Host secretariat"))
    return Cover(
        meeting=_named(edition, "name"),
        session=meeting.title if meeting else in_both(lambda: gettext("Documents of the day")),
        when=when,
        place=place_of(reader, meeting) if meeting else Text(),
        made_at=clock.now(),
        delegation=of,
        reader=reader.name,
        ministry=_named(edition, "host_ministry"),
        lang=(get_language() or "vi")[:2],
    )


def _named(record: object, name: str) -> Text:
    return Text(*(getattr(record, f"{name}_{lang}", "") or "" for lang in LANGUAGES))
