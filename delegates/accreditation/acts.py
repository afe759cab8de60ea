"""What somebody may do with an accreditation now: the buttons of its pages."""

from dataclasses import dataclass

from django.utils.functional import Promise

from adgmin.core.models import User

from .access import capacities
from .models import Accreditation
from .refusals import WORDS
from .states import CHECKS, NEEDING_A_REASON, OFFICERS, Who, verbs_from

MAIN = frozenset({"approve", "accredit", "submit", "answer", "resume", "reopen"})
# What happens by the verbs of badges only.
WITH_THE_BADGE = frozenset({"print", "issue", "replace"})
GRAVE = frozenset({"refuse", "revoke", "withdraw"})


@dataclass(frozen=True, slots=True)
class Act:
    """One button."""

    verb: str
    label: str | Promise
    needs_reason: bool

    @property
    def kind(self) -> str:
        """The weight of the button: main, quiet or grave."""
        return "main" if self.verb in MAIN else "grave" if self.verb in GRAVE else "quiet"


def acts_for(user: User, accreditation: Accreditation) -> list[Act]:
    """Return what this user may do here, in the order of the table; one who holds all offices may pass all checks."""
    held = capacities(user, accreditation.delegate.delegation)
    verbs = [verb for verb in verbs_from(accreditation.state, held) if verb not in WITH_THE_BADGE]
    if "approve" in verbs and len(accreditation.needs) > 1 and _holds_all(accreditation, held):
        verbs.insert(verbs.index("approve") + 1, "accredit")
    return [Act(verb, WORDS[verb], verb in NEEDING_A_REASON) for verb in verbs]


def _holds_all(accreditation: Accreditation, held: frozenset[Who]) -> bool:
    return all(officer in held for check, officer in OFFICERS.items() if check in accreditation.needs) and (
        accreditation.state in CHECKS
    )
