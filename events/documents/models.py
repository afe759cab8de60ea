"""Papers of the meeting and the outcomes they lead to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adgmin.core.fields import FoldedModel, SourcedModel
from events.agenda.models import Session
from events.editions.models import Edition, EditionPart
from events.parties.models import Party


class Marking(models.TextChoices):
    """No higher marking may be in the system."""

    PUBLIC = "public", _("Public")
    RESTRICTED = "restricted", _("Restricted")


class DocumentKind(models.TextChoices):
    """What kind of paper."""

    AGENDA = "agenda", _("Agenda")
    WORKING_PAPER = "working_paper", _("Working paper")
    REPORT = "report", _("Report")
    PLAN = "plan", _("Plan")
    DECLARATION = "declaration", _("Declaration")
    STATEMENT = "statement", _("Statement")
    TOR = "tor", _("Terms of reference")
    CONCEPT_NOTE = "concept_note", _("Concept note")
    INFORMATION = "information", _("Information paper")
    CIRCULAR = "circular", _("Circular")
    PROGRAMME = "programme", _("Programme")
    LIST = "list", _("List")


class Document(FoldedModel, SourcedModel):
    """A paper; the symbol printed on it is its code."""

    SEARCHED = ("symbol", "title_vi", "title_en")

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE)
    symbol = models.CharField(_("symbol"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=16, choices=DocumentKind.choices)
    marking = models.CharField(
        _("marking"), max_length=10, choices=Marking.choices, default=Marking.RESTRICTED
    )
    submitted_by = models.ForeignKey(
        Party,
        verbose_name=_("submitted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="documents",
    )
    session = models.ForeignKey(
        Session,
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="documents",
    )
    item = models.PositiveSmallIntegerField(_("agenda item"), null=True, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    subject_source = models.CharField(_("source of the subject"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "symbol"], name="events_document_symbol_once"),
        )

    def __str__(self) -> str:
        return f"{self.symbol} {self.title}"


class Stage(models.TextChoices):
    """How far an outcome has come."""

    DRAFTED = "drafted", _("Drafted")
    ENDORSED = "endorsed", _("Endorsed by the ADGSOM")
    SUBMITTED = "submitted", _("Submitted to the ADGMIN")
    ADOPTED = "adopted", _("Adopted")
    NOTED = "noted", _("Noted")


class Outcome(FoldedModel, EditionPart):
    """What the meeting decides, from draft to adoption."""

    SEARCHED = ("code", "title_vi", "title_en")

    class Kind(models.TextChoices):
        DECLARATION = "declaration", _("Declaration")
        PLAN = "plan", _("Plan")
        REPORT = "report", _("Report")
        TOR = "tor", _("Terms of reference")
        STATEMENT = "statement", _("Statement")
        RECOMMENDATIONS = "recommendations", _("Recommendations")
        GUIDELINES = "guidelines", _("Guidelines")

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    lead = models.ForeignKey(
        Party,
        verbose_name=_("lead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outcomes_led",
    )
    with_parties = models.ManyToManyField(
        Party, verbose_name=_("with"), blank=True, related_name="outcomes_shared"
    )
    papers = models.ManyToManyField(Document, verbose_name=_("papers"), blank=True, related_name="outcomes")
    marking = models.CharField(
        _("marking"), max_length=10, choices=Marking.choices, default=Marking.RESTRICTED
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ("sort_order",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_outcome_code_once"),)

    def __str__(self) -> str:
        return self.title


class OutcomeStage(SourcedModel):
    """One step of an outcome: what, in which meeting, on which day."""

    outcome = models.ForeignKey(
        Outcome, verbose_name=_("outcome"), on_delete=models.CASCADE, related_name="stages"
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    session = models.ForeignKey(
        Session, verbose_name=_("meeting"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    date = models.DateField(_("date"), null=True, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("date", "pk")
        constraints = (models.UniqueConstraint(fields=["outcome", "stage"], name="events_outcomestage_once"),)

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.date or ''}".strip()
