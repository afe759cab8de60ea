"""What a delegation still has to do for each step, and until when; a fixed number of queries for any number of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.bilingual import Text, in_both

from .models import Deadline, DelegateRole, Delegation, Quota, Step
from .overview import DRAFT

ASKED = "more_information"


@dataclass(slots=True)
class Tasks:
    """What is there and what is missing of one delegation's people."""

    heads: int = 0
    people: int = 0
    drafts: int = 0
    questions: int = 0
    without_photo: int = 0
    without_arrival: int = 0
    choosing: int = 0
    head_places: int | None = None
    wanted: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # by code of the session

    def open(self, step: str) -> int:
        """Return how many things are to be done for a step; 0 when there is nothing to be reminded of."""
        return {
            Step.HEAD: int(not self.heads and self.head_places != 0),
            Step.NOMINATIONS: self.drafts or int(not self.people),
            Step.PHOTOS: self.without_photo,
            Step.TRAVEL: self.without_arrival,
            Step.SESSIONS: int(bool(self.people) and not self.choosing),
            Step.CORRECTIONS: self.questions,
        }[Step(step)]

    def missing(self, step: str) -> Text:
        """Say what is to be done, as a part of a sentence."""
        return in_both(lambda: self._words(Step(step), self.open(step)))

    def _words(self, step: Step, number: int) -> str:
        if step == Step.HEAD:
            return _("no head of delegation is named")
        if step == Step.NOMINATIONS and not self.drafts:
            return _("nobody is nominated")
        if step == Step.SESSIONS:
            return _("no session was chosen")
        words = {
            Step.NOMINATIONS: ngettext(
                "%(number)d nomination is begun and not sent", "%(number)d nominations are begun and not sent", number
            ),
            Step.PHOTOS: ngettext(
                "%(number)d photograph is missing", "%(number)d photographs are missing", number
            ),
            Step.TRAVEL: ngettext(
                "the arrival of %(number)d person is not known",
                "the arrival of %(number)d persons is not known",
                number,
            ),
            Step.CORRECTIONS: ngettext(
                "%(number)d question is not answered", "%(number)d questions are not answered", number
            ),
        }  # fmt: skip
        return words[step] % {"number": number}


def tasks_of(delegations: Iterable[Delegation]) -> dict[int, Tasks]:
    """Return the tasks by the key of each delegation, in three queries."""
    party = Delegation.Kind.PARTY  # other groups are led by nobody unless a place says so
    found = {one.pk: Tasks(head_places=None if one.kind == party else 0) for one in delegations}
    places = Quota.objects.filter(delegation__in=found, role=DelegateRole.HEAD)
    for pk, number in places.values_list("delegation_id", "places"):
        found[pk].head_places = number
    theirs = Delegation.objects.filter(pk__in=found, delegates__isnull=False).order_by()
    with_photo = set(theirs.filter(delegates__files__kind="photo").values_list("delegates__pk", flat=True))
    rows = theirs.values_list(
        "pk", "delegates__pk", "delegates__role", "delegates__is_active", "delegates__accreditation__state",
        "delegates__travel__arrival_at", "delegates__sessions_wanted",
    )  # fmt: skip
    for pk, person, role, is_active, state, arrival, wanted in rows:
        tasks = found[pk]
        tasks.drafts += state == DRAFT
        if not is_active:
            continue
        tasks.people += 1
        tasks.heads += role == DelegateRole.HEAD
        tasks.questions += state == ASKED
        # The name of a file in a workbook is no photograph yet: a badge is printed from what was sent.
        tasks.without_photo += person not in with_photo
        tasks.without_arrival += arrival is None
        tasks.choosing += bool(wanted)
        for code in wanted or ():
            tasks.wanted[code] += 1
    return found


def due_of(delegations: Iterable[Delegation]) -> dict[int, dict[str, dt.datetime]]:
    """Return {delegation: {step: until}} in the order of the steps; one of its own goes before the common one."""
    delegations = list(delegations)
    common: dict[int, dict[str, dt.datetime]] = defaultdict(dict)
    own: dict[int, dict[str, dt.datetime]] = defaultdict(dict)
    rows = Deadline.objects.filter(edition__in={delegation.edition_id for delegation in delegations})
    for row in rows:
        if row.delegation_id is None:
            common[row.edition_id][row.step] = row.due_at
        else:
            own[row.delegation_id][row.step] = row.due_at
    return {
        found.pk: {
            step: due
            for step in Step.values
            if (due := own[found.pk].get(step) or common[found.edition_id].get(step))
        }
        for found in delegations
    }


def late_of(delegations: Iterable[Delegation], now: dt.datetime) -> dict[int, list[Step]]:
    """Return the steps of each delegation that are open though their deadline has passed."""
    delegations = list(delegations)
    tasks, due = tasks_of(delegations), due_of(delegations)
    return {
        pk: [Step(step) for step, until in steps.items() if until <= now and tasks[pk].open(step)]
        for pk, steps in due.items()
    }
