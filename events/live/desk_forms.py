"""The form of an announcement at the desk."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core import clock, dates
from events.agenda.models import Session
from events.editions.models import Edition
from events.parties.models import Party
from events.releases.programme import Programme

from .models import Announcement

_UNTIL = (
    ("15", _("15 minutes")),
    ("30", _("30 minutes")),
    ("60", _("1 hour")),
    ("180", _("3 hours")),
    ("day", _("the end of the day")),
    ("meeting", _("the end of the Meeting")),
)


class AnnouncementForm(forms.Form):
    """Words in both languages, how important, to whom, for how long."""

    level = forms.ChoiceField(label=_("How important"), choices=Announcement.Level.choices)
    audience = forms.ChoiceField(label=pgettext_lazy("audience", "To"), required=False)
    until = forms.ChoiceField(label=_("Shown for"), choices=_UNTIL, initial="60")
    text_vi = forms.CharField(
        label=_("Text (Vietnamese)"), max_length=400, widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"})
    )
    text_en = forms.CharField(
        label=_("Text (English)"), max_length=400, widget=forms.Textarea(attrs={"rows": 2, "lang": "en"})
    )

    def __init__(self, *args: Any, edition: Edition, programme: Programme, **kwargs: Any) -> None:
        self.edition = edition
        super().__init__(*args, **{"auto_id": "id_announce_%s", **kwargs})
        day = clock.now().date()
        coming = [s for s in programme.sessions if s.has_page and s.disclosure == "full" and s.day >= day]
        parties = programme.parties.values()
        self.fields["audience"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("everybody")),
            (_("Those of a meeting"), [(f"session {s.code}", _named(s)) for s in coming]),
            (_("Those of a delegation"), [(f"party {party.code}", str(party.name)) for party in parties]),
        ]

    def details(self) -> dict[str, Any]:
        """Return what `announce` takes."""
        typed = self.cleaned_data
        kind, _space, code = typed["audience"].partition(" ")
        found: dict[str, Any] = {name: typed[name] for name in ("level", "text_vi", "text_en")}
        found["expires"] = self._expires(typed["until"])
        if kind == "session":
            found["session"] = Session.objects.filter(edition=self.edition, code=code).first()
        elif kind == "party":
            found["party"] = Party.objects.filter(edition=self.edition, code=code).first()
        return found

    def _expires(self, until: str) -> dt.datetime:
        now = clock.now()
        if until.isdecimal():
            return now + dt.timedelta(minutes=int(until))
        last = now.date() if until == "day" else max(now.date(), self.edition.end_date)
        return dt.datetime.combine(last, dt.time(23, 59), clock.MEETING_ZONE)


def _named(session: Any) -> str:
    return f"{session.code} · {dates.day_short(session.day)} {session.start:%H:%M} · {session.title}"
