"""The columns of the desk's list of delegates: what they show, what they read, how they sort."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates

from .models import Delegate
from .names import name_in_list


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of the list; `lang` when it is not in the language of the page."""

    text: str
    lang: str = ""
    kind: str = ""


Value = Callable[[Delegate], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `reads` are the fields of the query, `sort` the name of its order."""

    key: str
    label: str | Promise
    value: Value
    reads: tuple[str, ...]
    sort: str = ""


def _plain(name: str) -> Value:
    return lambda delegate: Cell(str(getattr(delegate, name) or ""))


def _choice(name: str) -> Value:
    return lambda delegate: Cell(str(getattr(delegate, f"get_{name}_display")()))


def _translated(name: str) -> Value:
    def value(delegate: Delegate) -> Cell:
        lang = (get_language() or "vi")[:2]
        other = "en" if lang == "vi" else "vi"
        if text := getattr(delegate, f"{name}_{lang}"):
            return Cell(text)
        text = getattr(delegate, f"{name}_{other}") or ""
        return Cell(text, lang=other if text else "")

    return value


def _delegation(delegate: Delegate) -> Cell:
    return Cell(delegate.delegation.name)


def _state(delegate: Delegate) -> Cell:
    accreditation = getattr(delegate, "accreditation", None)
    return Cell(accreditation.get_state_display(), kind=accreditation.state) if accreditation else Cell("")


def _flight(moment: str, flight: str) -> Value:
    def value(delegate: Delegate) -> Cell:
        travel = getattr(delegate, "travel", None)
        at = travel and getattr(travel, moment)
        parts = [getattr(travel, flight) if travel else ""]
        if at:
            local = dates.local(at)
            parts.insert(0, f"{dates.day_short(local.date())}, {dates.clock_time(local)}")
        return Cell(" · ".join(filter(None, parts)))

    return value


def _hotel(delegate: Delegate) -> Cell:
    travel = getattr(delegate, "travel", None)
    return Cell(travel.hotel if travel else "")


def _updated(delegate: Delegate) -> Cell:
    local = dates.local(delegate.updated)
    return Cell(f"{dates.day_short(local.date())}, {dates.clock_time(local)}")


def _both(name: str) -> tuple[str, ...]:
    return (f"{name}_vi", f"{name}_en")


COLUMNS: dict[str, Column] = {
    column.key: column
    for column in (
        Column("ref", _("Reference"), _plain("ref"), ("ref",), "ref"),
        Column(
            "delegation", _("Delegation"), _delegation,
            ("delegation__name_vi", "delegation__name_en"), "protocol",
        ),
        Column("role", _("Role"), _choice("role"), ("role",)),
        Column("position", _("Position"), _translated("position"), _both("position")),
        Column("organisation", _("Organisation"), _translated("organisation"), _both("organisation")),
        Column("rank", _("Rank band"), _choice("rank_band"), ("rank_band",), "rank"),
        Column("nationality", _("Nationality"), _plain("nationality"), ("nationality",)),
        Column("native_name", _("Name in native script"), _plain("native_name"), ("native_name",)),
        Column(
            "list_name", _("Name in the list"), lambda delegate: Cell(name_in_list(delegate)),
            ("list_name", "honorific", "title", "full_name", "post_nominals"),
        ),
        Column("title", _("Title"), _plain("title"), ("title",)),
        Column("email", _("E-mail"), _plain("email"), ("email",)),
        Column("phone", _("Mobile telephone"), _plain("phone"), ("phone",)),
        Column("interpretation", _("Interpretation"), _plain("interpretation"), ("interpretation",)),
        Column(
            "arrival", _("Arrival"), _flight("arrival_at", "arrival_flight"),
            ("travel__arrival_at", "travel__arrival_flight"),
        ),
        Column(
            "departure", _("Departure"), _flight("departure_at", "departure_flight"),
            ("travel__departure_at", "travel__departure_flight"),
        ),
        Column("hotel", _("Hotel"), _hotel, ("travel__hotel",)),
        Column("state", _("Accreditation"), _state, ("accreditation__state",)),
        Column("updated", _("Changed"), _updated, ("updated",), "updated"),
    )
}  # fmt: skip

STANDARD = ("delegation", "role", "position", "state")


def chosen_columns(keys: Iterable[str]) -> list[Column]:
    """Return the known columns among the keys, in the table's order; the standard ones when none is."""
    wanted = set(keys)
    return [column for column in COLUMNS.values() if column.key in wanted] or [
        COLUMNS[key] for key in STANDARD
    ]


def reads_of(columns: Iterable[Column]) -> set[str]:
    """Return the fields that the list must read for these columns."""
    return {"badge_name", "is_active"}.union(*(column.reads for column in columns))
