"""The forms of papers at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.dates import day_short, local
from adgmin.core.normal_text import keep_normal
from events.agenda.models import Session
from events.editions.models import Edition
from events.parties.models import Party

from .models import Document, DocumentKind, Marking


class SessionChoice(forms.ModelChoiceField):
    """A session by its day, code and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Name it so that it is found in a long list."""
        day = f"{day_short(local(obj.start).date())} · " if obj.start else ""
        return f"{day}{obj.code} · {obj.title}"


class PaperForm(forms.Form):
    """What is said of a paper."""

    title_vi = forms.CharField(
        label=pgettext_lazy("paper", "Title (Vietnamese)"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"lang": "vi"}),
    )
    title_en = forms.CharField(
        label=pgettext_lazy("paper", "Title (English)"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    marking = forms.ChoiceField(
        label=_("Marking"), choices=Marking.choices, initial=Marking.RESTRICTED,
        help_text=_("No higher marking may be in the system."),
    )  # fmt: skip
    session = SessionChoice(
        label=_("Session"), queryset=Session.objects.none(), required=False, empty_label="–"
    )
    item = forms.IntegerField(
        label=_("Agenda item"), required=False, min_value=1, max_value=999,
        help_text=_("Its number in the session; empty: for the session as a whole."),
    )  # fmt: skip
    submitted_by: "forms.ModelChoiceField[Party]" = forms.ModelChoiceField(
        label=_("Submitted by"), queryset=Party.objects.none(), required=False, empty_label="–"
    )
    symbol = forms.CharField(
        label=_("Symbol"), max_length=60, required=False,
        help_text=_("Empty: the next one of its series, by the template of the edition."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, paper: Document | None = None, **kwargs: Any) -> None:
        if paper is not None:
            kwargs["initial"] = {name: getattr(paper, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = {
            "session": Session.objects.filter(edition=edition).order_by("start", "code"),
            "submitted_by": Party.objects.filter(edition=edition).order_by("sort_order"),
        }
        for name, found in choices.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]  # a choice of records
        if paper is not None:
            self.fields["symbol"].help_text = ""
        keep_normal(self)


class RevisionForm(forms.Form):
    """What is new in a revision."""

    note_vi = forms.CharField(
        label=_("What is new (Vietnamese)"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"}),
    )  # fmt: skip
    note_en = forms.CharField(
        label=_("What is new (English)"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)


class WithdrawForm(forms.Form):
    """Why a paper is withdrawn."""

    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)


class EmbargoForm(forms.Form):
    """Until when a paper is held back."""

    until = forms.DateTimeField(
        label=_("Until this moment (Ha Noi time)"), required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )  # fmt: skip
    opener = SessionChoice(
        label=_("Until staff begin this session"), queryset=Session.objects.none(), required=False, empty_label="–",
        help_text=_("Only when staff say on the day that it has begun, never by the programme alone."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, paper: Document, **kwargs: Any) -> None:
        until = local(paper.embargo_until) if paper.embargo_until else None
        kwargs["initial"] = {"until": until, "opener": paper.embargo_session}
        super().__init__(*args, **kwargs)
        sessions = Session.objects.filter(edition=edition, start__isnull=False).order_by("start", "code")
        self.fields["opener"].queryset = sessions  # type: ignore[attr-defined]  # a choice of records

    def clean_until(self) -> Any:
        """Read what is typed as the time of the meeting's zone."""
        typed = self.cleaned_data["until"]
        return typed.replace(tzinfo=MEETING_ZONE) if typed else None
