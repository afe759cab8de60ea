"""The list of the delegations: by kind, each in protocol order, none before another for any other reason."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from adgmin.core.dates import MONTHS
from events.parties.models import PartyKind
from events.releases.programme import Programme, PublicParty

HEADINGS: dict[str, Promise] = {
    PartyKind.ASEAN_MEMBER: _("ASEAN Member States"),
    PartyKind.ASEAN_SECRETARIAT: _("ASEAN Secretariat"),
    PartyKind.DIALOGUE_PARTNER: _("Dialogue partners"),
    PartyKind.ORGANISATION: _("Organisations"),
}


@dataclass(frozen=True, slots=True)
class RollLine:
    """A party and the days on which it has meetings that are named."""

    party: PublicParty
    days: str


@dataclass(frozen=True, slots=True)
class RollGroup:
    """The parties of one kind."""

    kind: str
    heading: str
    lines: list[RollLine]


def roll(programme: Programme) -> list[RollGroup]:
    """Return the groups that have somebody in them."""
    return [
        RollGroup(kind, str(heading), lines)
        for kind, heading in HEADINGS.items()
        if (lines := [_line(programme, party) for party in programme.parties.values() if party.kind == kind])
    ]


def days_of(programme: Programme, code: str) -> list[dt.date]:
    """Return the days on which a party has meetings that are named."""
    return sorted({session.day for session in programme.of_party(code)})


def day_runs(days: Iterable[dt.date]) -> str:
    """Days in few characters: "12, 14–16 January" / "12, 14–16/01"; across months each part names its own."""
    runs: list[list[dt.date]] = []
    for day in sorted(days):
        if runs and (day - runs[-1][-1]).days == 1 and day.month == runs[-1][-1].month:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = []
    for place, run in enumerate(runs):
        ends_month = place + 1 == len(runs) or runs[place + 1][0].month != run[0].month
        parts.append(_numbers(run) + (_month(run[0]) if ends_month else ""))
    return ", ".join(parts)


def _line(programme: Programme, party: PublicParty) -> RollLine:
    return RollLine(party, day_runs(days_of(programme, party.code)))


def _numbers(run: list[dt.date]) -> str:
    first, last = f"{run[0].day:02}", f"{run[-1].day:02}"
    return first if first == last else f"{first}–{last}"


def _month(day: dt.date) -> str:
    return f" {MONTHS[day.month - 1]}" if (get_language() or "vi").startswith("en") else f"/{day:%m}"
