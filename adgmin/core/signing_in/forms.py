"""The sign-in form."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """Address and password; the address typed is kept when the form comes back."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is not an e-mail address. One looks like name@example.org."),
        },
        widget=forms.EmailInput(
            attrs={"class": "input", "autocomplete": "username", "autocapitalize": "none"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=4096,
        error_messages={"required": _("Please write your password.")},
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
    )

    def clean(self) -> dict[str, object] | None:
        """Tell screen readers which fields are wrong."""
        for name in self.errors:
            if name in self.fields:
                attributes = {"aria-invalid": "true", "aria-describedby": f"{name}-error"}
                self.fields[name].widget.attrs.update(attributes)
        return self.cleaned_data
