"""Taking a plan in: one transaction, every session through the verbs of the programme, everything in the audit."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from adgmin.core import audit
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.models import User
from events.agenda.editing import Move, add_session, change_session, move_sessions
from events.agenda.models import AgendaItem, Session
from events.editions.locking import lock_edition
from events.editions.models import Edition
from events.venues.models import Room, Venue

from .fields import FIELDS, PLACEMENT, Record
from .known import Known
from .meaning import Options
from .plan import CHANGED, CREATED, Plan, RowPlan, make_plan
from .record import moment_of

LINKS = ("members", "partners", "chairs", "co_chairs", "topics", "interpreters")


@transaction.atomic
def take_in(
    edition: Edition,
    data: bytes,
    options: Options,
    *,
    by: User | None,
    agreed: Callable[[Plan], bool],
    name: str = "",
) -> tuple[Plan, bool]:
    """Write what a file means, unless the outcome is another one than was agreed; refused sessions stay out.

    Returns the outcome as it is now, and whether it was written. Raises NotAProgramme and Unreadable as `make_plan`
    does, and Refused when a verb of the programme refuses; then nothing is written.
    """
    lock_edition(edition.pk)
    plan = make_plan(edition, data, options)
    if not agreed(plan) or not plan.writes:
        return plan, False
    writer = _Writer(plan, by)
    writer.add_rooms()
    writer.change()
    writer.add()
    counts = f"{plan.count(CREATED)} + {plan.count(CHANGED)}"
    audit.record(edition, "take in", by=by, note=f"{name[:150]}: {counts}")
    return plan, True


class _Writer:
    """Writes a plan with what its edition knows."""

    def __init__(self, plan: Plan, by: User | None) -> None:
        self._plan, self._known, self._by = plan, plan.known, by

    def add_rooms(self) -> None:
        """Add the rooms that are missing, in the edition's first venue."""
        edition = self._known.edition
        if not (new := self._plan.new_rooms):
            return
        venue = Venue.objects.filter(edition=edition).first() or _first_venue(edition)
        last = max((room.sort_order for room in self._known.rooms.values()), default=0)
        for number, (code, name) in enumerate(new.items(), 1):
            room = Room.objects.create(
                edition=edition, code=code, venue=venue, kind=Room.Kind.MEETING_ROOM, name_vi=name, name_en=name,
                capacity=0, sort_order=min(last + number, 32_767),
            )  # fmt: skip
            audit.record(room, "add", by=self._by, changes=audit.difference({}, audit.state_of(room)))
            self._known.rooms[code] = room

    def change(self) -> None:
        """Change the sessions that are there: first all that move, together, then the rest field by field."""
        rows = [row for row in self._plan.rows if row.action == CHANGED and row.session is not None]
        move_sessions([self._move(row) for row in rows if row.places], by=self._by)
        for row in rows:
            names = row.changes.keys() - {"items"}
            if row.places:
                names -= {*PLACEMENT, "status"}
            if names and row.session is not None:
                change_session(
                    row.session, by=self._by, **self._values(row.record | {"code": row.code}, names)
                )
            if "items" in row.changes and row.session is not None:
                self._set_items(row.session, row.record["items"])

    def add(self) -> None:
        """Add the new sessions."""
        for row in self._plan.rows:
            if row.action != CREATED:
                continue
            values = self._values(row.record, FIELDS.keys() - {"items"})
            links = {
                name: found for name in LINKS if (found := values.pop(name))
            }  # a new one has none to lose
            session = Session(edition=self._known.edition, code=row.row.code, **values)
            if row.row.guid is not None:
                session.guid = row.row.guid
            add_session(session, by=self._by, **links)
            if row.record["items"]:
                self._set_items(session, row.record["items"])

    def _move(self, row: RowPlan) -> Move:
        values = self._values(row.record, {*PLACEMENT, "status"})
        session: Any = row.session
        status = {"status": values["status"]}
        return Move(
            session, values["start"], values["end"], values["room"], expected=session.sequence, also=status
        )

    def _values(self, record: Record, names: Any) -> dict[str, Any]:
        return {name: _value(self._known, name, record[name]) for name in names}

    def _set_items(self, session: Session, items: list[dict[str, Any]]) -> None:
        """Let the agenda items be these; an item that keeps its number keeps its papers."""
        held = {
            item.number: item for item in AgendaItem.objects.filter(session=session).select_related("lead")
        }
        before = [str(item) for item in held.values()]
        AgendaItem.objects.filter(session=session).exclude(
            number__in=[item["number"] for item in items]
        ).delete()
        for item in items:
            row = held.get(item["number"]) or AgendaItem(session=session, number=item["number"])
            for name in ("title_vi", "title_en"):
                setattr(row, name, item[name])
            row.minutes, row.lead = item["minutes"], self._known.parties.get(item["lead"])
            row.save()
        after = [f"{item['number']}. {item['title_vi'] or item['title_en']}" for item in items]
        audit.record(session, "change", by=self._by, changes={"agenda_items": [before, after]})


def _value(known: Known, name: str, value: Any) -> Any:
    """A plain value as the model holds it."""
    kind = FIELDS[name].kind if name in FIELDS else "line"
    if kind == "moment":
        return moment_of(value)
    if kind == "room":
        return known.rooms[value] if value else None
    records: dict[str, dict[str, Any]] = {
        "parties": known.parties,
        "topics": known.topics,
        "teams": known.teams,
    }
    return [records[kind][code] for code in value] if kind in records else value


def _first_venue(edition: Edition) -> Venue:
    names = {f"name_{lang}": getattr(edition, f"host_city_{lang}") or edition.code for lang in LANGUAGES}
    return Venue.objects.create(edition=edition, code="VENUE", kind=Venue.Kind.CONVENTION_CENTRE, **names)
