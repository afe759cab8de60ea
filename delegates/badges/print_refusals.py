"""Why a print run is refused, in words."""

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .models import BadgeBatch


def nothing_to_print() -> Problem:
    """No badge is left of what was chosen."""
    return _block("nothing_to_print", lambda: _(
        "There is nothing to print of what you chose: all is printed, or the accreditations are being looked at again."
    ))  # fmt: skip


def reason_missing(count: int) -> Problem:
    """Printing again ends the older code, which somebody must account for."""
    return _block("reason_missing", lambda: _(
        "%(count)d of these badges were printed before. Please say why they are printed again: they get a new number "
        "and code, and the older ones open no door from then on."
    ) % {"count": count}, "reason")  # fmt: skip


def another_running(batch: BadgeBatch) -> Problem:
    """One run at a time keeps the machine free for the gates."""
    return _block("another_running", lambda: _(
        "Print run %(number)s is being made. Please wait until it is done, or stop it."
    ) % {"number": batch})  # fmt: skip


def not_stopped(batch: BadgeBatch) -> Problem:
    """Only what stands still can be taken up again or given up."""
    return _block("not_stopped", lambda: _(
        "Print run %(number)s is “%(state)s”; nothing was changed."
    ) % {"number": batch, "state": batch.get_state_display()})  # fmt: skip


def taken_meanwhile() -> Problem:
    """Somebody else was quicker."""
    return _block("taken_meanwhile", lambda: _(
        "These badges were taken into another print run in the meantime. Please look at the choice again."
    ))  # fmt: skip


def _block(code: str, sentence: object, name: str = "") -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), field=name)  # type: ignore[arg-type]  # a callable
