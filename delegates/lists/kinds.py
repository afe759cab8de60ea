"""The working lists: by what people are put together, and what is said of each."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from adgmin.core import dates
from delegates.accreditation.models import State
from delegates.delegations.models import Delegation
from delegates.imports.form import columns
from delegates.nominations.models import ROLE_ORDER, Delegate
from delegates.nominations.names import name_in_list
from delegates.nominations.sensitive import PERMISSION
from events.agenda.models import Session

from .participants import delegation_key

LAST = "\uffff"  # after everything that is known
_NONE = ("", "none")  # the form offers "none" as a choice


@dataclass(frozen=True, slots=True)
class Known:
    """What is read once for all rows."""

    delegations: dict[int, Delegation]
    sessions: dict[str, Session] = field(default_factory=dict)


Place = tuple[Hashable, str]  # the key by which groups are put in order, and the heading
Grouping = Callable[[Delegate, Known], list[Place]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and what stands in it."""

    heading: str | Promise
    value: Callable[[Delegate, Known], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One working list; `joins` are the records that it reads besides, `permission` who may have it."""

    key: str
    name: str | Promise
    groups: Grouping
    columns: tuple[Column, ...]
    joins: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    permission: str = ""
    by_time: bool = False


def choice_label(key: str, code: str) -> str:
    """Return the label of a value of the registration form, or the value itself."""
    lang = "en" if (get_language() or "vi").startswith("en") else "vi"
    return next((choice.label(lang) for choice in columns()[key].choices if choice.code == code), code)


def _delegation(person: Delegate, known: Known) -> list[Place]:
    delegation = known.delegations[person.delegation_id]
    return [(delegation_key(delegation), str(delegation.name))]


def _role(person: Delegate, known: Known) -> list[Place]:
    return [(ROLE_ORDER[person.role], person.get_role_display())]


def _state(person: Delegate, known: Known) -> list[Place]:
    accreditation = person.accreditation
    return [(State.values.index(accreditation.state), accreditation.get_state_display())]


def _day(moment: str) -> Grouping:
    def grouped(person: Delegate, known: Known) -> list[Place]:
        at = getattr(getattr(person, "travel", None), moment, None)
        if at is None:
            return [(LAST, _("Not told yet"))]
        day = dates.local(at).date()
        return [(day.isoformat(), dates.day_screen(day))]

    return grouped


def _hotel(person: Delegate, known: Known) -> list[Place]:
    hotel = person.travel.hotel if hasattr(person, "travel") else ""
    return [(hotel, hotel)] if hotel else [(LAST, _("Not told yet"))]


def _diet(person: Delegate, known: Known) -> list[Place]:
    diet = person.needs.dietary if hasattr(person, "needs") else ""
    return [(diet, choice_label("dietary", diet))] if diet not in _NONE else [(LAST, _("Nothing told"))]


def _session(person: Delegate, known: Known) -> list[Place]:
    places: list[Place] = []
    for code in dict.fromkeys(person.sessions_wanted):
        session = known.sessions.get(code)
        when = f"{session.start.isoformat()} {code}" if session and session.start else f"{LAST}{code}"
        title = f"{code} · {session.title}" if session else code
        places.append((when, title))
    return places or [(LAST * 2, _("No session asked for"))]


def _interpretation(person: Delegate, known: Known) -> list[Place]:
    language = person.interpretation
    if not language:
        return [(LAST, _("No interpretation asked for"))]
    return [(language, choice_label("interpretation", language))]


def _moment(name: str) -> Callable[[Delegate, Known], str]:
    def value(person: Delegate, known: Known) -> str:
        at = getattr(getattr(person, "travel", None), name, None)
        local = dates.local(at) if at else None
        return f"{dates.day_short(local.date())}, {dates.clock_time(local)}" if local else ""

    return value


def _travel(name: str) -> Callable[[Delegate, Known], str]:
    return lambda person, known: getattr(getattr(person, "travel", None), name, "")


def _need(name: str) -> Callable[[Delegate, Known], str]:
    def value(person: Delegate, known: Known) -> str:
        code = getattr(getattr(person, "needs", None), name, "")
        return "" if code in _NONE else choice_label(name, code)

    return value


NAME = Column(gettext_lazy("Name"), lambda person, known: name_in_list(person))
_DELEGATION = Column(
    gettext_lazy("Delegation"), lambda person, known: str(known.delegations[person.delegation_id].name)
)
_ROLE = Column(gettext_lazy("Role"), lambda person, known: person.get_role_display())
_STATE = Column(gettext_lazy("Accreditation"), lambda person, known: person.accreditation.get_state_display())
_ARRIVAL = (
    Column(gettext_lazy("Arrival"), _moment("arrival_at")),
    Column(gettext_lazy("Arrival flight"), _travel("arrival_flight")),
)
_DEPARTURE = (
    Column(gettext_lazy("Departure"), _moment("departure_at")),
    Column(gettext_lazy("Departure flight"), _travel("departure_flight")),
)
_HOTEL = Column(gettext_lazy("Hotel"), _travel("hotel"))
_FLIGHTS = ("travel__arrival_at", "travel__arrival_flight", "travel__departure_at", "travel__departure_flight",
            "travel__hotel")  # fmt: skip
_NEEDS = (
    Column(gettext_lazy("Dietary requirements"), _need("dietary")),
    Column(gettext_lazy("Accessibility needs"), _need("accessibility")),
)

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("delegation", gettext_lazy("By delegation"), _delegation, (_ROLE, _STATE)),
        Kind("role", gettext_lazy("By role"), _role, (_DELEGATION, _STATE)),
        Kind("state", gettext_lazy("By state of accreditation"), _state, (_DELEGATION, _ROLE)),
        Kind("arrival", gettext_lazy("By arrival"), _day("arrival_at"), (*_ARRIVAL, _HOTEL, _DELEGATION, _ROLE),
             ("travel",), _FLIGHTS, by_time=True),
        Kind("departure", gettext_lazy("By departure"), _day("departure_at"), (*_DEPARTURE, _HOTEL, _DELEGATION, _ROLE),
             ("travel",), _FLIGHTS, by_time=True),
        Kind("hotel", gettext_lazy("By hotel"), _hotel, (_DELEGATION, _ROLE, _ARRIVAL[0], _DEPARTURE[0]),
             ("travel",), _FLIGHTS),
        Kind("session", gettext_lazy("By session asked for"), _session, (_DELEGATION, _ROLE, _STATE),
             reads=("sessions_wanted",)),
        Kind("interpretation", gettext_lazy("By language of interpretation"), _interpretation, (_DELEGATION, _ROLE),
             reads=("interpretation",)),
        Kind("diet", pgettext_lazy("list", "Food and access"), _diet, (*_NEEDS, _DELEGATION, _ROLE),
             ("needs",), ("needs__dietary", "needs__accessibility"), PERMISSION),
    )
}  # fmt: skip
