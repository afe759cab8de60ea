"""What the preview shows: counts, findings by severity, every session with its changes old → new."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates
from adgmin.core.bilingual import Text

from .fields import FIELDS, Plain, choice_label, label_in_both
from .findings import Finding
from .plan import CHANGED, CREATED, REFUSED, UNCHANGED, Plan, RowPlan

ROWS_A_PAGE = 100
NAMED_FINDINGS = 25
LONG_TEXT = 240
ACTIONS = {
    CREATED: pgettext_lazy("outcome of a row", "New"),
    CHANGED: pgettext_lazy("outcome of a row", "Changed"),
    UNCHANGED: pgettext_lazy("outcome of a row", "As before"),
    REFUSED: pgettext_lazy("outcome of a row", "Refused"),
}
SEVERITIES = {
    "error": _("To be mended: these sessions are refused"),
    "warning": _("To be looked at"),
    "fixed": _("Mended while reading"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that would change, or stand in a new session."""

    heading: Text
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One session as the page shows it."""

    number: int
    where: Text
    code: str
    title: Text
    time: str
    room: str
    action: str
    label: Any
    changes: list[Change]
    problems: list[Finding]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity, those of one kind together."""

    severity: str
    heading: Any
    count: int
    kinds: list[tuple[Finding, list[Finding], int]]  # first, named, more


def groups(plan: Plan) -> list[Group]:
    """Return the findings, errors first."""
    shown = []
    for severity, heading in SEVERITIES.items():
        found = [finding for finding in plan.findings if finding.severity == severity]
        kinds: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in found:
            kinds[finding.code, finding.field].append(finding)
        named = [(same[0], same[:NAMED_FINDINGS], len(same) - NAMED_FINDINGS) for same in kinds.values()]
        if found:
            shown.append(Group(severity, heading, len(found), named))
    return shown


def counts(plan: Plan) -> list[tuple[str, Any, int]]:
    """Return (action, words, number of sessions)."""
    return [(action, words, plan.count(action)) for action, words in ACTIONS.items()]


def shown_rows(plan: Plan, action: str, page: int) -> tuple[list[ShownRow], int, int]:
    """Return one page of sessions with an outcome ("" is any), its number and the number of pages."""
    rows = [row for row in plan.rows if action in ("", row.action)]
    pages = max(1, -(-len(rows) // ROWS_A_PAGE))
    page = min(max(page, 1), pages)
    problems: dict[int, list[Finding]] = defaultdict(list)
    for finding in plan.findings:
        if finding.row is not None and finding.severity != "fixed":
            problems[finding.row].append(finding)
    part = rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return [_shown(plan, row, problems[row.row.number]) for row in part], page, pages


def page_of_row(plan: Plan, number: int) -> int:
    """Return the page, of all sessions, on which a session of the file stands."""
    before = sum(row.row.number < number for row in plan.rows)
    return before // ROWS_A_PAGE + 1


def _shown(plan: Plan, row: RowPlan, problems: list[Finding]) -> ShownRow:
    record = row.record
    changes = row.changes if row.action == CHANGED else {}
    return ShownRow(
        number=row.row.number,
        where=row.row.where,
        code=row.code,
        title=Text(record["title_vi"], record["title_en"]),
        time=_time(record["start"], record["end"]),
        room=_room(plan, record["room"]),
        action=row.action,
        label=ACTIONS[row.action],
        changes=[
            Change(label_in_both(key), value_in_words(plan, key, old), value_in_words(plan, key, new))
            for key, (old, new) in changes.items()
        ],
        problems=problems,
    )


def _time(start: str, end: str) -> str:
    if not start or not end:
        return gettext("in the tray")
    begin, finish = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
    return f"{dates.day_short(dates.local(begin).date())}, {dates.time_range(begin, finish)}"


def _room(plan: Plan, code: str) -> str:
    room = plan.known.rooms.get(code)
    return str(room.name) if room else plan.known.new_rooms.get(code, "")


def value_in_words(plan: Plan, key: str, value: Plain) -> str:  # noqa: PLR0911 - one answer for each kind of field
    """A plain value as staff read it, in the active language."""
    field = FIELDS.get(key)
    if field is None or value in (None, "", []):
        return gettext("no") if value is False else str(value or "")
    if field.kind == "flag":
        return gettext("yes") if value else gettext("no")
    if field.kind == "moment":
        moment = dates.local(dt.datetime.fromisoformat(value))
        return f"{dates.day_short(moment.date())} {dates.clock_time(moment)}"
    if field.kind == "room":
        return _room(plan, value)
    if field.kind == "choice":
        return choice_label(key, value)
    if field.kind == "items":
        return "; ".join(_item(item) for item in value)
    if field.kind in ("parties", "topics", "teams"):
        known: dict[str, dict[str, Any]] = {
            "parties": plan.known.parties, "topics": plan.known.topics, "teams": plan.known.teams,
        }  # fmt: skip
        return ", ".join(str(known[field.kind][code].name) for code in value)
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= LONG_TEXT else text[: LONG_TEXT - 1] + "…"


def _item(item: dict[str, Any]) -> str:
    title = Text(item["title_vi"], item["title_en"])
    minutes = gettext("%(minutes)d min") % {"minutes": item["minutes"]}
    return f"{item['number']}. {title} ({minutes}{', ' + item['lead'] if item['lead'] else ''})"


def language_of_page() -> str:
    """Vi or en."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"
