"""Why a verb of badges is refused, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .models import Badge

WORDS: dict[str, str | Promise] = {
    "print": gettext_lazy("Print the badge"),
    "hand over": gettext_lazy("Hand over the badge"),
    "take back": gettext_lazy("Take the badge back"),
    "report lost": gettext_lazy("Report the badge lost"),
    "replace": gettext_lazy("Replace the badge"),
    "revoke": gettext_lazy("Revoke the badge"),
}


def not_from_here(badge: Badge, verb: str) -> Problem:
    """The table knows no such move: somebody was quicker, or the badge has ended."""
    return Problem(
        "not_from_this_state",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext(
                    "Badge %(number)s: “%(state)s”; “%(verb)s” is not possible from there. Nothing was saved."
                )
                % {"number": badge, "state": badge.get_state_display(), "verb": WORDS[verb]}
            )
        ),
        (badge,),
    )


def has_newer(badge: Badge, newer: Badge) -> Problem:
    """Its bearer has another one."""
    return Problem(
        "has_newer",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext(
                    "Badge %(number)s no longer counts: badge %(newer)s took its place. Nothing was saved."
                )
                % {"number": badge, "newer": newer}
            )
        ),
        (badge, newer),
    )


def not_accredited(badge: Badge) -> Problem:
    """Its bearer is not accredited at this moment."""
    name = badge.delegate.badge_name if badge.delegate else str(badge)
    return Problem(
        "not_accredited",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("%(name)s is not accredited at this moment (badge %(number)s). Nothing was saved.")
                % {"name": name, "number": badge}
            )
        ),
        (badge,),
    )


def not_yours() -> Problem:
    """Another office does this."""
    words = in_both(
        lambda: gettext("Badges are made and handed over by the registration desk. Nothing was saved.")
    )
    return Problem("not_your_decision", Severity.BLOCK, words)


def reason_missing() -> Problem:
    """Those who ask at the door later need it."""
    words = in_both(
        lambda: gettext("Please write the reason: it is kept in the record and told at the door.")
    )
    return Problem("reason_missing", Severity.BLOCK, words, field="reason")


def reason_too_long(most: int) -> Problem:
    """It would be cut off."""
    words = in_both(lambda: gettext("The reason is too long: at most %(most)d characters.") % {"most": most})
    return Problem("reason_too_long", Severity.BLOCK, words, field="reason")


def wrong_times() -> Problem:
    """It would end before it begins."""
    words = in_both(lambda: gettext("A badge must be good until later than it is good from."))
    return Problem("wrong_times", Severity.BLOCK, words, field="valid_until")


def no_zones() -> Problem:
    """It would open no door."""
    words = in_both(lambda: gettext("Choose at least one zone: without one the badge opens no door."))
    return Problem("no_zones", Severity.BLOCK, words, field="zones")


def not_a_pass(kind: str) -> Problem:
    """Personal badges come from accreditations."""
    words = in_both(lambda: gettext("A personal badge is made from an accreditation, not as a pass."))
    return Problem("not_a_pass", Severity.BLOCK, words, (kind,), field="kind")
