"""Why a verb of the awards does nothing, in both languages."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.dates import clock_time, day_screen, local
from adgmin.core.problems import Problem, Refused, Severity

from .models import LEAST_POINTS, MOST_POINTS, AwardCategory, CategoryResult, Criterion, Finalist


def _problem(code: str, sentence: Callable[[], str], field: str = "") -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), field=field)


def _refused(code: str, sentence: Callable[[], str], field: str = "") -> Refused:
    return Refused(_problem(code, sentence, field))


def bad_points(criterion: Criterion) -> Problem:
    """The points are no whole number of the scale."""
    return _problem(
        "bad_points",
        lambda: (
            _("%(criterion)s: give a whole number from %(least)d to %(most)d.")
            % {"criterion": criterion.name, "least": LEAST_POINTS, "most": MOST_POINTS}
        ),
        criterion.code,
    )


def points_missing(criterion: Criterion) -> Problem:
    """Something submitted lacks a criterion."""
    return _problem(
        "points_missing",
        lambda: _("%(criterion)s: give your points before you submit.") % {"criterion": criterion.name},
        criterion.code,
    )


def closed(category: AwardCategory) -> Refused:
    """The category is closed."""
    return _refused(
        "closed",
        lambda: (
            _(
                "The category “%(name)s” is closed; nothing changes in it any more. The organisers can reopen it."
            )
            % {"name": category.name}
        ),
    )


def not_closed(category: AwardCategory) -> Refused:
    """The category is still open."""
    return _refused("not_closed", lambda: _("Close the category “%(name)s” first.") % {"name": category.name})


def too_few_jurors(category: AwardCategory, finalists: Iterable[Finalist]) -> Refused:
    """Finalists whom too few jurors have judged."""
    found = list(finalists)
    return _refused(
        "too_few_jurors",
        lambda: (
            _(
                "At least %(least)d jurors have to judge each finalist. Too few complete sheets count for: %(names)s."
            )
            % {"least": category.least_jurors, "names": "; ".join(str(one.name) for one in found)}
        ),
    )


def tie(finalists: Iterable[Finalist]) -> Refused:
    """Finalists who share a rank that wins an award."""
    found = list(finalists)
    return _refused(
        "tie",
        lambda: (
            _(
                "Points and criteria hold these equal: %(names)s. The chair of the jury decides; record the decision."
            )
            % {"names": "; ".join(str(one.name) for one in found)}
        ),
    )


def no_tie() -> Refused:
    """There is nothing for the chair to decide."""
    return _refused("no_tie", lambda: _("The points tell the finalists apart; there is nothing to decide."))


def bad_ruling() -> Refused:
    """The decision does not name each of those held equal once."""
    return _refused("bad_ruling", lambda: _("Give each of those held equal a place of its own."))


def reason_missing() -> Refused:
    """The reason was not given."""
    return _refused("reason_missing", lambda: _("Give the reason."), "reason")


def not_settled(category: AwardCategory) -> Refused:
    """The result is not settled."""
    return _refused(
        "not_settled",
        lambda: _("The result of “%(name)s” is not settled yet.") % {"name": category.name},
    )


def settled(category: AwardCategory) -> Refused:
    """The result is settled."""
    return _refused(
        "settled", lambda: _("The result of “%(name)s” is settled already.") % {"name": category.name}
    )


def published(category: AwardCategory) -> Refused:
    """The result is public; nothing takes it back."""
    return _refused(
        "published",
        lambda: _("The result of “%(name)s” is public; it can't be taken back.") % {"name": category.name},
    )


def has_time(result: CategoryResult) -> Refused:
    """A time of publication is set."""
    return _refused(
        "has_time",
        lambda: (
            _("A time of publication is set for “%(name)s”. Revoke it first.")
            % {"name": result.category.name}
        ),
    )


def time_past() -> Refused:
    """The moment lies behind."""
    return _refused("time_past", lambda: _("Choose a time that has not come yet."), "at")


def time_earlier(result: CategoryResult) -> Refused:
    """A time that is set moves only later."""

    def sentence() -> str:
        at = local(result.publish_at) if result.publish_at else None
        shown = f"{day_screen(at.date())}, {clock_time(at)}" if at else "–"
        return _(
            "The time of publication (%(at)s) can only be moved later. To publish earlier, revoke it first."
        ) % {"at": shown}

    return _refused("time_earlier", sentence, "at")


def by_rule() -> Refused:
    """A conflict that follows from the records."""
    return _refused(
        "by_rule", lambda: _("This conflict follows from the records; only they can change it, not the desk.")
    )


def may_not_judge() -> Refused:
    """A juror in conflict, or of another category."""
    return _refused("may_not_judge", lambda: _("You do not judge this finalist."))
