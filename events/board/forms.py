"""The forms of the board: one session's place, and the acts on several."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates
from events.agenda import lanes
from events.agenda.models import Session
from events.editions.models import Edition
from events.venues.models import Room

from .layout import DAY, STEP, Place, clock_of, minutes_of, place_of
from .wishes import LONGEST

_CLOCK = ("%H:%M", "%Hh%M", "%H.%M")
Choices = list[tuple[str, str]]


def clock_input() -> forms.TimeInput:
    """Return a plain text control: the browser's own clock would show some readers a.m. and p.m."""
    return forms.TimeInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}, format="%H:%M")


def day_choices(edition: Edition, *also: dt.date | None) -> Choices:
    """Return the days of the meeting, and others in question, in words."""
    days = {*lanes.days_of(edition), *(day for day in also if day)}
    return [(day.isoformat(), dates.day_screen(day)) for day in sorted(days)]


def _day_field(label: Any, **options: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=dt.date.fromisoformat, empty_value=None, **options)


class PlaceForm(forms.Form):
    """Day, start, length and room of one session."""

    day = _day_field(_("Day"))
    start = forms.TimeField(label=_("Start"), input_formats=_CLOCK, widget=clock_input())
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=STEP, max_value=LONGEST)
    room: "forms.ModelChoiceField[Room]" = forms.ModelChoiceField(
        label=_("Room"), queryset=Room.objects.none(), required=False, empty_label=_("No room yet")
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        place = place_of(session)
        initial: dict[str, Any] = {"room": session.room_id, "minutes": session.minutes or 60}
        if place:
            initial |= {
                "day": place.day.isoformat(),
                "start": clock_of(place.begin),
                "minutes": place.minutes,
            }
        super().__init__(*args, **{"initial": initial, **kwargs})
        _set_choices(self, "day", day_choices(session.edition, place.day if place else None))
        _set_rooms(self, "room", session.edition)
        cast(forms.IntegerField, self.fields["minutes"]).widget.attrs["step"] = 1

    def place(self) -> Place:
        """Return what was typed."""
        data = self.cleaned_data
        return Place(data["day"], minutes_of(data["start"]), data["minutes"])


class SessionField(forms.ModelChoiceField):
    """One session by its code, told by day, time, room and title."""

    def label_from_instance(self, obj: Session) -> str:
        """Return 15/01, 09:00–10:00, Room: Title (CODE)."""
        return _named(obj)


class SessionsField(forms.ModelMultipleChoiceField):
    """Several of them, to be ticked."""

    def label_from_instance(self, obj: Session) -> str:
        """As above."""
        return _named(obj)


class ShiftForm(forms.Form):
    """The rest of a room's day, by some minutes."""

    room: "forms.ModelChoiceField[Room]" = forms.ModelChoiceField(
        label=_("Room"), queryset=Room.objects.none(), empty_label=None
    )
    day = _day_field(_("Day"))
    begin = forms.TimeField(label=_("From this time on"), input_formats=_CLOCK, widget=clock_input())
    minutes = forms.IntegerField(
        label=_("By how many minutes"), min_value=-DAY, max_value=DAY,
        help_text=_("With a minus sign the sessions begin earlier."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(self, "day", day_choices(edition))
        _set_rooms(self, "room", edition)


class SwapForm(forms.Form):
    """Two sessions."""

    one = SessionField(label=_("Session"), queryset=Session.objects.none(), to_field_name="code")
    other = SessionField(
        label=_("changes places with"), queryset=Session.objects.none(), to_field_name="code"
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            found = Session.objects.filter(edition=edition, start__isnull=False).select_related("room")
            cast(SessionField, self.fields[name]).queryset = found

    def clean(self) -> dict[str, Any]:
        """Two different sessions."""
        data = super().clean() or {}
        if data.get("one") and data.get("one") == data.get("other"):
            self.add_error("other", _t("Choose two different sessions."))
        return data


class BreaksForm(forms.Form):
    """Breaks of one day, and the rooms that get them too."""

    day = _day_field(_("Day"))
    breaks = SessionsField(
        label=_("Breaks and receptions"), queryset=Session.objects.none(), to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    rooms: "forms.ModelMultipleChoiceField[Room]" = forms.ModelMultipleChoiceField(
        label=_("Copy them to"), queryset=Room.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, edition: Edition, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(self, "day", day_choices(edition))
        _set_rooms(self, "rooms", edition)
        found = Session.objects.filter(pk__in=[one.pk for one in sessions]).select_related("room")
        cast(SessionsField, self.fields["breaks"]).queryset = found.order_by("start", "code")


class DuplicateForm(forms.Form):
    """A day, and the day that gets its sessions too."""

    day = _day_field(_("Copy the sessions of"))
    target = _day_field(_("Copy them onto"))

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("day", "target"):
            _set_choices(self, name, day_choices(edition))

    def clean(self) -> dict[str, Any]:
        """Two different days."""
        data = super().clean() or {}
        if data.get("day") and data.get("day") == data.get("target"):
            self.add_error("target", _t("Choose another day than the first."))
        return data


def _named(session: Session) -> str:
    place = place_of(session)
    when = f"{dates.day_short(place.day)}, {place.clock}, " if place else ""
    return f"{when}{session.room or ''}: {session.title} ({session.code})"


def _set_choices(form: forms.Form, name: str, choices: Choices) -> None:
    cast(forms.TypedChoiceField, form.fields[name]).choices = choices


def _set_rooms(form: forms.Form, name: str, edition: Edition) -> None:
    field = cast("forms.ModelChoiceField[Room]", form.fields[name])
    field.queryset = Room.objects.filter(edition=edition).order_by("sort_order", "pk")
