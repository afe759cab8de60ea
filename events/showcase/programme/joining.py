"""Joins the demonstrations to the checks of the agenda: what each rule is called, weighs and says."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adgmin.core.dates import local, time_range
from adgmin.core.problems import Severity
from events.agenda.conflicts import Facts, SessionFact
from events.agenda.conflicts.joined import Joined, join
from events.agenda.conflicts.sentences import Values, side
from events.agenda.conflicts.weights import Rule

from .facts import PREFIX, DemoFact
from .reading import found_in
from .rules import CLOSED, EXHIBITOR, PLACE, PLACE_SESSION

RULES = (
    Rule(PLACE, Severity.WARN, _("Demonstrations at one place at the same time")),
    Rule(PLACE_SESSION, Severity.WARN, _("Demonstration during a session in the hall")),
    Rule(EXHIBITOR, Severity.WARN, _("Exhibitor shows in two places at once")),
    Rule(CLOSED, Severity.BLOCK, _("Demonstration while the hall is closed")),
)


def start() -> None:
    """Let the demonstrations be checked with the agenda; twice is once."""
    said = {PLACE: _place, PLACE_SESSION: _session, EXHIBITOR: _exhibitor, CLOSED: _closed}
    join(Joined(PREFIX, RULES, said, found_in, _page))


def _page(code: str) -> str:
    return reverse("desk-demo", args=[code])


def _place(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    one, other = meetings
    return gettext("%(place)s is used by two demonstrations at once: %(one)s, and %(other)s.") % {
        "place": cast(DemoFact, one).place_name, "one": side(one), "other": side(other),
    }  # fmt: skip


def _session(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    demo, session = sorted(meetings, key=lambda one: not isinstance(one, DemoFact))
    return gettext("%(demo)s is shown while a session is held in the hall: %(session)s.") % {
        "demo": side(demo), "session": side(session),
    }  # fmt: skip


def _exhibitor(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    one, other = (cast(DemoFact, meeting) for meeting in meetings)
    return gettext(
        "%(exhibitor)s shows in two places at once: %(one)s (%(here)s), and %(other)s (%(there)s)."
    ) % {
        "exhibitor": one.exhibitor_name, "one": side(one), "here": one.place_name, "other": side(other),
        "there": other.place_name,
    }  # fmt: skip


def _closed(meetings: Sequence[SessionFact], subject: Values, facts: Facts) -> str:
    if len(meetings) == 2:
        return gettext("The hall is closed to visitors for %(session)s: %(demo)s cannot be shown then.") % {
            "session": side(meetings[1]), "demo": side(meetings[0]),
        }  # fmt: skip
    if not subject:
        return gettext("The hall is not open that day: %(demo)s cannot be shown then.") % {
            "demo": side(meetings[0])
        }
    moments = [local(dt.datetime.fromtimestamp(int(at), dt.UTC)) for at in subject]
    hours = ", ".join(time_range(start, end) for start, end in zip(moments[::2], moments[1::2], strict=True))
    return gettext("The hall is open %(hours)s that day: %(demo)s cannot be shown then.") % {
        "hours": hours, "demo": side(meetings[0]),
    }  # fmt: skip
