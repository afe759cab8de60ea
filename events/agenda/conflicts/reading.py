"""Reading the facts of an edition from the records, in a number of queries that does not grow with them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from adgmin.core.bilingual import Text
from events.agenda.models import (
    AgendaItem,
    InterpreterTeam,
    PartyRole,
    Session,
    SessionParty,
    SessionPromise,
    Status,
)
from events.agenda.rule_models import AcceptedFinding, KindTurnover, LevelWindow, RuleSetting
from events.editions.models import Edition
from events.parties.models import Party, PartyKind
from events.venues.models import Room, RoomBooking, RoomClosure

from .facts import Acceptance, Facts, HoldFact, ItemFact, PartyFact, RoomFact, SessionFact, WindowFact
from .finding import Finding
from .index import check
from .joined import found_beside

Links = dict[int, dict[str, set[str]]]


def findings_of(edition: Edition) -> list[Finding]:
    """Return everything the rules find in the draft of an edition, also what was accepted (`Finding.accepted`)."""
    facts = facts_of(edition)
    return check(facts, found_beside(edition, facts))


def facts_of(edition: Edition) -> Facts:
    """Read the draft of an edition with its rules. Thirteen queries at any size."""
    settings = _settings(edition)
    parties = list(Party.objects.filter(edition=edition))
    return Facts(
        sessions=tuple(_sessions(edition, parties)),
        rooms={
            room.code: _room(room) for room in Room.objects.filter(edition=edition).select_related("venue")
        },
        parties={party.code: _party(party) for party in parties},
        teams={team.code: _both(team, "name") for team in InterpreterTeam.objects.filter(edition=edition)},
        holds=tuple(_holds(edition)),
        first_day=edition.start_date,
        last_day=edition.end_date,
        day_starts=edition.day_starts,
        day_ends=edition.day_ends,
        windows=_windows(edition),
        weights={name: value for what, name, value in settings if what == "rule"},
        turnovers={name: int(value) for what, name, value in settings if what == "kind"},
        accepted={
            one.fingerprint: Acceptance(one.accepted_by, one.because, one.accepted_at)
            for one in AcceptedFinding.objects.filter(edition=edition)
        },
    )


def _settings(edition: Edition) -> list[tuple[str, str, str]]:
    """Return what this meeting sets otherwise: the weights of rules and the minutes of kinds."""
    weights = RuleSetting.objects.filter(edition=edition).order_by()
    minutes = KindTurnover.objects.filter(edition=edition).order_by()
    return list(
        weights.values_list(Value("rule"), "code", "weight").union(
            minutes.values_list(Value("kind"), "kind", Cast("minutes", CharField())), all=True
        )
    )


_PLAIN = (
    "pk", "code", "kind", "level", "title_vi", "title_en", "abstract_vi", "abstract_en", "start", "end",
    "room__code", "status", "is_draft", "all_members", "secretariat", "heads_plus", "expected_audience", "sequence",
)  # fmt: skip


def _sessions(edition: Edition, parties: Iterable[Party]) -> Iterable[SessionFact]:
    links, items = _links(edition), _items(edition)
    members = frozenset(party.code for party in parties if party.kind == PartyKind.ASEAN_MEMBER)
    secretariats = frozenset(party.code for party in parties if party.kind == PartyKind.ASEAN_SECRETARIAT)
    for row in Session.objects.filter(edition=edition).order_by().values(*_PLAIN):
        by_role = {role: frozenset(codes) for role, codes in links[row["pk"]].items()}
        listed = by_role.get(PartyRole.MEMBER, frozenset())
        yield SessionFact(
            **{
                name: row[name]
                for name in ("code", "kind", "level", "start", "end", "is_draft", "all_members")
            },
            sequence=row["sequence"],
            room=row["room__code"] or "",
            title=Text(row["title_vi"] or "", row["title_en"] or ""),
            abstract=Text(row["abstract_vi"] or "", row["abstract_en"] or ""),
            is_cancelled=row["status"] == Status.CANCELLED,
            members=(members if row["all_members"] else frozenset()) | (listed - secretariats),
            secretariat=(secretariats if row["secretariat"] else frozenset()) | (listed & secretariats),
            partners=by_role.get(PartyRole.PARTNER, frozenset()),
            chairs=by_role.get(PartyRole.CHAIR, frozenset()),
            co_chairs=by_role.get(PartyRole.CO_CHAIR, frozenset()),
            teams=by_role.get("team", frozenset()),
            promised=by_role.get("promised", frozenset()),
            items=tuple(items[row["pk"]]),
            heads_plus=row["heads_plus"] or 0,
            audience=row["expected_audience"] or 0,
        )


def _links(edition: Edition) -> Links:
    """Return by session and role the codes of parties; interpreter teams and promises in the same manner."""
    found: Links = defaultdict(lambda: defaultdict(set))
    rows: list[tuple[int, str, str]] = list(
        SessionParty.objects.filter(session__edition=edition)
        .order_by()
        .values_list("session_id", "role", "party__code")
    )
    promises = SessionPromise.objects.filter(session__edition=edition).order_by()
    rows += [(pk, "promised", code) for pk, code in promises.values_list("session_id", "party__code")]
    teams = InterpreterTeam.objects.filter(edition=edition, sessions__isnull=False).order_by()
    rows += [(pk, "team", code) for pk, code in teams.values_list("sessions", "code")]
    for pk, role, code in rows:
        found[pk][role].add(code)
    return found


def _items(edition: Edition) -> dict[int, list[ItemFact]]:
    found: dict[int, list[ItemFact]] = defaultdict(list)
    rows = AgendaItem.objects.filter(session__edition=edition).order_by("session_id", "number")
    for pk, number, minutes, lead, vi, en in rows.values_list(
        "session_id", "number", "minutes", "lead__code", "title_vi", "title_en"
    ):
        found[pk].append(ItemFact(number, minutes, lead or "", Text(vi or "", en or "")))
    return found


def _room(room: Room) -> RoomFact:
    return RoomFact(
        room.code, _both(room, "name"), room.capacity, room.table_seats, room.back_seats,
        room.turnover_minutes or 0, room.venue.code, room.kind,
    )  # fmt: skip


def _party(party: Party) -> PartyFact:
    return PartyFact(party.code, _both(party, "name"), party.sort_order, party.dialogue_order)


def _holds(edition: Edition) -> Iterable[HoldFact]:
    for closure in RoomClosure.objects.filter(room__edition=edition).select_related("room"):
        yield HoldFact(closure.room.code, closure.start, closure.end, _both(closure, "reason"))
    bookings = RoomBooking.objects.filter(room__edition=edition, session__isnull=True).select_related("room")
    for booking in bookings:
        purpose = Text(booking.purpose, booking.purpose)
        yield HoldFact(booking.room.code, booking.start, booking.end, purpose, is_closure=False)


def _windows(edition: Edition) -> dict[str, WindowFact]:
    """Return the windows that are set; else senior officials have their days, and ministers those after."""
    found = {
        row.level: WindowFact(row.first_day, row.last_day, row.opens, row.closes)
        for row in LevelWindow.objects.filter(edition=edition)
    }
    first, last = edition.som_start_date, edition.som_end_date
    if first and last:
        found.setdefault("som", WindowFact(first, last))
        after = last + dt.timedelta(days=1)
        if after <= edition.end_date:
            found.setdefault("ministerial", WindowFact(after, edition.end_date))
    return found


def _both(record: Any, name: str) -> Text:
    return Text(getattr(record, f"{name}_vi", "") or "", getattr(record, f"{name}_en", "") or "")
