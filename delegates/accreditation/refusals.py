"""Why a verb of accreditation is refused, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity
from delegates.nominations.models import Delegate

from .models import Accreditation

WORDS: dict[str, str | Promise] = {
    "submit": gettext_lazy("Submit"),
    "take_up": gettext_lazy("Begin the check"),
    "approve": pgettext_lazy("accreditation", "Pass this check"),
    "accredit": gettext_lazy("Approve (all checks)"),
    "ask": gettext_lazy("Ask for more information"),
    "answer": gettext_lazy("Give back to the check"),
    "hold": gettext_lazy("Put on hold"),
    "resume": gettext_lazy("Resume"),
    "refuse": gettext_lazy("Refuse"),
    "revoke": gettext_lazy("Take back the accreditation"),
    "withdraw": gettext_lazy("Withdraw the nomination"),
    "reopen": gettext_lazy("Let it wait for a decision again"),
    "print": gettext_lazy("Badge is printed"),
    "issue": gettext_lazy("Hand over the badge"),
    "replace": gettext_lazy("Replace the badge"),
}


def decided_meanwhile(current: Accreditation) -> Problem:
    """Somebody else was quicker."""
    return Problem(
        "changed_meanwhile",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("%(who)s has decided meanwhile: %(state)s. Nothing of yours was saved.")
                % {"who": current.decided_by or gettext("Somebody"), "state": current.get_state_display()}
            )
        ),
        (current,),
    )


def not_from_here(current: Accreditation, verb: str) -> Problem:
    """The table knows no such move."""
    return Problem(
        "not_from_this_state",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("The accreditation stands at “%(from)s”; “%(verb)s” is not possible from there.")
                % {"from": current.get_state_display(), "verb": WORDS[verb]}
            )
        ),
        (current,),
    )


def not_yours(current: Accreditation, verb: str) -> Problem:
    """The move belongs to another office."""
    return Problem(
        "not_your_decision",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("“%(verb)s” at the state “%(from)s” belongs to another office. Nothing was saved.")
                % {"from": current.get_state_display(), "verb": WORDS[verb]}
            )
        ),
        (current,),
    )


def merged(current: Accreditation, into: Delegate) -> Problem:
    """The person stands under another record."""
    return Problem(
        "merged",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("This is the same person as %(name)s (%(ref)s), who stays: decide there.")
                % {"name": into.badge_name, "ref": into.ref}
            )
        ),
        (current, into),
    )


def reason_missing() -> Problem:
    """Those concerned will ask for it."""
    return Problem(
        "reason_missing",
        Severity.BLOCK,
        in_both(lambda: gettext("Please write the reason: the delegation will ask for it.")),
        field="reason",
    )
