"""Why a verb of outcomes does nothing, in both languages."""

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from adgmin.core.bilingual import in_both
from adgmin.core.dates import clock_time, day_screen, local
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.models import Session
from events.documents.models import Stage

from .models import Proposal


def _refused(code: str, sentence: Callable[[], str], field: str = "") -> Refused:
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence), field=field))


def not_from_here(stage: str) -> Refused:
    """The step does not follow the one the outcome has reached."""
    return _refused(
        "not_from_here",
        lambda: (
            _("This step does not follow where the outcome stands: %(stage)s.")
            % {"stage": Stage(stage).label if stage else "–"}
        ),
    )


def changed_meanwhile() -> Refused:
    """Somebody else was faster."""
    return _refused(
        "changed_meanwhile",
        lambda: _("Somebody changed this meanwhile. Look at how it stands now, then decide again."),
    )


def words_changed(paragraph: str) -> Refused:
    """The words that a proposal is about are not in the text any more, or more than once."""
    return _refused(
        "words_changed",
        lambda: (
            _("The words of this amendment are not found exactly once. The paragraph now reads: “%(text)s”")
            % {"text": paragraph}
        ),
        "words",
    )


def paragraph_gone() -> Refused:
    """The paragraph was deleted."""
    return _refused("paragraph_gone", lambda: _("This paragraph is no longer in the text."), "key")


def words_missing() -> Refused:
    """A proposal without what it proposes."""
    return _refused("words_missing", lambda: _("Write the words that you propose."), "proposed")


def commitment_missing() -> Refused:
    """A commitment without words."""
    return _refused(
        "commitment_missing",
        lambda: _("Write in English what is to be done; Vietnamese may follow."),
        "english",
    )


def no_day() -> Refused:
    """The deadline can't be read."""
    return _refused("no_day", lambda: _("This is not a day. Write it as 2026-06-30."), "deadline")


def no_moment() -> Refused:
    """The deadline for comments can't be read."""
    return _refused(
        "no_moment",
        lambda: _("This is not a day and a time. Write it as 2026-01-15T17:00."),
        "comments_until",
    )


def comment_missing() -> Refused:
    """A comment without words."""
    return _refused("comment_missing", lambda: _("Write the comment under “Reason or comment”."), "note")


def not_of_this_kind(kind: str, field: str) -> Refused:
    """Words where this kind of proposal has no use for them: they would be lost."""
    names = {"words": gettext_lazy("Words in the text"), "proposed": gettext_lazy("Proposed words")}
    return _refused(
        "not_of_this_kind",
        lambda: (
            _("“%(kind)s” takes nothing under “%(field)s”. Empty it, or choose another kind of proposal.")
            % {"kind": Proposal(kind).label, "field": names[field]}
        ),
        field,
    )


def reason_missing() -> Refused:
    """Taking back asks for a reason."""
    return _refused("reason_missing", lambda: _("Give the reason."), "reason")


def no_text() -> Refused:
    """The outcome has no text yet."""
    return _refused("no_text", lambda: _("The outcome has no text yet. Paste it first."), "english")


def meeting_missing(could: Session) -> Refused:
    """A step of a body without its meeting."""
    return _refused(
        "meeting_missing",
        lambda: (
            _(
                "Choose the meeting that took this step, for instance %(code)s, “%(title)s”. If it was taken outside a"
                " meeting, say how in the note."
            )
            % {"code": could.code, "title": could.title}
        ),
        "session",
    )


def frozen() -> Refused:
    """What a meeting has before it stays."""
    return _refused(
        "frozen",
        lambda: _("The text is before a meeting and stays as it is, until the outcome is referred back."),
    )


def decided() -> Refused:
    """What was decided is amended no more."""
    return _refused(
        "decided", lambda: _("The outcome was adopted or noted; its text is not amended any more.")
    )


def settle_first(open_points: int) -> Refused:
    """A text with brackets is not decided."""
    return _refused(
        "settle_first",
        lambda: (
            ngettext(
                "%(number)s amendment or comment is still open. Settle it first: agreed, not accepted or withdrawn.",
                "%(number)s amendments or comments are still open. Settle them first: agreed, not accepted or"
                " withdrawn.",
                open_points,
            )
            % {"number": open_points}
        ),
    )


def too_long(most: int, field: str) -> Refused:
    """A text longer than what is kept."""
    return _refused(
        "too_long",
        lambda: _("This is longer than %(most)s characters. Shorten it.") % {"most": most},
        field,
    )


def languages_differ(english: int, vietnamese: int) -> Refused:
    """More Vietnamese paragraphs than English ones."""
    return _refused(
        "languages_differ",
        lambda: (
            _(
                "The English text has %(english)s paragraphs, the Vietnamese one %(vietnamese)s. An empty line parts"
                " the paragraphs; each Vietnamese one needs its English one."
            )
            % {"english": english, "vietnamese": vietnamese}
        ),
        "vietnamese",
    )


def too_late(until: dt.datetime) -> Refused:
    """The deadline for comments is past."""
    return _refused(
        "too_late",
        lambda: (
            _(
                "The time for comments on this text is over: it ended on %(day)s at %(time)s, Ha Noi time (UTC+7)."
            )
            % {"day": day_screen(local(until).date()), "time": clock_time(local(until))}
        ),
    )


def not_theirs() -> Refused:
    """The party has no say on this text."""
    return _refused("not_theirs", lambda: _("This party does not take part in drafting this text."), "party")


def closed() -> Refused:
    """The proposal is not open."""
    return _refused("closed", lambda: _("This amendment is no longer open."))


def no_time() -> Refused:
    """The moment can't be read."""
    return _refused("no_time", lambda: _("This is not a day and a time."), "not_before")


def only_decided() -> Refused:
    """Only what was adopted or noted is published."""
    return _refused(
        "only_decided",
        lambda: _("Only an outcome that was adopted or noted and is marked public is published."),
    )
