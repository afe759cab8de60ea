"""The quick edit of a session at the desk."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.normal_text import keep_normal
from events.venues.models import Room

from . import lanes
from .models import Access, Disclosure, Session, Status

_CLOCK = ("%H:%M", "%Hh%M", "%H.%M")


def _clock_input() -> forms.TimeInput:
    """Return a plain text control: the browser's own clock would show some readers a.m. and p.m."""
    return forms.TimeInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}, format="%H:%M")


class SessionForm(forms.Form):
    """What changes most: titles, time, room, status, who may know and enter."""

    title_vi = forms.CharField(label=_("Title (Vietnamese)"), max_length=300, required=False)
    title_en = forms.CharField(label=_("Title (English)"), max_length=300, required=False)
    day = forms.TypedChoiceField(
        label=_("Day"), coerce=dt.date.fromisoformat, required=False, empty_value=None,
        help_text=_("Without a day the session waits, unplaced, and is in no release."),
    )  # fmt: skip
    start = forms.TimeField(label=_("Start"), input_formats=_CLOCK, widget=_clock_input(), required=False)
    end = forms.TimeField(label=_("End"), input_formats=_CLOCK, widget=_clock_input(), required=False)
    room: "forms.ModelChoiceField[Room]" = forms.ModelChoiceField(
        label=_("Room"), queryset=Room.objects.none(), required=False, empty_label=_("No room yet")
    )
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    access = forms.ChoiceField(label=_("Access"), choices=Access.choices)
    disclosure = forms.ChoiceField(
        label=_("Disclosure"),
        choices=[("", _("By the kind of meeting")), *Disclosure.choices],
        required=False,
        help_text=_("Counts only when the access is for named categories."),
    )
    is_draft = forms.BooleanField(label=_("Draft, seen by staff only"), required=False)
    show_move = forms.BooleanField(
        label=_("Mark a new time or room as a change on the public agenda"), required=False, initial=True
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        self.session = session
        super().__init__(*args, **{"initial": _initial(session), **kwargs})
        keep_normal(self)
        days = set(lanes.days_of(session.edition))
        if session.start is not None:
            days.add(session.start.astimezone(MEETING_ZONE).date())
        choices = [
            ("", _("Not placed yet")),
            *((day.isoformat(), dates.day_screen(day)) for day in sorted(days)),
        ]
        cast(forms.TypedChoiceField, self.fields["day"]).choices = choices
        rooms = cast("forms.ModelChoiceField[Room]", self.fields["room"])
        rooms.queryset = Room.objects.filter(edition=session.edition_id)

    def clean(self) -> dict[str, Any]:
        """One language at least; end after start."""
        data = super().clean() or {}
        if not (data.get("title_vi") or data.get("title_en")):
            self.add_error("title_vi", _t("Give the title in at least one language."))
        if data.get("start") and data.get("end") and data["end"] <= data["start"]:
            self.add_error("end", _t("The end must be after the start."))
        for name in ("start", "end"):
            if data.get("day") and not data.get(name) and name not in self.errors:
                self.add_error(name, _t("Give the time, or choose no day."))
        return data

    def changes(self) -> dict[str, Any]:
        """Return the changes for the verb; a move is marked with where the meeting was first announced."""
        data = dict(self.cleaned_data)
        day, show_move = data.pop("day"), data.pop("show_move")
        for name in ("start", "end"):
            data[name] = dt.datetime.combine(day, data[name], MEETING_ZONE) if day else None
        if show_move and not data["is_draft"] and self.session.is_placed:
            data["was_start"] = _was(self.session.was_start or self.session.start, data["start"])
            data["was_room"] = _was(self.session.was_room or self.session.room, data["room"])
        return data


def _was(first: Any, present: Any) -> Any:
    return None if first == present else first


def _initial(session: Session) -> dict[str, Any]:
    plain = ("title_vi", "title_en", "status", "access", "disclosure", "is_draft")
    values = {name: getattr(session, name) for name in plain}
    if session.start is not None and session.end is not None:
        begin, finish = session.start.astimezone(MEETING_ZONE), session.end.astimezone(MEETING_ZONE)
        values |= {"day": begin.date().isoformat(), "start": begin.time(), "end": finish.time()}
    return {**values, "room": session.room_id, "show_move": not session.is_draft}
