"""The form of one booth: place and sides in metres, who stands there, power."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.showcase.geometry import Box
from events.showcase.models import Exhibitor, Hall, HallUnderlay
from events.showcase.placing import BoothState, cm, metres
from events.showcase.standing import OVER


class MetresField(forms.DecimalField):
    """Metres as people type them: 3.5 or 3,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """Read either mark."""
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)


def _metres(label: Any) -> MetresField:
    return MetresField(label=label, min_value=0, max_value=1000, decimal_places=2)


class BoothForm(forms.Form):
    """A booth, new or there."""

    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label=_("code"),
        max_length=10,
        help_text=_("Letters and digits, as on the sign at the booth."),
    )
    x = _metres(_("from the west (m)"))
    y = _metres(_("from the north (m)"))
    w = _metres(_("width (m)"))
    h = _metres(_("depth (m)"))
    exhibitor: "forms.ModelChoiceField[Exhibitor]" = forms.ModelChoiceField(
        Exhibitor.objects.none(), label=_("exhibitor"), required=False, empty_label=_("free")
    )
    power_kw = MetresField(label=_("power (kW)"), min_value=0, max_value=999, decimal_places=2)

    def __init__(self, hall: Hall, *args: Any, there: BoothState | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = there
        fields: Any = self.fields
        possible = Exhibitor.objects.filter(edition=hall.room.edition).exclude(standing__in=OVER)
        fields["exhibitor"].queryset = possible.order_by("name_vi")
        for name, one in self.fields.items():
            one.label = capfirst(one.label)
            one.widget.attrs["class"] = "select" if name == "exhibitor" else "input"
        if there is not None:
            self.fields["code"].widget.attrs["readonly"] = True
            self.fields["code"].help_text = ""

    def wanted(self) -> BoothState:
        """Return the booth that is asked for; ask after `is_valid`."""
        data = self.cleaned_data
        return BoothState(
            self.there.code if self.there else data["code"],
            Box(*(cm(data[name]) for name in "xywh")),
            data["exhibitor"].pk if data["exhibitor"] else None,
            round(data["power_kw"] * 1000),
        )


class UnderlayForm(forms.Form):
    """Where the picture of the floor plan lies."""

    x = MetresField(label=_("from the west (m)"), min_value=-1000, max_value=1000, decimal_places=2)
    y = MetresField(label=_("from the north (m)"), min_value=-1000, max_value=1000, decimal_places=2)
    w = MetresField(label=_("width (m)"), min_value=1, max_value=1000, decimal_places=2)
    opacity = forms.IntegerField(label=_("opacity (%)"), min_value=5, max_value=100)


def placed(there: HallUnderlay | None) -> UnderlayForm | None:
    """Return the form of where the picture lies now."""
    if there is None:
        return None
    sides = {name: f"{getattr(there, name).normalize():f}" for name in ("x", "y", "w")}
    return UnderlayForm(initial={**sides, "opacity": there.opacity})


def initial_of(state: BoothState) -> dict[str, Any]:
    """Return a booth as its form shows it."""
    box = state.box
    sides = {name: plain(getattr(box, name)) for name in "xywh"}
    return {"code": state.code, **sides, "exhibitor": state.exhibitor, "power_kw": f"{state.power / 1000:g}"}


def plain(length: int) -> str:
    """Return centimetres as metres, as they are typed."""
    return f"{metres(length).normalize():f}"
