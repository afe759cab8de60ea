"""Taking the draft out and in again, for tests of every format."""

from events.exchange.draft import draft_of
from events.exchange.export import exported
from events.exchange.fields import Record
from events.exchange.meaning import Options
from events.exchange.plan import Plan, make_plan
from events.exchange.writing import take_in

FORMATS = ("frab", "pretalx", "ics", "xlsx")
SITE = "https://example.org"


def file_of(edition, key: str, lang: str = "vi") -> bytes:
    return exported(edition, key, lang, SITE)[0]


def records(edition) -> dict[str, tuple[str, Record]]:
    """Every session as plain values, by code."""
    found = draft_of(edition, "vi", SITE).sessions
    return {session.code: (str(session.guid), record) for session, record in found}


def seen(edition, data: bytes, **options) -> Plan:
    return make_plan(edition, data, Options(**options))


def taken(edition, data: bytes, by=None, **options) -> Plan:
    plan, written = take_in(edition, data, Options(**options), by=by, agreed=lambda _plan: True, name="file")
    assert written == bool(plan.writes)
    return plan


def told(plan: Plan) -> list[tuple[int | None, str, str]]:
    """The findings in short: row, field, code."""
    return [(finding.row, finding.field, finding.code) for finding in plan.findings]


def actions(plan: Plan) -> list[str]:
    return [row.action for row in plan.rows]


def clear(edition) -> None:
    """Leave the edition without sessions, with everything else."""
    from events.models import RoomBooking, Session

    for session in Session.objects.filter(edition=edition):
        session.documents.all().delete()
    Session.objects.filter(edition=edition).delete()
    RoomBooking.objects.all().delete()
