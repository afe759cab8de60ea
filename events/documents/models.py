"""Papers of the meeting and the outcomes they lead to."""

import re
from itertools import count
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core.fields import FoldedModel, SourcedModel
from adgmin.core.sealed import new_name
from events.agenda.models import Session
from events.editions.models import Edition, EditionPart
from events.parties.models import Party


class Marking(models.TextChoices):
    """No higher marking may be in the system."""

    PUBLIC = "public", _("Public")
    RESTRICTED = "restricted", _("Restricted")


class PaperStatus(models.TextChoices):
    """Where a paper stands."""

    DRAFT = "draft", pgettext_lazy("paper", "Draft")
    CIRCULATION = "circulation", _("For circulation")
    FINAL = "final", pgettext_lazy("paper", "Final")
    ADOPTED = "adopted", pgettext_lazy("paper", "Adopted")
    NOTED = "noted", pgettext_lazy("paper", "Noted")
    WITHDRAWN = "withdrawn", pgettext_lazy("paper", "Withdrawn")


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


def slug_of(symbol: str) -> str:
    """Return how a symbol is written in addresses: ADGSOM/6/WP/4 as adgsom-6-wp-4."""
    return re.sub(r"[^a-z0-9]+", "-", symbol.lower()).strip("-")[:70] or "paper"


class Document(FoldedModel, SourcedModel):
    """A paper; the symbol printed on it is its code."""

    SEARCHED = ("symbol", "title_vi", "title_en")

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE)
    symbol = models.CharField(_("symbol"), max_length=60)
    slug = models.SlugField(_("in addresses"), max_length=80, blank=True, editable=False)
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
    # A session is not deleted under its papers: of no session, they would be for more people than before.
    session = models.ForeignKey(
        Session,
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="documents",
    )
    item = models.PositiveSmallIntegerField(_("agenda item"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=PaperStatus.choices, default=PaperStatus.CIRCULATION
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    embargo_session = models.ForeignKey(
        Session,
        verbose_name=_("embargo until this session opens"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
    )
    withdrawn_because = models.CharField(_("withdrawn because"), max_length=300, blank=True)
    withdrawn_from = models.CharField(
        _("status before it was withdrawn"), max_length=12, choices=PaperStatus.choices, blank=True
    )
    to_look_at = models.BooleanField(_("to look at"), default=False)
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
            models.UniqueConstraint(fields=["edition", "slug"], name="events_document_slug_once"),
        )

    def __str__(self) -> str:
        return f"{self.symbol} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address of a new paper free of any other's."""
        if not self.slug:
            self.slug = self._free_slug()
            if (wanted := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*wanted, "slug"}
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        """Make an address from the symbol; two symbols that differ only by their signs do not share one."""
        wanted = slug_of(self.symbol)
        others = Document.objects.filter(edition=self.edition_id).exclude(pk=self.pk)
        taken = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
        return next(slug for n in count(1) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)


class RevisionManager(models.Manager["Revision"]):
    """Revisions are named by their paper, which is read with them."""

    def get_queryset(self) -> models.QuerySet["Revision"]:
        """Read the paper too."""
        return super().get_queryset().select_related("document")


class Revision(models.Model):
    """One issue of a paper; number 0 is the first. `note` says what is new; not issued: seen by the desk only."""

    document = models.ForeignKey(
        Document, verbose_name=_("document"), on_delete=models.CASCADE, related_name="revisions"
    )
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    note = models.TextField(_("what is new"), blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        "core.User", verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True)

    objects = RevisionManager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("document", "number")
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="events_revision_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.document.symbol} Rev.{self.number}"

    def desk_address(self) -> str:
        """Where the desk mends what is said of it."""
        return reverse("desk-paper", args=[self.document.slug])


class PaperFile(models.Model):
    """The file of a revision in one language: a PDF, kept encrypted under `name` in the folder of papers."""

    revision = models.ForeignKey(
        Revision, verbose_name=_("revision"), on_delete=models.CASCADE, related_name="files"
    )
    language = models.CharField(_("language"), max_length=5)
    name = models.CharField(max_length=40, unique=True, editable=False, default=new_name)
    original_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    size = models.PositiveIntegerField(_("bytes"))
    pages = models.PositiveSmallIntegerField(_("pages"))
    digest = models.CharField(_("SHA-256 of the file"), max_length=64)
    taken_at = models.DateTimeField(_("taken in at"))
    taken_by = models.ForeignKey(
        "core.User", verbose_name=_("taken in by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
        ordering = ("revision", "language")
        constraints = (
            models.UniqueConstraint(fields=["revision", "language"], name="events_paperfile_language_once"),
        )

    def __str__(self) -> str:
        return f"{self.revision} ({self.language})"


class PageText(models.Model):
    """The words of one page of a file, as they stand and folded, for finding and comparing."""

    file = models.ForeignKey(
        PaperFile, verbose_name=_("file"), on_delete=models.CASCADE, related_name="texts"
    )
    number = models.PositiveSmallIntegerField(_("page"))
    text = models.TextField(_("text"), blank=True)
    folded = models.TextField(editable=False, blank=True, default="")

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        ordering = ("file", "number")
        constraints = (models.UniqueConstraint(fields=["file", "number"], name="events_pagetext_once"),)

    def __str__(self) -> str:
        return f"{self.file} {self.number}"


class Stage(models.TextChoices):
    """How far an outcome has come."""

    DRAFTED = "drafted", _("Drafted")
    CONSULTED = "consulted", _("Consulted with delegations")
    ENDORSED = "endorsed", _("Endorsed by the ADGSOM")
    SUBMITTED = "submitted", _("Submitted to the ADGMIN")
    ADOPTED = "adopted", _("Adopted")
    NOTED = "noted", _("Noted")
    DEFERRED = "deferred", _("Deferred")
    REFERRED_BACK = "referred_back", _("Referred back")


class Outcome(FoldedModel, EditionPart):
    """What the meeting decides, from draft to adoption."""

    SEARCHED = ("code", "title_vi", "title_en")

    class Kind(models.TextChoices):
        DECLARATION = "declaration", _("Declaration")
        PLAN = "plan", _("Plan")
        REPORT = "report", _("Report")
        TOR = "tor", _("Terms of reference")
        STATEMENT = "statement", pgettext_lazy("outcome", "Statement")
        RECOMMENDATIONS = "recommendations", _("Recommendations")
        GUIDELINES = "guidelines", _("Guidelines")

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    stage = models.CharField(_("stage"), max_length=16, choices=Stage.choices)
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
    papers = models.ManyToManyField(
        Document, verbose_name=_("documents"), blank=True, related_name="outcomes"
    )
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
    stage = models.CharField(_("stage"), max_length=16, choices=Stage.choices)
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
