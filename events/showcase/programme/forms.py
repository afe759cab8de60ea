"""The form of one demonstration: what is shown, where, when, in which language."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core import clock
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.dates import day_screen, local
from adgmin.core.normal_text import keep_normal
from events.agenda.lanes import days_of
from events.agenda.words import language_label
from events.editions.models import Edition
from events.showcase.models import Booth, DemoSlot, HallFeature, Product
from events.showcase.standing import Standing

from .changing import Wish

_CLOCK = ("%H:%M", "%Hh%M", "%H.%M")
_LANGUAGES = ("vi", "en")
# Where people can gather in the hall, beside booths.
_PLACES = (HallFeature.Kind.STAGE, HallFeature.Kind.DESK, HallFeature.Kind.CAFE)
MOST_VISITORS = 500


def _clock_field(label: Any) -> forms.TimeField:
    """Take the time as plain text: the browser's own clock would show some readers a.m. and p.m."""
    widget = forms.TimeInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}, format="%H:%M")
    return forms.TimeField(
        label=label, input_formats=_CLOCK, widget=widget,
        error_messages={"invalid": _("Enter the time as hours and minutes, such as 14:30.")},
    )  # fmt: skip


class DemoForm(forms.Form):
    """A demonstration, new or there; with `slot` its places for visitors are not asked, for others book them."""

    product = forms.ChoiceField(
        label=_("Exhibitor and product"),
        error_messages={
            "invalid_choice": _("There is no such product in the showcase. Choose one of the list.")
        },
    )
    where = forms.ChoiceField(
        label=pgettext_lazy("demonstration", "Place"),
        error_messages={
            "invalid_choice": _("There is no such place or booth in the hall. Choose one of the list.")
        },
    )
    day = forms.TypedChoiceField(
        label=_("Day"), coerce=dt.date.fromisoformat,
        error_messages={"invalid_choice": _("This is no day of the meeting. Choose one of the list.")},
    )  # fmt: skip
    start = _clock_field(_("Start"))
    end = _clock_field(_("End"))
    language = forms.ChoiceField(label=_("Language"), required=False)
    capacity = forms.IntegerField(
        label=_("Places for visitors"), required=False, min_value=1, max_value=MOST_VISITORS,
        help_text=_("Empty: open to all, nobody books."),
    )  # fmt: skip
    at_once = forms.BooleanField(
        label=_("Show a new time or place to the public at once"), required=False,
        help_text=_("Without this the public sees it with the next release. It is marked as moved."),
    )  # fmt: skip
    title_vi = forms.CharField(
        label=pgettext_lazy("demonstration", "Title (Vietnamese)"), max_length=200, required=False
    )
    title_en = forms.CharField(
        label=pgettext_lazy("demonstration", "Title (English)"), max_length=200, required=False,
        help_text=_("Without a title of its own it is announced by the name of the product."),
    )  # fmt: skip

    def __init__(self, edition: Edition, *args: Any, slot: DemoSlot | None = None, **kwargs: Any) -> None:
        if slot:
            kwargs.setdefault("initial", _initial(edition, slot))
        super().__init__(*args, **kwargs)
        keep_normal(self)
        self._products = {one.code: one for one in _products(edition)}
        self._places = dict(_places(edition, slot))
        choices: dict[str, Any] = {
            "product": _by_exhibitor(self._products.values()), "where": _by_kind(self._places),
            "day": _days(edition, slot), "language": _languages(slot),
        }  # fmt: skip
        for name, offered in choices.items():
            self.fields[name].choices = [("", _("Please choose")), *offered]  # type: ignore[attr-defined]  # a choice
        # Of what visitors book they are told by letter, so the public learns of it at once as well.
        gone = ["capacity"] if slot else ["at_once"]
        for name in [*gone, "at_once"] if slot and slot.capacity is not None else gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Join the day with the times."""
        data = super().clean() or {}
        for name in ("start", "end"):
            if data.get("day") and data.get(name):
                data[name] = dt.datetime.combine(data["day"], data[name], MEETING_ZONE)
        return data

    def wish(self) -> Wish:
        """Return what was typed."""
        data = self.cleaned_data
        where = self._places[data["where"]]
        place, booth = (None, where) if isinstance(where, Booth) else (where, None)
        return Wish(
            self._products[data["product"]], place, booth, data["start"], data["end"], data["title_vi"],
            data["title_en"], data["language"],
        )  # fmt: skip


def _products(edition: Edition) -> Iterable[Product]:
    """Return those of the edition; which exhibitors are not accepted is said with their names."""
    found = Product.objects.filter(edition=edition).select_related("exhibitor")
    return found.order_by("exhibitor__name_vi", "code")


def _by_exhibitor(products: Iterable[Product]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in products:
        holder = one.exhibitor
        name = str(holder.name)
        if holder.standing != Standing.ACCEPTED:
            name = f"{name} ({holder.get_standing_display()})"
        groups.setdefault(name, []).append((one.code, f"{one.name} · {one.code}"))
    return list(groups.items())


def _places(edition: Edition, slot: DemoSlot | None) -> Iterable[tuple[str, HallFeature | Booth]]:
    of_hall = {"hall__room__edition": edition}
    features = HallFeature.objects.filter(**of_hall).order_by("pk")
    there = slot.place_id if slot else None
    for feature in features:
        if feature.kind in _PLACES or feature.pk == there:
            yield feature.where, feature
    for booth in Booth.objects.filter(**of_hall).select_related("exhibitor").order_by("code"):
        yield booth.where, booth


def _by_kind(places: dict[str, HallFeature | Booth]) -> list[tuple[Any, list[tuple[str, Any]]]]:
    in_hall = [(word, str(one)) for word, one in places.items() if isinstance(one, HallFeature)]
    booths = [
        (word, f"{one.code} · {one.exhibitor}" if one.exhibitor else one.code)
        for word, one in places.items()
        if isinstance(one, Booth)
    ]
    return [(_("Places of the hall"), in_hall), (pgettext_lazy("hall", "Booths"), booths)]


def _days(edition: Edition, slot: DemoSlot | None) -> list[tuple[str, str]]:
    days = {*days_of(edition), *([local(slot.start).date()] if slot else [])}
    return [(day.isoformat(), day_screen(day)) for day in sorted(days)]


def _languages(slot: DemoSlot | None) -> list[tuple[str, Any]]:
    codes = dict.fromkeys((*_LANGUAGES, *([slot.language] if slot and slot.language else [])))
    return [(code, language_label(code)) for code in codes]


def _initial(edition: Edition, slot: DemoSlot) -> dict[str, Any]:
    begin, finish = local(slot.start), local(slot.end)
    return {
        "at_once": edition.start_date <= clock.now().date(),
        "product": slot.product.code, "where": slot.where, "day": begin.date().isoformat(),
        "start": begin.time(), "end": finish.time(), "language": slot.language, "title_vi": slot.title_vi,  # type: ignore[attr-defined]  # translated columns
        "title_en": slot.title_en,  # type: ignore[attr-defined]  # as above
    }  # fmt: skip
