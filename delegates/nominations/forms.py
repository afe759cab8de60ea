"""The form by which the desk writes a delegate."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.normal_text import keep_normal
from delegates.delegations.models import Delegation

from .models import Delegate

LABELS: dict[str, str | Promise] = {
    "position_vi": _("Position (Vietnamese)"),
    "position_en": _("Position (English)"),
    "organisation_vi": _("Organisation (Vietnamese)"),
    "organisation_en": _("Organisation (English)"),
}
_HINTS: dict[str, str | Promise] = {
    "badge_name": _("Exactly as the person wants it printed; it is never re-cased or re-ordered."),
    "full_name": _("As the person is called, when it is longer than on the badge."),
    "list_name": _("Left empty: honorific, title and full name."),
    "post_nominals": _("For instance: PhD, MP."),
    "address_form": _(
        "As a letter calls the person, for instance “Tan Sri Ahmad”. Left empty, it is made from the name."
    ),
    "native_name": _("As the person writes it, for instance in Lao or Japanese script."),
    "order": _("The place among those of the same role and rank band."),
    "nationality": _("Two letters, for instance VN."),
    "ref": _("Left empty, the next free one is given."),
}


class DelegateForm(forms.ModelForm):
    """Names exactly as given, role, order, position in both languages, contact."""

    class Meta:
        model = Delegate
        fields = (
            "ref", "delegation", "role", "honorific", "title", "badge_name", "full_name", "list_name", "post_nominals",
            "address_form", "passport_surname", "passport_given", "single_name", "native_name", "position_vi",
            "position_en", "organisation_vi", "organisation_en",
            "rank_band", "order", "gender", "nationality", "email", "phone",
        )  # fmt: skip
        labels: ClassVar[dict[str, Any]] = LABELS
        help_texts: ClassVar[dict[str, Any]] = _HINTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)
        delegations = cast("forms.ModelChoiceField[Delegation]", self.fields["delegation"])
        delegations.queryset = Delegation.objects.order_by("sort_order")
        delegations.empty_label = None
        self.fields["ref"].required = False
        self.fields["nationality"].required = True

    def clean(self) -> dict[str, Any]:
        """A surname unless the passport has a single name."""
        data = super().clean() or {}
        if not data.get("passport_surname") and not data.get("single_name"):
            self.add_error(
                "passport_surname", _t("Give the surname, or mark that the passport has a single name.")
            )
        return data

    def clean_nationality(self) -> str:
        """Two letters, in capitals."""
        code = str(self.cleaned_data["nationality"]).upper()
        if len(code) != 2 or not code.isascii() or not code.isalpha():
            raise forms.ValidationError(_t("A nationality is written with two letters, for instance VN."))
        return code

    def _post_clean(self) -> None:
        """Leave the record as it is: the verbs write, not the form."""

    def values(self) -> dict[str, Any]:
        """Return what was typed, for the verb."""
        return dict(self.cleaned_data)
