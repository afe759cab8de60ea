"""What an import must know of the edition before it reads: delegations, countries, sessions, dates."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from adgmin.core.text import fold
from adgmin.core.workbooks.sheet import Unreadable
from delegates.delegations.models import Delegation, Quota
from events.agenda.models import Session
from events.editions.models import Edition
from events.parties.models import Party, PartyAlias


@dataclass(frozen=True, slots=True)
class Known:
    """A snapshot for one run."""

    edition: Edition
    delegations: dict[str, Delegation]
    delegation_names: dict[str, str]
    countries: dict[str, str]
    sessions: dict[str, str]
    quotas: dict[tuple[str, str], int]
    # Codes of the delegations whose people may be recognised; None: all.
    within: frozenset[str] | None = None

    def only(self, *codes: str, sessions: Collection[str]) -> "Known":
        """Return the same for those who speak for some delegations: the others do not exist, nor do other sessions."""
        return replace(
            self,
            delegations={code: found for code, found in self.delegations.items() if code in codes},
            delegation_names={name: code for name, code in self.delegation_names.items() if code in codes},
            quotas={place: number for place, number in self.quotas.items() if place[0] in codes},
            sessions={key: code for key, code in self.sessions.items() if code in sessions},
            within=frozenset(codes),
        )

    @property
    def opening(self) -> dt.date:
        """The first day of the meeting."""
        return self.edition.start_date


def load_known() -> Known:
    """Read the snapshot in a fixed number of queries. Raises Unreadable when no edition is loaded."""
    edition = Edition.objects.first()
    if edition is None:
        raise Unreadable("no_edition")
    parties = list(Party.objects.filter(edition=edition))
    aliases = list(PartyAlias.objects.filter(party__edition=edition).values_list("party_id", "text"))
    delegations = list(Delegation.objects.filter(edition=edition))
    codes = Session.objects.filter(edition=edition).values_list("code", flat=True)
    quotas = Quota.objects.filter(delegation__edition=edition).values_list(
        "delegation__code", "role", "places"
    )
    return Known(
        edition=edition,
        delegations={delegation.code: delegation for delegation in delegations},
        delegation_names=_delegation_names(delegations, parties, aliases),
        countries=_country_names() | _party_countries(parties, aliases),
        sessions={code.upper(): code for code in codes},
        quotas={(code, role): places for code, role, places in quotas},
    )


def _spellings(party: Party, aliases: Iterable[tuple[int, str]]) -> Iterable[str]:
    yield from (party.name_vi, party.name_en, party.formal_name_vi, party.formal_name_en)  # type: ignore[attr-defined]  # made by modeltranslation
    yield from (text for pk, text in aliases if pk == party.pk)


def _delegation_names(
    delegations: Iterable[Delegation], parties: Iterable[Party], aliases: list[tuple[int, str]]
) -> dict[str, str]:
    by_party = {delegation.party_id: delegation.code for delegation in delegations}
    names = {
        fold(text): by_party[party.pk]
        for party in parties if party.pk in by_party
        for text in _spellings(party, aliases) if text
    }  # fmt: skip
    for delegation in delegations:
        for text in (delegation.name_vi, delegation.name_en):  # type: ignore[attr-defined]  # made by modeltranslation
            names.setdefault(fold(text or delegation.code), delegation.code)
    return names


def _party_countries(parties: Iterable[Party], aliases: list[tuple[int, str]]) -> dict[str, str]:
    return {
        fold(text): party.iso2
        for party in parties
        if party.iso2
        for text in _spellings(party, aliases)
        if text
    }


@cache
def _country_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for lang in ("en", "vi"):
        for code, name in Locale(lang).territories.items():
            if code in country_codes():
                names.setdefault(fold(name), code)
    return names


@cache
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-2 codes in use (CLDR's other regions left out)."""
    grouped = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
    territories = Locale("en").territories
    codes = (str(code) for code in territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha() and code not in grouped)
