"""What happens to an outcome: its steps, its texts, what delegations propose, and what it leads to."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.agenda.models import Session, Topic
from events.documents.models import Outcome, Revision, Stage
from events.editions.models import Pillar
from events.parties.models import Party


class Proposal(models.TextChoices):
    """What a delegation asks of a paragraph."""

    REPLACE = "replace", _("replace words")
    DELETE = "delete", _("delete words")
    INSERT = "insert", _("add words")
    NEW_PARAGRAPH = "new_paragraph", _("new paragraph")
    DROP_PARAGRAPH = "drop_paragraph", _("delete the paragraph")
    COMMENT = "comment", _("comment")


class Standing(models.TextChoices):
    """What became of a proposal."""

    OPEN = "open", pgettext_lazy("amendment", "open")
    AGREED = "agreed", pgettext_lazy("amendment", "agreed")
    WITHDRAWN = "withdrawn", pgettext_lazy("amendment", "withdrawn")
    REFUSED = "refused", pgettext_lazy("amendment", "not accepted")


class Stance(models.TextChoices):
    """What a delegation says of a proposal."""

    SUPPORTS = "supports", _("supports")
    CAN_ACCEPT = "can_accept", _("can accept")
    OPPOSES = "opposes", _("opposes")
    RESERVES = "reserves", _("reserves its position")


def _who(name: Any) -> models.ForeignKey:
    """Return the column of who did something; the record outlives the sign-in."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=name, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip


class TextVersion(models.Model):
    """One state of a text. A frozen one is what a meeting has had before it: nobody changes it any more."""

    outcome = models.ForeignKey(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    made_at = models.DateTimeField(_("made at"))
    by = _who(_("by"))
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    frozen_at = models.DateTimeField(_("frozen since"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of a text")
        verbose_name_plural = _("versions of texts")
        ordering = ("outcome", "-number")
        constraints = (
            models.UniqueConstraint(fields=["outcome", "number"], name="events_textversion_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.outcome.code} v{self.number}"


class Paragraph(models.Model):
    """A numbered paragraph; `key` stays with it through all versions, `number` is its place in this one."""

    version = models.ForeignKey(
        TextVersion, verbose_name=_("version of a text"), on_delete=models.CASCADE, related_name="paragraphs"
    )
    key = models.PositiveSmallIntegerField(_("key"))
    number = models.PositiveSmallIntegerField(_("number"))
    english = models.TextField(_("English"))
    vietnamese = models.TextField(_("Vietnamese"), blank=True)
    lags = models.BooleanField(_("the Vietnamese text waits for the English one"), default=False)

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ("version", "number")
        constraints = (
            models.UniqueConstraint(fields=["version", "key"], name="events_paragraph_key_once"),
            models.UniqueConstraint(fields=["version", "number"], name="events_paragraph_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.english[:60]}"


class Amendment(models.Model):
    """What a delegation proposes for a paragraph of a text, or says of it."""

    outcome = models.ForeignKey(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="amendments"
    )
    party = models.ForeignKey(
        Party, verbose_name=_("party"), on_delete=models.PROTECT, related_name="amendments"
    )
    key = models.PositiveSmallIntegerField(
        _("paragraph"), help_text=_("0 stands before the first paragraph.")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Proposal.choices)
    words = models.TextField(_("words in the text"), blank=True)
    proposed = models.TextField(_("proposed words"), blank=True)
    note = models.CharField(_("reason"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Standing.choices, default=Standing.OPEN)
    made_at = models.DateTimeField(_("made at"))
    entered_by = _who(_("entered by"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    into = models.ForeignKey(
        TextVersion, verbose_name=_("went into"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="credits",
    )  # fmt: skip

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("key", "made_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | ~Q(state="open"),
                name="events_amendment_open_is_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome.code} {self.party.code} {self.get_kind_display()}"


class Position(models.Model):
    """Where a delegation stands on a proposal."""

    amendment = models.ForeignKey(
        Amendment, verbose_name=_("amendment"), on_delete=models.CASCADE, related_name="positions"
    )
    party = models.ForeignKey(Party, verbose_name=_("party"), on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(pgettext_lazy("amendment", "position"), max_length=10, choices=Stance.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"))
    by = _who(_("entered by"))

    class Meta:
        verbose_name = pgettext_lazy("amendment", "position")
        verbose_name_plural = pgettext_lazy("amendment", "positions")
        ordering = ("party__sort_order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["amendment", "party"], name="events_position_of_party_once"),
        )

    def __str__(self) -> str:
        return f"{self.party.code} {self.get_stance_display()}"


class OutcomeStep(models.Model):
    """A step that was done: recorded once, never written over; a mistaken one is taken back by a recorded act."""

    outcome = models.ForeignKey(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="steps"
    )
    stage = models.CharField(_("stage"), max_length=16, choices=Stage.choices)
    session = models.ForeignKey(
        Session, verbose_name=_("meeting"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("at"))
    by = _who(_("by"))
    version = models.ForeignKey(
        TextVersion, verbose_name=_("text"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    taken_back_because = models.CharField(_("taken back because"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("recorded step")
        verbose_name_plural = _("recorded steps")
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | ~Q(taken_back_because=""),
                name="events_outcomestep_back_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome.code} {self.get_stage_display()}"


class Commitment(models.Model):
    """What an outcome leads to: who does what until when, for the next Chair to follow up."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("commitment", "to do")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", pgettext_lazy("commitment", "done")
        DROPPED = "dropped", _("given up")

    outcome = models.ForeignKey(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="commitments"
    )
    english = models.CharField(_("English"), max_length=400)
    vietnamese = models.CharField(_("Vietnamese"), max_length=400, blank=True)
    lead = models.ForeignKey(Party, verbose_name=_("lead"), on_delete=models.PROTECT, related_name="+")
    supporting = models.ManyToManyField(Party, verbose_name=_("supporting"), blank=True, related_name="+")
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = (models.F("deadline").asc(nulls_last=True), "pk")

    def __str__(self) -> str:
        return self.english[:80]


class OutcomePublication(models.Model):
    """An outcome that staff has published; it shows from `not_before` on, and only once it is adopted or noted."""

    outcome = models.OneToOneField(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="publication"
    )
    at = models.DateTimeField(_("published at"))
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    by = _who(_("by"))

    class Meta:
        verbose_name = _("publication of an outcome")
        verbose_name_plural = _("publications of outcomes")

    def __str__(self) -> str:
        return self.outcome.code


class OutcomeBrief(models.Model):
    """What staff keeps for the Chair: its pillar and topic, until when comments come in, the way out, who speaks."""

    outcome = models.OneToOneField(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="brief"
    )
    pillar = models.ForeignKey(
        Pillar, verbose_name=_("pillar"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    comments_until = models.DateTimeField(_("comments until"), null=True, blank=True)
    way_out = models.TextField(_("proposed way out"), blank=True)
    speaker = models.CharField(_("who speaks"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("brief on an outcome")
        verbose_name_plural = _("briefs on outcomes")

    def __str__(self) -> str:
        return self.outcome.code
