"""What a feed is asked for: the filters of the agenda, day and session beside them, and no wrong value."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext

from adgmin.core.bilingual import LANGUAGES, in_both
from adgmin.core.problems import Problem, Severity
from events.pages.agenda.filters import PARAMETERS, Filters, read_filters
from events.releases.programme import Programme, PublicSession


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices of a feed."""

    filters: Filters
    days: frozenset[dt.date]
    codes: frozenset[str]
    lang: str

    def sessions(self, programme: Programme, gone: Collection[PublicSession] = ()) -> list[PublicSession]:
        """Return the meetings asked for, in the order of the programme; then those of the withdrawn ones (`gone`)."""
        return [session for session in (*programme.sessions, *gone) if self._matches(session, programme)]

    def about(self, programme: Programme) -> str:
        """Name the parties, topics and rooms asked for, in the active language."""
        named = {"partner": programme.parties, "topic": programme.topics, "room": programme.rooms}
        chosen = self.filters.chosen
        return ", ".join(
            str(record.name)
            for parameter, records in named.items()
            for code, record in records.items()  # type: ignore[attr-defined]  # three kinds of records with names
            if code in chosen[parameter]
        )

    def _matches(self, session: PublicSession, programme: Programme) -> bool:
        if self.days and session.day not in self.days:
            return False
        if self.codes and session.code.casefold() not in self.codes:
            return False
        return not self.filters.active or self.filters.matches(session, programme)


def read_asked(
    query: QueryDict, programme: Programme, gone: Collection[PublicSession] = ()
) -> Asked | list[Problem]:
    """Read the parameters of a feed, or say which value of which parameter does not exist.

    The codes of withdrawn meetings (`gone`) still exist for who follows one.

    A page leaves such values out and says so; a feed has nobody to tell, and a calendar that silently
    holds everything would mislead.
    """
    codes = {session.code.casefold() for session in gone if session.code}
    given = [
        (name, value) for name in (*PARAMETERS, "day", "session", "lang") for value in query.getlist(name)
    ]
    problems = [
        _unknown(name, value)
        for name, value in given
        if value
        and not (_is_known(name, value, programme) or (name == "session" and value.casefold() in codes))
    ]
    if problems:
        return problems
    return Asked(
        filters=read_filters(query, programme),
        days=frozenset(dt.date.fromisoformat(value) for value in query.getlist("day") if value),
        codes=frozenset(value.casefold() for value in query.getlist("session") if value),
        lang=query.get("lang") or "vi",
    )


def _is_known(name: str, value: str, programme: Programme) -> bool:
    if name == "lang":
        return value in LANGUAGES
    if name == "session":
        return value.casefold() in {code.casefold() for code in programme.by_code}
    if name == "day":
        return value in {day.isoformat() for day in programme.edition.days}
    only = QueryDict(mutable=True)
    only[name] = value
    return not read_filters(only, programme).ignored


def _unknown(name: str, value: str) -> Problem:
    def sentence() -> str:
        return gettext("The parameter “%(name)s” has no value “%(value)s”.") % {
            "name": name,
            "value": value[:40],
        }

    return Problem("unknown_value", Severity.BLOCK, in_both(sentence), field=name)
