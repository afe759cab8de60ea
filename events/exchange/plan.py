"""What a programme file would do. Each session new, changed by fields, as before or refused. Nothing is written."""

import hashlib
import json
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from adgmin.core import dates
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.encryption import fingerprint
from events.agenda.models import Kind, Level, Session
from events.editions.models import Edition
from events.venues.models import Room

from .conflicts import Clash, Holding, clashes
from .fields import FIELDS, PLACEMENT, Plain, Record
from .findings import Finding, Notes
from .formats import read_file
from .known import Known
from .meaning import Options, Reader, Row
from .record import moment_of, record_of

_TITLES = tuple(f"title_{lang}" for lang in LANGUAGES)
CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
Changes = dict[str, tuple[Plain, Plain]]


@dataclass(slots=True)
class RowPlan:
    """What happens to one session of the file; `record` is how it would stand in full."""

    row: Row
    session: Session | None
    record: Record
    changes: Changes = field(default_factory=dict)
    action: str = UNCHANGED

    @property
    def code(self) -> str:
        """The code it will have."""
        return self.row.code or (self.session.code if self.session else "")

    @property
    def places(self) -> bool:
        """Whether it would stand elsewhere than now, or hold its room otherwise."""
        return self.session is None or not {*PLACEMENT, "status"}.isdisjoint(self.changes)


@dataclass
class Plan:
    """The outcome of a file; `known.new_rooms` are the rooms that would be added."""

    known: Known
    options: Options
    rows: list[RowPlan]
    notes: Notes

    @cached_property
    def findings(self) -> list[Finding]:
        """All findings in the order of the file, the same about the whole file said once."""
        seen = set()
        found = []
        for finding in sorted(self.notes.all, key=lambda one: one.row or 0):
            key = finding.code if finding.code == "persons_left_out" else id(finding)
            if key not in seen:
                seen.add(key)
                found.append(finding)
        return found

    def count(self, action: str) -> int:
        """The number of sessions with an outcome."""
        return sum(row.action == action for row in self.rows)

    @property
    def writes(self) -> int:
        """How many sessions would be written."""
        return self.count(CREATED) + self.count(CHANGED)

    @property
    def new_rooms(self) -> dict[str, str]:
        """Rooms to be added, by code, that a session not refused needs."""
        used = {row.record["room"] for row in self.rows if row.action in (CREATED, CHANGED)}
        return {code: name for code, name in self.known.new_rooms.items() if code in used}

    @property
    def absent(self) -> int:
        """How many sessions of the draft the file does not name; they stay as they are."""
        return len(self.known.by_guid) - sum(row.session is not None for row in self.rows)

    @property
    def digest(self) -> str:
        """A mark of all that would be written, to see whether the draft moved since it was shown."""
        said = [[row.row.number, row.action, row.code, row.record if row.session is None else row.changes]
                for row in self.rows]  # fmt: skip
        text = json.dumps([said, self.new_rooms], sort_keys=True, ensure_ascii=False)
        return fingerprint(hashlib.sha256(text.encode()).hexdigest())


def make_plan(edition: Edition, data: bytes, options: Options) -> Plan:
    """Read a file against the draft as it stands now. Raises NotAProgramme or Unreadable when it is no programme."""
    raw = read_file(data, options)
    notes, known = Notes(), Known(edition)
    reader = Reader(known, notes, options)
    matcher = _Matcher(known, notes, options)
    rows = [matcher.planned(reader.read(one)) for one in raw]
    if not rows:
        notes.add(None, Text(), "no_sessions")
    matcher.refuse_foreign_guids(rows)
    plan = Plan(known, options, rows, notes)
    _settle_rooms(plan)
    for row in rows:
        row.action = _action(row, notes)
    return plan


def _action(row: RowPlan, notes: Notes) -> str:
    if row.row.number in notes.refused:
        return REFUSED
    if row.session is None:
        return CREATED
    return CHANGED if row.changes else UNCHANGED


