"""What is missing, late or over in a delegation: rules that answer problems in words, the gravest first."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core import dates
from adgmin.core.bilingual import Text, in_both
from adgmin.core.problems import Problem, Severity

from .models import ChecklistItem, Delegation, FocalPoint, Invitation, SessionSeats, Step
from .overview import Standing
from .tasks import Tasks

SOON = dt.timedelta(days=7)
_ORDER = list(Severity)


@dataclass(slots=True)
class Workspace:
    """Everything the rules look at, read by the page once."""

    standing: Standing
    tasks: Tasks
    due: dict[str, dt.datetime]
    focal_points: list[FocalPoint]
    invitations: dict[int, Invitation]  # the newest of each focal point
    seats: list[SessionSeats]
    checklist: list[ChecklistItem]

    @property
    def delegation(self) -> Delegation:
        """The delegation itself."""
        return self.standing.delegation


def findings_of(space: Workspace, now: dt.datetime) -> list[Problem]:
    """Return what stands open, the gravest first; within that in the order of the work."""
    found = [*_over(space), *_deadlines(space, now), *_speaking(space, now), *_papers(space)]
    return sorted(found, key=lambda problem: _ORDER.index(problem.severity))


def _problem(code: str, severity: Severity, say: Callable[[], str]) -> Problem:
    return Problem(code, severity, in_both(say))


def _over(space: Workspace) -> Iterator[Problem]:
    for count in space.standing.over:
        words = {"role": count.role, "held": count.held, "places": count.places}
        yield _problem(
            "role_over_quota",
            Severity.BLOCK,
            lambda words=words: (  # type: ignore[misc]  # bound now, called in both languages
                _("Over: %(held)d persons in the role “%(role)s”, %(places)d places.")
                % {**words, "role": words["role"].label}
            ),
        )
    for seats in space.seats:
        wanted = space.tasks.wanted.get(seats.session.code, 0)
        if wanted > seats.places:
            yield Problem("session_over_seats", Severity.WARN, _over_seats(seats, wanted), (seats,))


def _over_seats(seats: SessionSeats, wanted: int) -> Text:
    return in_both(
        lambda: (
            _("Over: %(wanted)d persons ask for “%(session)s”, %(places)d seats.")
            % {"wanted": wanted, "session": seats.session.title, "places": seats.places}
        )
    )


def _deadlines(space: Workspace, now: dt.datetime) -> Iterator[Problem]:
    for step in Step:
        due = space.due.get(step)
        if not space.tasks.open(step):
            continue
        if due is not None and due <= now:
            yield Problem("late", Severity.WARN, _step_words(space, step, due, late=True))
        elif due is not None and due - now <= SOON:
            yield Problem("due_soon", Severity.INFO, _step_words(space, step, due, late=False))
        elif step == Step.HEAD and space.standing.lacks_head:
            yield _problem("no_head", Severity.WARN, lambda: _("This delegation has no head yet."))


def _step_words(space: Workspace, step: Step, due: dt.datetime, *, late: bool) -> Text:
    def say() -> str:
        words = {
            "step": step.label,
            "until": f"{dates.day_short(dates.local(due).date())}, {dates.clock_time(dates.local(due))}",
            "missing": space.tasks.missing(step),
        }
        if late:
            return _("Late: %(step)s (until %(until)s): %(missing)s.") % words
        return _("Soon: %(step)s (until %(until)s): %(missing)s.") % words

    return in_both(say)


def _speaking(space: Workspace, now: dt.datetime) -> Iterator[Problem]:
    in_force = [focal for focal in space.focal_points if is_in_force(focal, now)]
    if not any(focal.kind == FocalPoint.Kind.FOCAL_POINT for focal in in_force):
        yield _problem(
            "no_focal_point", Severity.WARN, lambda: _("Nobody speaks for this delegation at present.")
        )
    for focal in in_force:
        if focal.user_id is not None:
            continue
        sent = space.invitations.get(focal.pk)
        if sent is None:
            say = lambda who=focal: _("%(who)s has not been invited yet.") % {"who": who}  # noqa: E731 - one line each
        elif sent.expires_at <= now:
            say = lambda who=focal: _("%(who)s has not accepted, and the link is over.") % {"who": who}  # noqa: E731
        else:
            continue
        yield _problem("not_invited", Severity.INFO, say)


def _papers(space: Workspace) -> Iterator[Problem]:
    delegation = space.delegation
    if delegation.kind == Delegation.Kind.PARTY and not delegation.note_verbale:
        yield _problem("no_note_verbale", Severity.INFO, lambda: _("The note verbale is not recorded."))
    if delegation.kind == Delegation.Kind.PARTY and delegation.liaison_id is None:
        yield _problem("no_liaison", Severity.INFO, lambda: _("No liaison officer is named."))
    left = sum(1 for item in space.checklist if item.done_at is None)
    if left:
        yield _problem(
            "checklist_open",
            Severity.INFO,
            lambda: (
                ngettext(
                    "%(number)d item of the checklist is open.",
                    "%(number)d items of the checklist are open.",
                    left,
                )
                % {"number": left}
            ),
        )


def is_in_force(focal: FocalPoint, now: dt.datetime) -> bool:
    """Whether a focal point that was read may act now."""
    return focal.ended_at is None and (focal.expires_at is None or focal.expires_at > now)
