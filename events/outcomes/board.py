"""Outcomes as the desk and delegations see them: where each stands, what is open, the text with its brackets."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.agenda.models import Session
from events.documents.models import Outcome, Stage
from events.editions.models import Edition

from .amending import Words, cut
from .gone import Gone, Key, where_they_were
from .meetings import meeting_for, meetings_begun
from .models import Amendment, Position, Proposal, Stance, Standing, TextVersion
from .stages import Step, stage_of, steps_after, way_of
from .texts import current, words_of


@dataclass(frozen=True, slots=True)
class Click:
    """A step that may come next, with the meeting that is offered for it, or none."""

    stage: Stage
    meeting: Session | None


@dataclass(frozen=True, slots=True)
class Clicks:
    """The steps that are offered in one meeting, or those for which none is."""

    meeting: Session | None
    stages: list[Stage]


@dataclass(frozen=True, slots=True)
class Card:
    """An outcome on the board; `text` is the number of its newest version, 0 without a text."""

    outcome: Outcome
    stage: str
    next: list[Stage]
    foreseen: Step | None
    open: int
    clicks: list[Click] = field(default_factory=list)
    text: int = 0

    @property
    def by_meeting(self) -> list[Clicks]:
        """The steps that may come next by the meeting that is offered for them; those without one last."""
        found: dict[int, Clicks] = {}
        for one in self.clicks:
            found.setdefault(one.meeting.pk if one.meeting else 0, Clicks(one.meeting, [])).stages.append(
                one.stage
            )
        return sorted(found.values(), key=lambda group: group.meeting is None)


@dataclass(frozen=True, slots=True)
class Column:
    """The outcomes of one stage."""

    stage: Stage
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal beside its paragraph, with who is for and against it."""

    amendment: Amendment
    positions: list[Position]
    before: str = ""
    after: str = ""
    lost: bool = False

    @property
    def said(self) -> list[dict[str, str]]:
        """Who said what of it, with what they added, stance by stance; the proposer's own goes without."""
        found = []
        for stance in Stance:
            who = [
                f"{position.party.code} ({position.note})" if position.note else position.party.code
                for position in self.positions
                if position.stance == stance
            ]
            if who:
                found.append({"stance": stance.value, "label": str(stance.label), "who": ", ".join(who)})
        return found

    @property
    def for_it(self) -> str:
        """The codes of who can live with it, the proposer first."""
        agree = [
            one.party.code for one in self.positions if one.stance in (Stance.SUPPORTS, Stance.CAN_ACCEPT)
        ]
        own = self.amendment.party.code
        return ", ".join([own, *(code for code in agree if code != own)])

    @property
    def against(self) -> str:
        """The codes of who opposes it or reserves its position."""
        return ", ".join(
            one.party.code for one in self.positions if one.stance in (Stance.OPPOSES, Stance.RESERVES)
        )


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A paragraph with its number and what is proposed for it.

    Number 0 stands before the text, or after it for a paragraph that is `gone` while a proposal for it is open.
    """

    number: int
    words: Words
    proposals: list[Shown] = field(default_factory=list)
    gone: Gone | None = None

    @property
    def place(self) -> str:
        """Where in the text it is, or was."""
        if self.gone and not self.gone.number:
            return pgettext("paragraph", "deleted")
        if self.gone:
            return _("removed in version %(version)s, was paragraph %(number)s") % {
                "version": self.gone.version,
                "number": self.gone.number,
            }
        return str(self.number) if self.number else _("before the first")


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One line of the table of what is still open."""

    outcome: Outcome
    paragraph: Bracketed
    shown: Shown
    settled_by: Step | None


def all_outcomes(edition: Edition | None) -> QuerySet[Outcome]:
    """Return the outcomes with their way and what is proposed for them, in a fixed number of queries."""
    return (
        Outcome.objects.filter(edition=edition)
        .select_related("lead", "brief__pillar")
        .prefetch_related(
            "stages__session",
            "steps__session",
            "steps__by",
            "with_parties",
            "amendments__party",
            "amendments__positions__party",
        )
    )


def columns_of(edition: Edition | None, now: dt.datetime) -> list[Column]:
    """Return the board: each stage with its outcomes, in a fixed number of queries."""
    found = all_outcomes(edition).annotate(text=Coalesce(Max("versions__number"), 0))
    begun = meetings_begun(edition.pk, now) if edition else []
    cards = [_with_clicks(card_of(one, now), begun, now) for one in found]
    return [Column(stage, [one for one in cards if (one.stage or "drafted") == stage]) for stage in Stage]


def _with_clicks(card: Card, begun: list[Session], now: dt.datetime) -> Card:
    clicks = clicks_of(card.outcome, card.stage, card.next, begun, now)
    return replace(card, clicks=clicks, text=getattr(card.outcome, "text", 0))


