"""topics.yaml and sessions.yaml: what is talked about, and every meeting of the week with its agenda."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from events.editions.pack.edition import LANGUAGE, SOURCE
from events.editions.pack.fields import (
    Choice,
    Clock,
    Day,
    Flag,
    Group,
    Line,
    Many,
    Ref,
    To,
    Whole,
    both,
    choice,
)  # fmt: skip
from events.editions.pack.findings import At
from events.editions.pack.sections import (
    EDITION,
    Kind,
    Links,
    Record,
    Records,
    Row,
    Section,
    columns,
    once,
    plain,
)
from events.parties.models import PartyKind

from .models import Access, AgendaItem, Level, Media, PartyRole, Session, SessionParty, Status, Topic
from .models import Kind as SessionKind
from .pack_rules import agendas_add_up, parties_fit, rooms_once, within_the_days

TOPICS = Kind("topics", Topic)
SESSIONS = Kind(
    "sessions",
    Session,
    links={
        "parties": Links(SessionParty, "session_id", ("party_id", "role")),
        "topics": Links(Session.topics.through, "session_id", ("topic_id",)),
    },
    counter="sequence",
)
AGENDA_ITEMS = Kind(
    "agenda_items",
    AgendaItem,
    key=("session_id", "number"),
    scope="session__edition",
    links={"papers": Links(AgendaItem.papers.through, "agendaitem_id", ("document_id",))},
)
# Agenda items name papers: they are written after the documents.
KINDS = (TOPICS, SESSIONS)


@dataclass(frozen=True, kw_only=True)
class Members(Many):
    """`all`, `none` or a list of member states."""

    required: bool = True

    def checked(self, value: Any, at: At) -> Any:
        """Return "all" or the list."""
        return value if value == "all" else [] if value == "none" else super().checked(value, at)


_PARTIES = Many(of=To(table="parties"))
_ITEM = Group(
    fields={
        "number": Whole(least=1),
        **both(AgendaItem, "title"),
        "minutes": Whole(),
        "lead": To(table="parties", required=False),
        "papers": Many(of=To(table="documents")),
        "source": Choice(of=SOURCE.of, required=False),
    }
)
_SESSION_FIELDS = {
    **both(Session, "title"),
    **both(Session, "abstract", required=False),
    "kind": choice(SessionKind),
    "level": choice(Level),
    "ordinal": Whole(required=False, least=1),
    "date": Day(),
    "start": Clock(),
    "end": Clock(),
    "room": To(table="rooms"),
    "status": choice(Status),
    "members": Members(of=To(table="parties")),
    "secretariat": Flag(),
    "partners": _PARTIES,
    "topics": Many(of=To(table="topics")),
    "chairs": _PARTIES,
    "co_chairs": _PARTIES,
    "access": Group(
        fields={
            "type": choice(Access),
            "categories": Many(of=Line(limit=20, pattern="[a-z_]+")),
            "heads_plus": Whole(required=False),
        }
    ),
    "media": choice(Media),
    "interpretation": Group(fields={"floor": Many(of=LANGUAGE), "into": Many(of=LANGUAGE)}),
    "agenda_items": Many(of=_ITEM),
    **both(Session, "dress", required=False),
    "source": SOURCE,
    "schedule_source": Choice(of=SOURCE.of, required=False),
}
_AS_THEY_ARE = (
    "title_vi", "title_en", "abstract_vi", "abstract_en", "kind", "level", "ordinal", "room", "status",
    "secretariat", "media", "dress_vi", "dress_en", "source", "schedule_source",
)  # fmt: skip


def moment(records: Records, day: dt.date, time: dt.time) -> dt.datetime:
    """Return a local time of the edition as a moment."""
    edition = next(iter(records["edition"].values()))
    return dt.datetime.combine(day, time, ZoneInfo(edition["timezone"]))


def _session_rows(record: Record, records: Records) -> Iterable[Row]:
    access, spoken = record["access"], record["interpretation"]
    values = columns({name: record[name] for name in _AS_THEY_ARE}, {}, ())
    values |= {
        "edition_id": EDITION,
        "code": record.code,
        "start": moment(records, record["date"], record["start"]),
        "end": moment(records, record["date"], record["end"]),
        "all_members": record["members"] == "all",
        "access": access["type"],
        "categories": list(access["categories"]),
        "heads_plus": access["heads_plus"],
        "floor_languages": list(spoken["floor"]),
        "interpreted_into": list(spoken["into"]),
    }
    links: dict[str, list[tuple[Any, ...]]] = {
        "parties": list(_party_links(record, records)),
        "topics": [(topic,) for topic in record["topics"]],
    }
    yield Row(SESSIONS, record.code, values, links)
    for item in record["agenda_items"]:
        yield _item_row(record, item)


def _party_links(record: Record, records: Records) -> Iterable[tuple[Ref, str]]:
    members = record["members"]
    if members == "all":
        members = [Ref("parties", party.code) for party in _of_kind(records, PartyKind.ASEAN_MEMBER)]
    if record["secretariat"]:
        secretariat = [Ref("parties", party.code) for party in _of_kind(records, PartyKind.ASEAN_SECRETARIAT)]
        members = [*members, *(party for party in secretariat if party not in members)]
    yield from ((party, PartyRole.MEMBER.value) for party in members)
    yield from ((party, PartyRole.PARTNER.value) for party in record["partners"])
    yield from ((party, PartyRole.CHAIR.value) for party in record["chairs"])
    yield from ((party, PartyRole.CO_CHAIR.value) for party in record["co_chairs"])


def _of_kind(records: Records, kind: PartyKind) -> list[Record]:
    return [party for party in records["parties"].values() if party["kind"] == kind]


def _item_row(record: Record, item: dict[str, Any]) -> Row:
    values = columns(item, {}, {"papers"})
    return Row(
        AGENDA_ITEMS,
        f"{record.code}/{item['number']}",
        {"session_id": Ref("sessions", record.code), **values},
        {"papers": [(paper,) for paper in item["papers"]]},
    )


SECTIONS = (
    Section(
        "topics.yaml",
        "topics",
        {
            "sort_order": Whole(),
            **both(Topic, "name"),
            **both(Topic, "description", required=False),
            "adm_pillar": To(table="pillars", required=False),
            "group": choice(Topic.Group),
            "source": SOURCE,
        },
        plain(TOPICS, rename={"adm_pillar": "pillar"}),
        rules=(once("topics", "sort_order"),),
    ),
    Section(
        "sessions.yaml",
        "sessions",
        _SESSION_FIELDS,
        _session_rows,
        rules=(within_the_days, rooms_once, agendas_add_up, parties_fit),
    ),
)
