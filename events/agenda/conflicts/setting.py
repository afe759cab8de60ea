"""How the rules are set at a meeting: their weights, and the minutes between two meetings by kind."""

from collections.abc import Mapping

from django.db import models, transaction

from adgmin.core import audit
from adgmin.core.models import User
from events.agenda.rule_models import KindTurnover, RuleSetting
from events.editions.locking import lock_edition
from events.editions.models import Edition

from .weights import LEAST_TURNOVER, RULES, TURNOVERS


@transaction.atomic
def set_rules(
    edition: Edition, weights: Mapping[str, str], turnovers: Mapping[str, int], *, by: User | None
) -> int:
    """Set rules and kinds; what equals the product's own figure is not kept. Return how many were changed."""
    lock_edition(edition.pk)
    changed = 0
    settings = {row.code: row for row in RuleSetting.objects.filter(edition=edition)}
    for key, weight in weights.items():
        setting = settings.get(key) or RuleSetting(edition=edition, code=key)
        changed += _set(setting, "weight", weight, own=str(RULES[key].weight), by=by)
    kinds = {row.kind: row for row in KindTurnover.objects.filter(edition=edition)}
    for kind, minutes in turnovers.items():
        turnover = kinds.get(kind) or KindTurnover(edition=edition, kind=kind)
        changed += _set(turnover, "minutes", minutes, own=TURNOVERS.get(kind, LEAST_TURNOVER), by=by)
    return changed


def _set(row: models.Model, name: str, value: str | int, *, own: str | int, by: User | None) -> bool:
    old = getattr(row, name) if row.pk else own
    if old == value:
        return False
    setattr(row, name, value)
    if value == own:
        audit.record(row, "delete", by=by, changes={name: [old, value]})
        row.delete()
        return True
    verb = "change" if row.pk else "add"
    row.save()
    audit.record(row, verb, by=by, changes={name: [old, value]})
    return True
