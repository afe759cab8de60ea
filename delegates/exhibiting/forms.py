"""The forms of exhibitors: the application, the profile, a product, a picture, the needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.normal_text import keep_normal
from adgmin.core.numbers import PlainNumber
from events.editions.models import Edition
from events.parties.models import Party
from events.showcase.entry_models import BoothNeeds
from events.showcase.models import Theme


def _line(
    label: Any, lang: str = "", *, most: int = 200, required: bool = False, hint: Any = "", **attrs: str
) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=required, help_text=hint,
        widget=forms.TextInput(attrs={**({"lang": lang} if lang else {}), **attrs}),
        error_messages={"required": _("Please fill this in.")},
    )  # fmt: skip


def _text(
    label: Any, lang: str, *, most: int = 1500, rows: int = 5, required: bool = False, hint: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=required, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows, **({"lang": lang} if lang else {})}),
        error_messages={"required": _("Please fill this in.")},
    )  # fmt: skip


class _Form(forms.Form):
    """What the forms have in common: normal text, the marks of what is needed."""

    needed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)


def _website(data: str) -> str:
    if data and not data.startswith(("https://", "http://")):
        raise forms.ValidationError(_t("A website begins with https://."))
    return data


class _WithThemes(_Form):
    """Themes of the showcase, as boxes."""

    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Please choose from the list.")},
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = Theme.objects.filter(edition=edition)
        self.fields["themes"].choices = [(one.code, str(one.name)) for one in themes]  # type: ignore[attr-defined]  # a choice field


def country_choices(edition: Edition) -> list[tuple[str, str]]:
    """Return the parties in protocol order."""
    parties = Party.objects.filter(edition=edition).order_by("sort_order")
    return [("", "–"), *((one.code, str(one.name)) for one in parties)]


class ProfileForm(_WithThemes):
    """Who they are, in both languages."""

    name_vi = _line(_("Name, in Vietnamese"), "vi")
    name_en = _line(_("Name, in English"), "en")
    profile_vi = _text(_("Profile, in Vietnamese"), "vi", hint=_("Three or four sentences."))
    profile_en = _text(_("Profile, in English"), "en", hint=_("Three or four sentences."))
    country = forms.ChoiceField(label=_("Country or organisation"), required=False)
    website = _line(
        _("Website"), type="url", inputmode="url", placeholder="https://", hint=_("Shown as a plain link.")
    )
    needed = ("name_vi", "name_en", "profile_vi", "profile_en", "themes")
    field_order = ("name_vi", "name_en", "profile_vi", "profile_en", "country", "website", "themes")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["country"].choices = country_choices(edition)  # type: ignore[attr-defined]  # a choice field

    def clean_website(self) -> str:
        """A website has an address of the web."""
        return _website(self.cleaned_data["website"])


class ProductForm(_WithThemes):
    """What is shown, in both languages."""

    name_vi = _line(_("Name of the product, in Vietnamese"), "vi")
    name_en = _line(_("Name of the product, in English"), "en")
    description_vi = _text(_("Description, in Vietnamese"), "vi", rows=4)
    description_en = _text(_("Description, in English"), "en", rows=4)
    needed = ("name_vi", "name_en", "description_vi", "description_en", "themes")
    field_order = ("name_vi", "name_en", "description_vi", "description_en", "themes")

    def clean(self) -> dict[str, Any]:
        """A product has a name, be it in one language while it is being written."""
        data = super().clean() or {}
        if not (data.get("name_vi") or data.get("name_en")) and not self.errors:
            self.add_error("name_vi", _t("Give the name in at least one language; a draft needs it too."))
        return data


class PictureForm(_Form):
    """A picture and what is to be seen on it."""

    file = forms.FileField(
        label=_("Picture"), required=False, help_text=_("JPEG, PNG or WebP, at most 12 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    alt_vi = _line(
        _("What is to be seen, in Vietnamese"), "vi", most=250, required=True,
        hint=_("For who does not see the picture: “A sensor on a mast above rice fields”."),
    )  # fmt: skip
    alt_en = _line(_("What is to be seen, in English"), "en", most=250, required=True)
    needed = ("file", "alt_vi", "alt_en")


class NeedsForm(forms.ModelForm):
    """Power, network, furniture, and wishes for the stage."""

    needed: tuple[str, ...] = ()

    class Meta:
        model = BoothNeeds
        fields = (
            "power_kw", "phase", "sockets", "night_power", "network", "mbps", "tables", "chairs", "screens",
            "heaviest_kg", "note", "demos", "demo_wish",
        )  # fmt: skip
        widgets = {
            "power_kw": PlainNumber, "note": forms.Textarea(attrs={"rows": 3}),
            "demo_wish": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_normal(self)

    def clean_power_kw(self) -> Any:
        """At most what the hall can give one booth."""
        power = self.cleaned_data["power_kw"]
        if not 0 <= power <= 200:
            raise forms.ValidationError(_t("Between 0 and 200 kW."))
        return power


class ApplyForm(_Form):
    """An application: who, what, and whom to answer."""

    name_vi = _line(_("Name of your organisation, in Vietnamese"), "vi")
    name_en = _line(_("Name of your organisation, in English"), "en")
    country = forms.ChoiceField(label=_("Country or organisation"), required=False)
    website = _line(_("Website"), type="url", inputmode="url", placeholder="https://")
    shows = _text(_("What you would like to show"), "", rows=4, required=True, most=1000)
    contact = _line(_("Your name"), required=True, autocomplete="name")
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is not an e-mail address. One looks like name@example.org."),
        },
    )  # fmt: skip
    phone = _line(_("Telephone"), most=40, autocomplete="tel", type="tel")
    # Left empty by people, who do not see it; filled in by programs.
    fax = forms.CharField(required=False, label=_("Leave this empty"))
    needed = ("shows", "contact", "email")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices(edition)  # type: ignore[attr-defined]  # a choice field

    def clean_website(self) -> str:
        """A website has an address of the web."""
        return _website(self.cleaned_data["website"])

    def clean(self) -> dict[str, Any]:
        """One name is enough to begin with."""
        data = super().clean() or {}
        if not (data.get("name_vi") or data.get("name_en")):
            self.add_error("name_vi", _t("Give the name in at least one language."))
        return data


class InviteForm(_Form):
    """Whom staff invite."""

    name_vi = _line(_("Name of the exhibitor, in Vietnamese"), "vi")
    name_en = _line(_("Name of the exhibitor, in English"), "en")
    contact = _line(_("Name of the contact"), required=True)
    email = forms.EmailField(label=_("E-mail address of the contact"), max_length=254)
    lang = forms.ChoiceField(
        label=_("Language of mails"), choices=(("vi", _("Vietnamese")), ("en", _("English")))
    )
