"""The paper for a door without power: who may enter, in protocol order, with boxes to tick."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from adgmin.core import dates
from delegates.badges.models import Badge, BadgeKind
from delegates.delegations.models import Delegation
from delegates.lists.layout import Block, Cell, Group, Leaf, Row, one_or_both
from delegates.lists.paper import leaf_pdf
from delegates.lists.participants import text_of
from delegates.nominations.names import name_in_list
from events.editions.models import Edition

from .models import Gate
from .questions import badge_facts, gate_facts, rows_of
from .rule import ADMIT, decide

WIDTHS = (3, 12, 11, 7, 2, 2, 2, 2)
_BOX = "☐"
_NOBODY = {"here": False, "was_here": False, "count": 0, "seats_of_delegation": 0, "elsewhere": None}


def who_may_enter(gate: Gate, session: dict[str, Any] | None, now: dt.datetime) -> list[Badge]:
    """Return the badges that this door would let in while a session is on (or none), in protocol order."""
    live = Badge.objects.filter(edition=gate.edition_id).live()
    facts = {row.pk: badge_facts(row) for row in rows_of(live.order_by())}
    badges = live.select_related("delegate", "delegation__party").in_protocol_order()
    at = max(now.timestamp(), session["start"]) if session else now.timestamp()
    door = {**gate_facts(gate), "open": True, "capacity": None}
    question = {"now": at, "direction": "in", "code": "ok", "known": True, "gate": door, "session": session,
                "inside": _NOBODY, "override": None}  # fmt: skip
    return [
        badge for badge in badges if decide({**question, "badge": facts.get(badge.pk)})["verdict"] == ADMIT
    ]


def roster_pdf(
    gate: Gate, session: dict[str, Any] | None, edition: Edition, now: dt.datetime, lang: str
) -> bytes:
    """Return the roster of a gate as a PDF (A4) in one language."""
    badges = who_may_enter(gate, session, now)
    with override(lang):
        leaf = Leaf(
            lang=lang, title=_("Roster: %(gate)s") % {"gate": one_or_both(gate, "name", lang)},
            meeting=one_or_both(edition, "name", lang), marks=_marks(session, len(badges), now, lang), public=False,
            columns=(_("Badge"), _("Full name"), _("Position"), _("Category"), pgettext("gate", "In"),
                     pgettext("gate", "Out"), pgettext("gate", "In"), pgettext("gate", "Out")),
            blocks=_blocks(badges, lang), count=len(badges),
        )  # fmt: skip
        return leaf_pdf(leaf, edition, now, WIDTHS)


def _marks(session: dict[str, Any] | None, count: int, now: dt.datetime, lang: str) -> tuple[str, ...]:
    marks = [dates.as_of(now)]
    if session:
        start = dt.datetime.fromtimestamp(session["start"], now.tzinfo)
        marks.append(f"{session['title'][lang]}, {dates.day_short(start.date())} {dates.clock_time(start)}")
        if session["heads_plus"] is not None:
            marks.append(
                _("Beside each head of delegation at most %(number)d persons")
                % {"number": session["heads_plus"]}
            )
    return (*marks, _("Badges: %(number)d") % {"number": count}, _("For official use only"))


def _blocks(badges: list[Badge], lang: str) -> tuple[Block, ...]:
    """One block for each delegation, in the order of the badges."""
    by_delegation: dict[Delegation | None, list[Badge]] = {}
    for badge in badges:
        by_delegation.setdefault(badge.delegation, []).append(badge)
    return tuple(
        Block(
            delegation.code if delegation else "",
            one_or_both(delegation, "name", lang) if delegation else _("Without a delegation"),
            (Group("", tuple(_row(badge, lang) for badge in people)),),
        )
        for delegation, people in by_delegation.items()
    )


def _row(badge: Badge, lang: str) -> Row:
    person = badge.delegate
    name = name_in_list(person) if person else badge.label or BadgeKind(badge.kind).label
    native = person.native_name if person and person.native_name not in name else ""
    position = getattr(text_of(person, "position"), lang) if person else ""
    cells = (
        Cell((str(name),), small=native),
        Cell((position,)),
        Cell((f"{badge.category} · {badge.get_category_display()}",)),
        *(Cell((_BOX,)) for _box in range(4)),
    )
    return Row(badge.serial, cells)