class _Matcher:
    """Finds the session that a row is about, and how it would stand."""

    def __init__(self, known: Known, notes: Notes, options: Options) -> None:
        self._known, self._notes, self._options = known, notes, options
        self._seen: dict[object, Row] = {}

    def planned(self, row: Row) -> RowPlan:
        session = self._session(row)
        given = {key: value for key, value in row.given.items() if value or not key.startswith("title_")}
        if session is None:
            plan = RowPlan(row, None, self._new_record(row, given))
        else:
            before = record_of(session)
            given = _without_echoes(row, given, before)
            changes = {key: (before[key], value) for key, value in given.items() if before[key] != value}
            if row.code and row.code != session.code:
                changes["code"] = (session.code, row.code)
            plan = RowPlan(row, session, before | given, changes)
        self._check(plan)
        return plan

    def _session(self, row: Row) -> Session | None:
        by_guid = self._known.by_guid.get(row.guid) if row.guid else None
        name = row.code or ("" if by_guid else row.made_up)
        by_code = self._known.coded(name)
        if row.guid is None and not name:
            self._say(row, "no_identity")
        if by_guid is not None and by_code is not None and by_guid.pk != by_code.pk:
            self._say(row, "code_taken", "code", shown=row.code)
        session = by_guid or by_code
        if session is None:
            row.code = name
        own: list[object] = (
            [session.pk] if session else [row.guid, row.code if row.guid else row.code.casefold()]
        )
        for key in filter(None, own):
            if other := self._seen.get(key):
                self._say(row, "duplicate_in_file", other=other.where.en, other_vi=other.where.vi)
                break
            self._seen[key] = row
        return session

    def _new_record(self, row: Row, given: Record) -> Record:
        record = {key: field.default or field.empty for key, field in FIELDS.items()}
        record["is_draft"] = self._options.drafts
        if "kind" not in given:
            used = Kind(record["kind"])
            shown = f" (“{row.kind_hint[:60]}”)" if row.kind_hint else ""
            self._say(row, "default_used", "kind", shown_in=shown, shown_in_vi=shown, **_labels(used))
        if "level" not in given:
            self._say(
                row, "default_used", "level", shown_in="", shown_in_vi="", **_labels(Level(record["level"]))
            )
        if not row.code and row.guid is not None:
            row.code = f"E-{str(row.guid)[:8].upper()}"
        return record | given

    def _check(self, plan: RowPlan) -> None:
        record = plan.record
        if not record["title_vi"] and not record["title_en"] and plan.row.not_taken.isdisjoint(_TITLES):
            self._say(plan.row, "no_title")
        start, end = moment_of(record["start"]), moment_of(record["end"])
        if (start is None) != (end is None) and plan.row.not_taken.isdisjoint(PLACEMENT):
            self._say(plan.row, "time_incomplete", "end" if end is None else "start")
        if start is None or end is None:
            return
        if end <= start:
            self._say(plan.row, "ends_before_start", "end")
        edition = self._known.edition
        if plan.places and not edition.start_date <= dates.local(start).date() <= edition.end_date:
            self._say(plan.row, "outside_meeting", "start")

    def refuse_foreign_guids(self, rows: list[RowPlan]) -> None:
        """An identifier is one session's in all meetings."""
        new = [plan.row for plan in rows if plan.session is None and plan.row.guid]
        taken = Session.objects.filter(guid__in=[row.guid for row in new]).values_list("guid", flat=True)
        for row in new:
            if row.guid in set(taken):
                self._say(row, "guid_elsewhere", "guid")

    def _say(self, row: Row, code: str, field: str = "", **values: object) -> None:
        self._notes.add(row.number, row.where, code, field, **values)


def _without_echoes(row: Row, given: Record, before: Record) -> Record:
    """Leave out what says no more than the session does already.

    A track is one of perhaps several topics; a published text stands in the other language where one is missing.
    """
    kept = dict(given)
    if row.from_track and set(given["topics"]) <= set(before["topics"]):
        del kept["topics"]
    for key in given if row.published else ():
        name, _, lang = key.rpartition("_")
        other = next((f"{name}_{code}" for code in LANGUAGES if code != lang), "")
        if lang in LANGUAGES and not before[key] and given[key] == before.get(other):
            del kept[key]
    return kept


def _labels(value: Kind | Level) -> dict[str, str]:
    words = in_both(lambda: str(value.label))
    return {"used": words.en, "used_vi": words.vi}


def _settle_rooms(plan: Plan) -> None:
    """Refuse, or bring into the tray, whoever would come into a room that is held."""
    while True:
        holdings = [
            _holding(row) for row in plan.rows if row.row.number not in plan.notes.refused and row.places
        ]
        found = clashes(plan.known.edition, [one for one in holdings if one is not None])
        if not found:
            return
        for clash in found:
            _answer(plan, clash)


def _holding(row: RowPlan) -> Holding | None:
    """What a session would hold; one without time or room, or cancelled, holds nothing but lets its room go."""
    start, end = moment_of(row.record["start"]), moment_of(row.record["end"])
    leaves = row.session.booking_id if row.session else None
    if start is None or end is None or not row.record["room"] or row.record["status"] == "cancelled":
        return Holding(row, leaves, "", None, None) if leaves else None
    return Holding(row, leaves, row.record["room"], start, end)


def _room_name(room: Room) -> Text:
    return in_both(lambda: str(room.name))


def _answer(plan: Plan, clash: Clash) -> None:
    row: RowPlan = clash.who
    room = plan.known.rooms.get(clash.room)
    names = _room_name(room) if room else Text(plan.known.new_rooms.get(clash.room, clash.room))
    span = dates.time_range(clash.start, clash.end)
    day = dates.local(clash.start).date()
    values = {
        "room": names.en or names.vi,
        "room_vi": names.vi or names.en,
        "other": clash.other,
        "time": f"{dates.day_short(day, 'en')}, {span}",
        "time_vi": f"{span}, {dates.day_short(day, 'vi')}",
    }
    if not plan.options.tray:
        plan.notes.add(row.row.number, row.row.where, "room_double_booked", "room", **values)
        return
    plan.notes.add(row.row.number, row.row.where, "into_tray", "room", **values)
    before = record_of(row.session) if row.session else None
    for key in PLACEMENT:
        row.record[key] = ""
        row.changes.pop(key, None)
        if before is not None and before[key]:
            row.changes[key] = (before[key], "")
