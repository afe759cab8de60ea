"""The figures of the nominations: over time, by state, by delegation, by role and gender; in five queries."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core import dates
from delegates.accreditation.models import State
from delegates.accreditation.states import ADMITTED, HOLDING_A_PLACE, WAITING
from delegates.delegations.models import Deadline, DelegateRole, Delegation, Quota
from delegates.nominations.models import DelegateQuerySet, Gender, Nomination
from events.editions.models import Edition

from .charts import Amount, Bars, Lines, bars, rising
from .participants import delegation_key


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart with its title, what it says in a sentence, its legend and its table."""

    key: str
    title: str
    sentence: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()
    bars: Bars | None = None
    lines: Lines | None = None
    limits: tuple[str, ...] = ()


# (delegation, role, gender, state, persons)
Counted = Sequence[tuple[int, str, str, str, int]]


def figures(people: DelegateQuerySet, edition: Edition, today: dt.date) -> list[Figure]:
    """Return the charts of these people, drafts left out."""
    delegations = sorted(Delegation.objects.filter(edition=edition), key=delegation_key)
    counted = _counted(people.filter(merged_into=None, delegation__in=delegations))
    return [
        over_time(
            _submitted(people, delegations), _deadlines(edition), today if today <= edition.end_date else None
        ),
        by_state(counted),
        by_delegation(counted, delegations, _quotas(delegations)),
        by_role(counted),
    ]


def over_time(
    submitted: Iterable[dt.datetime], deadlines: Sequence[Deadline], today: dt.date | None
) -> Figure:
    """Nominations by the day on which they came, against the deadlines of every delegation."""
    by_day = sorted(Counter(dates.local(moment).date() for moment in submitted).items())
    limits = [dates.local(one.due_at).date() for one in deadlines]
    rows, total = [], 0
    for day, number in by_day:
        total += number
        late = sum(1 for limit in limits if limit < day)
        rows.append((dates.day_screen(day), number, total, late))
    sentence = ngettext("%(number)d nomination so far.", "%(number)d nominations so far.", total)
    return Figure(
        "time", _("Nominations over time"), sentence % {"number": total},
        (_("Day"), _("New"), _("In all"), _("Deadlines passed")), tuple(rows),
        lines=rising(by_day, limits, today, day_label=dates.day_short),
        limits=tuple(
            f"{one.get_step_display()}: {dates.day_screen(limit)}"
            for one, limit in zip(deadlines, limits, strict=True)
        ),
    )  # fmt: skip


def by_state(counted: Counted) -> Figure:
    """The way of a nomination, and how many stand where."""
    numbers: Counter[str] = Counter()
    for _delegation, _role, _gender, state, number in counted:
        numbers[state] += number
    states = [state for state in State if state != State.DRAFT]
    waiting = sum(numbers[state] for state in WAITING)
    admitted = sum(numbers[state] for state in ADMITTED)
    kinds = {state: "a" if state in ADMITTED else "b" if state in WAITING else "c" for state in states}
    rows = [Amount(str(state.label), [(kinds[state], numbers[state], str(state.label))]) for state in states]
    return Figure(
        "state", _("Where the nominations stand"),
        _("%(admitted)d admitted, %(waiting)d waiting for a decision.") % {"admitted": admitted, "waiting": waiting},
        (_("State"), _("Persons")), tuple((str(state.label), numbers[state]) for state in states),
        legend=(("a", _("Admitted")), ("b", _("Waiting")), ("c", _("Over"))),
        bars=bars(rows),
    )  # fmt: skip


def by_delegation(counted: Counted, delegations: Sequence[Delegation], quotas: dict[int, int]) -> Figure:
    """Admitted and waiting of each delegation, against its quota."""
    numbers: Counter[tuple[int, str]] = Counter()
    for delegation, _role, _gender, state, number in counted:
        if state in HOLDING_A_PLACE:
            numbers[delegation, "a" if state in ADMITTED else "b"] += number
    rows, table, over = [], [], 0
    for one in delegations:
        admitted, waiting, limit = numbers[one.pk, "a"], numbers[one.pk, "b"], quotas.get(one.pk)
        over += limit is not None and admitted + waiting > limit
        rows.append(
            Amount(str(one.name), [("a", admitted, _("Admitted")), ("b", waiting, _("Waiting"))], limit)
        )
        table.append((str(one.name), admitted, waiting, "–" if limit is None else limit))
    sentence = ngettext(
        "%(number)d delegation is over its quota.", "%(number)d delegations are over their quotas.", over
    )
    return Figure(
        "delegation", _("Delegations against their quotas"),
        sentence % {"number": over} if over else _("No delegation is over its quota."),
        (_("Delegation"), _("Admitted"), _("Waiting"), _("Quota")), tuple(table),
        legend=(("a", _("Admitted")), ("b", _("Waiting")), ("limit", _("Quota"))),
        bars=bars(rows),
    )  # fmt: skip


def by_role(counted: Counted) -> Figure:
    """Who holds a place, by role and gender."""
    numbers: Counter[tuple[str, str]] = Counter()
    for _delegation, role, gender, state, number in counted:
        if state in HOLDING_A_PLACE:
            numbers[role, gender] += number
    kinds = {Gender.FEMALE: "a", Gender.MALE: "b", Gender.UNSPECIFIED: "c"}
    rows = [
        Amount(
            str(role.label),
            [(kind, numbers[role, gender], str(gender.label)) for gender, kind in kinds.items()],
        )
        for role in DelegateRole
    ]
    women = sum(number for (_role, gender), number in numbers.items() if gender == Gender.FEMALE)
    total = sum(numbers.values())
    return Figure(
        "role", _("Roles and gender"),
        _("%(women)d women of %(total)d persons who hold a place.") % {"women": women, "total": total},
        (_("Role"), *(str(gender.label) for gender in kinds), _("In all")),
        tuple((row.label, *(amounts := [value for _k, value, _l in row.values]), sum(amounts)) for row in rows),
        legend=tuple((kind, str(gender.label)) for gender, kind in kinds.items()),
        bars=bars(rows),
    )  # fmt: skip


def _counted(people: DelegateQuerySet) -> Counted:
    columns = ("delegation_id", "role", "gender", "accreditation__state")
    found = people.exclude(accreditation__state=State.DRAFT).order_by().values_list(*columns)
    return [row for row in found.annotate(Count("pk")) if row[3]]


def _submitted(people: DelegateQuerySet, delegations: Sequence[Delegation]) -> list[dt.datetime]:
    mine = Nomination.objects.filter(
        delegate__in=people.order_by().values("pk"),
        delegate__merged_into=None,
        delegate__delegation__in=delegations,
    )
    return list(
        mine.exclude(delegate__accreditation__state=State.DRAFT).values_list("submitted_at", flat=True)
    )


def _deadlines(edition: Edition) -> list[Deadline]:
    return list(Deadline.objects.filter(edition=edition, delegation=None))


def _quotas(delegations: Sequence[Delegation]) -> dict[int, int]:
    found = Quota.objects.filter(delegation__in=delegations).order_by().values_list("delegation_id")
    return dict(found.annotate(Sum("places")))
