"""The forms of the conflict inbox: a proposal as it was seen, and the weights of the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import Text
from events.agenda.models import Kind
from events.agenda.rule_models import KindTurnover, RuleSetting
from events.editions.models import Edition

from .finding import Fix
from .weights import LEAST_TURNOVER, RULES, TURNOVERS

MOST_MINUTES = 240


class FixForm(forms.Form):
    """A proposal, posted back as the page showed it."""

    fingerprint = forms.CharField(max_length=64)
    session = forms.CharField(max_length=60)
    sequence = forms.IntegerField(min_value=0)
    start = forms.DateTimeField()
    end = forms.DateTimeField()
    room = forms.CharField(max_length=60, required=False)

    def fix(self) -> Fix:
        """Return the proposal."""
        data = self.cleaned_data
        return Fix(data["session"], data["sequence"], data["start"], data["end"], data["room"], Text())


class RulesForm(forms.Form):
    """One weight for each rule, and minutes for each kind of meeting; names are told by the page."""

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weights = dict(RuleSetting.objects.filter(edition=edition).values_list("code", "weight"))
        minutes = dict(KindTurnover.objects.filter(edition=edition).values_list("kind", "minutes"))
        for key, rule in RULES.items():
            self.fields[_weight_name(key)] = forms.ChoiceField(
                label=rule.name,
                choices=RuleSetting.Weight.choices,
                initial=weights.get(key, str(rule.weight)),
            )
        for kind, label in Kind.choices:
            own = TURNOVERS.get(kind, LEAST_TURNOVER)
            self.fields[f"minutes-{kind}"] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_MINUTES, initial=minutes.get(kind, own),
                error_messages={"required": _("Give the minutes; 0 for none.")},
            )  # fmt: skip

    def rules(self) -> list[dict[str, Any]]:
        """Return the rules with their fields and their own weight in words."""
        words = dict(RuleSetting.Weight.choices)
        return [
            {"field": self[_weight_name(key)], "code": rule.code, "own": words[str(rule.weight)]}
            for key, rule in RULES.items()
        ]

    def kinds(self) -> list[dict[str, Any]]:
        """Return the kinds of meeting with their fields and the product's own minutes."""
        return [
            {"field": self[f"minutes-{kind}"], "own": TURNOVERS.get(kind, LEAST_TURNOVER)}
            for kind in Kind.values
        ]

    def weights(self) -> dict[str, str]:
        """Return the weights chosen, by the key of the rule."""
        return {key: self.cleaned_data[_weight_name(key)] for key in RULES}

    def turnovers(self) -> dict[str, int]:
        """Return the minutes given, by kind."""
        return {kind: self.cleaned_data[f"minutes-{kind}"] for kind in Kind.values}


def _weight_name(key: str) -> str:
    return f"weight-{key.replace(':', '-')}"
