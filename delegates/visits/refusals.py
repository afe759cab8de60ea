"""Why no visit is noted, in both languages."""

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity


def nothing_shown() -> Problem:
    """Nothing was scanned or typed."""
    return Problem(
        "nothing_shown",
        Severity.BLOCK,
        in_both(lambda: _("Scan the code of a badge, or type the number on its face.")),
        field="shown",
    )


def too_fast(wait: int) -> Problem:
    """So many visitors do not come at once."""
    return Problem(
        "too_fast",
        Severity.BLOCK,
        in_both(
            lambda: (
                _("That was very fast. Please go on in %(seconds)d seconds; nothing was noted just now.")
                % {"seconds": wait}
            )
        ),
        field="shown",
    )


def not_yet(exhibitor: object) -> Problem:
    """Only who takes part notes visits."""
    return Problem(
        "not_accepted",
        Severity.BLOCK,
        in_both(lambda: _("Visits can be noted once your profile is accepted.")),
        (exhibitor,),
    )
