"""People who may be one and the same: side by side, parted or made one."""

import math
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from delegates.nominations.access import delegates_for, get_delegate_for
from delegates.nominations.duplicates import Pair, likely_pairs, part
from delegates.nominations.forms import LABELS
from delegates.nominations.models import Delegate
from delegates.nominations.sensitive import HIDDEN_FIELDS, masked

from .merging import FIELDS, PARTS, merge

PAGE_SIZE = 25
# The name in the passport is of one piece: its parts are never mixed.
PASSPORT_NAME = ("passport_surname", "passport_given", "single_name")
MAY_MERGE = ("delegates.view_delegate", "delegates.change_delegate", "delegates.check_secretariat")


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two people of one pair."""

    pair: Pair
    people: tuple[Delegate, Delegate]


@dataclass(frozen=True, slots=True)
class Choice:
    """One field or part in which two people differ; `taken` when the one that goes has more to give."""

    name: str
    label: str
    keep: str
    drop: str
    taken: bool

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that go with this choice."""
        return PASSPORT_NAME if self.name == "passport_name" else (self.name,)


@at_desk(*MAY_MERGE)
@require_GET
def duplicates(request: DeskRequest) -> HttpResponse:
    """The likely pairs, surest first."""
    pairs, asked = likely_pairs(), request.GET.get("page", "")
    pages = max(1, math.ceil(len(pairs) / PAGE_SIZE))
    number = min(max(number_of(asked), 1), pages)
    part_of = pairs[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    pks = {pk for pair in part_of for pk in (pair.first, pair.second)}
    people = delegates_for(request.user).select_related("delegation", "accreditation").in_bulk(pks)
    shown = [
        ShownPair(pair, (people[pair.first], people[pair.second]))
        for pair in part_of
        if pair.first in people and pair.second in people
    ]
    context = {"pairs": shown, "count": len(pairs), "number": number, "pages": pages}
    return render(request, "delegates/accreditation/duplicates.html", context)


@at_desk(*MAY_MERGE)
@require_POST
def not_the_same(request: DeskRequest) -> HttpResponse:
    """Remember that two are not the same person."""
    one, other = _two(request, request.POST)
    part(one, other, by=request.user)
    said = _("%(one)s and %(other)s are two people: they will not be shown as a pair again.")
    messages.success(request, said % {"one": one, "other": other})
    return redirect("desk-duplicates")


@at_desk(*MAY_MERGE)
def make_one(request: DeskRequest) -> HttpResponse:
    """Two people side by side; choose what stays, then make them one."""
    keep, drop = _two(request, request.GET)
    choices, problems = choices_of(keep, drop), tuple[Problem, ...]()
    if request.method == "POST":
        take = [
            name for choice in choices if request.POST.get(choice.name) == "drop" for name in choice.fields
        ]
        try:
            kept = merge(keep, drop, by=request.user, take=take)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(
                request, _("%(name)s is one person now; both histories are kept.") % {"name": kept}
            )
            return redirect(kept)
    context = {"keep": keep, "drop": drop, "choices": choices, "problems": problems}
    return render(request, "delegates/accreditation/merge.html", context, status=409 if problems else 200)


def _two(request: DeskRequest, given: Any) -> tuple[Delegate, Delegate]:
    pks = [given.get("keep", ""), given.get("drop", "")]
    keep, drop = map(number_of, pks)
    if keep == drop:
        raise Http404
    return get_delegate_for(request.user, keep), get_delegate_for(request.user, drop)


def choices_of(keep: Delegate, drop: Delegate) -> list[Choice]:
    """Return in what two people differ; protected data stay masked."""
    found, kept_name, dropped_name = list[Choice](), _passport_name(keep), _passport_name(drop)
    if kept_name != dropped_name:
        label = str(_("Name in the passport"))
        found.append(Choice("passport_name", label, kept_name, dropped_name, taken=False))
    for name in FIELDS:
        old, new = getattr(keep, name), getattr(drop, name)
        if old != new and name not in PASSPORT_NAME:
            label = str(LABELS.get(name) or Delegate._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a plain column
            found.append(Choice(name, label, _shown(keep, name), _shown(drop, name), taken=old in ("", None)))
    for name in PARTS:
        old_part, new_part = _part(keep, name), _part(drop, name)
        if new_part and old_part != new_part:
            found.append(Choice(name, _part_label(name), old_part or "–", new_part, taken=not old_part))
    return found


def _passport_name(person: Delegate) -> str:
    single = str(_("The passport has a single name"))
    return " · ".join(
        filter(None, (person.passport_surname, person.passport_given, single if person.single_name else ""))
    )


def _shown(person: Delegate, name: str) -> str:
    display = getattr(person, f"get_{name}_display", None)
    return str((display() if display else getattr(person, name)) or "–")


def _part_label(name: str) -> str:
    model = Delegate._meta.get_field(name).related_model if name != "photo" else None
    return str(_("photograph") if model is None else model._meta.verbose_name)


def _part(person: Delegate, name: str) -> str:
    """What may be seen of a part: how many photographs, a flight, dots."""
    if name == "photo":
        count = person.files.filter(kind="photo").count()
        return str(count) if count else ""
    record = getattr(person, name, None)
    if record is None:
        return ""
    if name == "travel":
        return " · ".join(filter(None, (record.arrival_flight, record.departure_flight, record.hotel)))
    hidden = HIDDEN_FIELDS.get(type(record), ())
    values = [getattr(record, field) for field in hidden] or [str(record)]
    return " · ".join(
        masked(value, tail=at == 0 and name == "travel_document") for at, value in enumerate(values)
    )
