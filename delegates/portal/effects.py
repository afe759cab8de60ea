"""What a change would cause before it is saved: which desks look again."""

from dataclasses import dataclass

from delegates.accreditation.models import Check, State
from delegates.accreditation.rechecking import Change, by_check, in_words
from delegates.accreditation.states import HOLDING_A_PLACE
from delegates.nominations.models import Delegate

from .step_form import Values

DOCUMENT = "travel_document"


@dataclass(frozen=True, slots=True)
class Effect:
    """One desk that looks again, and at what."""

    check: Check
    changes: list[Change]


def effects(delegate: Delegate, values: Values) -> list[Effect]:
    """Return the checks that were passed and would be needed again, in their order."""
    accreditation = delegate.accreditation
    if accreditation.state in (State.DRAFT, State.SUBMITTED) or accreditation.state not in HOLDING_A_PLACE:
        return []
    found = by_check(_differences(delegate, values))
    return [
        Effect(check, in_words(found[check]))
        for check in Check
        if check in found and check not in accreditation.needs
    ]


def _differences(delegate: Delegate, values: Values) -> dict[str, list[object]]:
    document = getattr(delegate, DOCUMENT, None)
    pairs: dict[str, list[object]] = {}
    for name, value in values.get("", {}).items():
        pairs[name] = [getattr(delegate, name) or "", value or ""]
    for name, value in values.get(DOCUMENT, {}).items():
        pairs[name] = [getattr(document, name, ""), value]
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
