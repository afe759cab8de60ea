"""The draft as a file in any of the formats."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import override

from adgmin.core import clock
from adgmin.core.bilingual import Text
from events.agenda.models import Session
from events.editions.models import Edition

from .draft import Draft, draft_of
from .export_calendar import ics
from .export_workbook import xlsx
from .fields import choice_label
from .own import common_abstract, common_title
from .schedule import Conference, Event, Room, numbers_of, schedule_json, schedule_xml


def frab(draft: Draft) -> bytes:
    """Return the draft as schedule.xml."""
    return schedule_xml(_conference(draft), _events(draft), {"unplaced": draft.unplaced})


def pretalx(draft: Draft) -> bytes:
    """Return the draft as JSON in the shape of pretalx's export."""
    events = _events(draft)
    rooms = list(dict.fromkeys(event.room for event in events))
    return schedule_json(_conference(draft), events, rooms, {"unplaced": draft.unplaced})


def _conference(draft: Draft) -> Conference:
    edition = draft.edition
    version = f"draft {edition.draft_version}"
    return Conference(
        edition.code, str(edition.name), edition.start_date, edition.end_date, version, f"{draft.site}/"
    )


def _events(draft: Draft) -> list[Event]:
    numbers = numbers_of(str(session.guid) for session, _record in draft.placed)
    made = []
    for session, record in draft.placed:
        guid = str(session.guid)
        room = Room(draft.room_name(session), f"{draft.edition.code}/{record['room']}", _capacity(session))
        topic = next(iter(session.topics.all()), None)
        made.append(
            Event(
                id=numbers[guid], guid=guid, code=session.code, start=_sure(session.start), end=_sure(session.end),
                room=room, slug=f"{draft.edition.code}-{session.code}".lower(),
                url=f"{draft.site}/{draft.lang}/sessions/{session.code}/",
                title=common_title(record, draft.lang), subtitle="", track=str(topic.name) if topic else "",
                type=choice_label("kind", record["kind"]), language=draft.lang,
                abstract=common_abstract(record, draft.lang), description="", optout=record["media"] != "open",
                extra=draft.along(session, record),
            )
        )  # fmt: skip
    return made


def _capacity(session: Session) -> int | None:
    return session.room.capacity if session.room else None


def _sure(moment: dt.datetime | None) -> dt.datetime:
    if moment is None:
        raise ValueError("a placed session has a time")
    return moment


@dataclass(frozen=True, slots=True)
class Format:
    """A format of programme files."""

    key: str
    write: Callable[[Draft], bytes]
    ending: str
    content_type: str
    name: Text


FORMATS = {
    one.key: one
    for one in (
        Format("xlsx", xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               Text("Bảng tính (.xlsx)", "Workbook (.xlsx)")),
        Format("frab", frab, "xml", "application/xml; charset=utf-8", Text("frab (schedule.xml)")),
        Format("pretalx", pretalx, "json", "application/json; charset=utf-8", Text("pretalx (.json)")),
        Format("ics", ics, "ics", "text/calendar; charset=utf-8", Text("Lịch (.ics)", "Calendar (.ics)")),
    )
}  # fmt: skip


def exported(edition: Edition, key: str, lang: str, site: str) -> tuple[bytes, str]:
    """Return the draft in a format (a key of FORMATS) and the name of its file."""
    with override(lang):
        body = FORMATS[key].write(draft_of(edition, lang, site))
    return body, f"{edition.code}-draft-{clock.now():%Y%m%d-%H%M}.{FORMATS[key].ending}"