def clicks_of(
    outcome: Outcome, here: str, stages: Iterable[Stage], begun: list[Session], now: dt.datetime
) -> list[Click]:
    """Return the steps that may come next, each with the meeting that is offered for it."""
    return [Click(stage, meeting_for(outcome, stage, here, begun, now)) for stage in stages]


def card_of(outcome: Outcome, now: dt.datetime) -> Card:
    """Return where an outcome stands."""
    way = way_of(outcome.stages.all(), [*outcome.steps.all()], now=now)
    stage = stage_of(way)
    left = [one for one in outcome.amendments.all() if one.state == Standing.OPEN]
    shared = bool(outcome.with_parties.all())
    foreseen = next((one for one in way if not one.done), None)
    return Card(outcome, stage, steps_after(stage, outcome, shared=shared), foreseen, len(left))


def with_newest_text(outcomes: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return the outcomes with their newest text alone, for `open_of`."""
    last = TextVersion.objects.filter(outcome=OuterRef("outcome")).order_by("-number").values("number")[:1]
    newest = TextVersion.objects.filter(number=Subquery(last)).prefetch_related("paragraphs")
    return outcomes.prefetch_related(Prefetch("versions", newest, to_attr="newest"))


def bracketed(outcome: Outcome) -> list[Bracketed]:
    """Return the newest text, each paragraph with the open proposals for it."""
    left = outcome.amendments.filter(state=Standing.OPEN).select_related("party")
    text, found = words_of(current(outcome)), [*left.prefetch_related("positions__party")]
    return _bracketed(text, found, where_they_were(_gone_keys(text, found)))


def open_of(outcomes: Iterable[Outcome]) -> Iterator[tuple[Outcome, list[Bracketed]]]:
    """Give the paragraphs with open proposals of outcomes that were read `with_newest_text`; at most one query."""
    read = [(one, _newest_words(one), _left_of(one)) for one in outcomes]
    were = where_they_were(key for _outcome, text, left in read for key in _gone_keys(text, left))
    for outcome, text, left in read:
        yield outcome, [one for one in _bracketed(text, left, were) if one.proposals]


def _newest_words(outcome: Outcome) -> list[Words]:
    newest: list[TextVersion] = getattr(outcome, "newest", [])
    return words_of(newest[0] if newest else None)


def _left_of(outcome: Outcome) -> list[Amendment]:
    return [one for one in outcome.amendments.all() if one.state == Standing.OPEN]


def _gone_keys(text: list[Words], left: list[Amendment]) -> list[Key]:
    there = {0, *(one.key for one in text)}
    return [(one.outcome_id, one.key) for one in left if one.key not in there]


def _bracketed(text: list[Words], left: list[Amendment], were: dict[Key, Gone]) -> list[Bracketed]:
    by_key: dict[int, list[Amendment]] = {}
    for one in left:
        by_key.setdefault(one.key, []).append(one)
    head = [Bracketed(0, Words(0, ""), [shown(one, "") for one in by_key.pop(0)])] if 0 in by_key else []
    there = [
        Bracketed(number, words, [shown(one, words.english) for one in by_key.pop(words.key, ())])
        for number, words in enumerate(text, start=1)
    ]
    # What is left is about paragraphs that were deleted, or pasted anew in other words.
    gone = [
        Bracketed(0, Words(key, ""), [Shown(one, [*one.positions.all()], lost=True) for one in lost],
                  gone=were.get((lost[0].outcome_id, key), Gone(0, 0)))
        for key, lost in by_key.items()
    ]  # fmt: skip
    return [*head, *there, *gone]


def shown(amendment: Amendment, paragraph: str) -> Shown:
    """Return a proposal with what stands around its words."""
    positions = [*amendment.positions.all()]
    if amendment.kind == Proposal.COMMENT or not amendment.words:
        return Shown(amendment, positions, before=paragraph if amendment.kind == Proposal.INSERT else "")
    if paragraph.count(amendment.words) != 1:
        return Shown(amendment, positions, lost=True)
    before, after = cut(paragraph, amendment.words)
    return Shown(amendment, positions, before, after)


def open_points(edition: Edition | None, now: dt.datetime) -> list[OpenPoint]:
    """Return what is still open in every outcome, with the next meeting that can settle it."""
    points = []
    for outcome, paragraphs in open_of(with_newest_text(all_outcomes(edition))):
        if paragraphs:
            foreseen = card_of(outcome, now).foreseen
            for paragraph in paragraphs:
                points += [OpenPoint(outcome, paragraph, one, foreseen) for one in paragraph.proposals]
    return points
