"""The edition: one meeting of the series, its pillars, figures, theme wordings and agreed terms."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.fields import SourcedModel

from .symbol_template import check_template

COUNTERS = frozenset({"draft_version", "programme_version"})


class Edition(SourcedModel):
    """One meeting of the series; dates are days in its time zone."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    ordinal = models.PositiveSmallIntegerField(_("ordinal"))
    short_name = models.CharField(_("short name"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    som_short_name = models.CharField(
        _("short name of the senior officials' meeting"), max_length=40, blank=True
    )
    som_name = models.CharField(_("name of the senior officials' meeting"), max_length=200, blank=True)
    theme = models.CharField(_("theme"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    start_date = models.DateField(_("first day"))
    end_date = models.DateField(_("last day"))
    som_start_date = models.DateField(_("first day of the senior officials"), null=True, blank=True)
    som_end_date = models.DateField(_("last day of the senior officials"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=40, default="Asia/Ho_Chi_Minh")
    utc_offset = models.CharField(_("offset from UTC"), max_length=6, default="+07:00")
    host_city = models.CharField(_("host city"), max_length=80, blank=True)
    host_country = models.CharField(_("host country"), max_length=2, blank=True)
    host_ministry = models.CharField(_("host ministry"), max_length=200, blank=True)
    chair = models.CharField(_("chair"), max_length=10, blank=True)
    previous_chair = models.CharField(_("previous chair"), max_length=10, blank=True)
    previous_edition_city = models.CharField(_("city of the previous edition"), max_length=80, blank=True)
    vice_chair = models.CharField(_("vice-chair"), max_length=10, blank=True)
    next_host = models.CharField(_("next host"), max_length=10, blank=True)
    next_edition_month = models.CharField(_("month of the next edition"), max_length=7, blank=True)
    working_language = models.CharField(_("working language"), max_length=10, default="en")
    languages = models.JSONField(_("languages"), default=list, blank=True)
    field_sources = models.JSONField(_("sources of single fields"), default=dict, blank=True)
    day_starts = models.TimeField(_("no meeting before"), default=dt.time(7, 0))
    day_ends = models.TimeField(_("no meeting after"), default=dt.time(23, 0))
    paper_symbols = models.CharField(
        _("symbols of documents"), max_length=80, default="{meeting}/{item}/{type}{n}/Rev.{rev}",
        help_text=_(
            "Made of {meeting}, {ordinal}, {session}, {item}, {type}, {n} and, at the end, {rev}; parted by /. A part "
            "whose field is empty is left out."
        ),
    )  # fmt: skip
    draft_version = models.PositiveIntegerField(
        _("number of changes to the draft"), default=0, editable=False
    )
    programme_version = models.PositiveIntegerField(_("version of the programme"), default=0, editable=False)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("-start_date",)
        constraints = (
            models.CheckConstraint(
                condition=Q(end_date__gte=F("start_date")), name="events_edition_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.short_name

    def clean(self) -> None:
        """Require a template of which every symbol is a new one."""
        try:
            check_template(self.paper_symbols)
        except ValidationError as error:
            raise ValidationError({"paper_symbols": error}) from None

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save what is typed. The counters rise in the database only: a record read before never sets them back."""
        if update_fields is None and not self._state.adding:
            names = {field.attname for field in self._meta.concrete_fields if not field.primary_key}
            update_fields = names - self.get_deferred_fields() - COUNTERS
        super().save(update_fields=update_fields, **kwargs)


class EditionPart(SourcedModel):
    """Something that belongs to an edition and has a code of its own in it."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="%(class)s_set"
    )
    code = models.CharField(_("code"), max_length=60)

    class Meta:
        abstract = True


class Pillar(EditionPart):
    """A pillar of the masterplan."""

    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_pillar_code_once"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class KeyFigure(EditionPart):
    """A figure that may be quoted, with how exact it is."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")

    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    label = models.CharField(_("label"), max_length=300)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_keyfigure_code_once"),
        )

    def __str__(self) -> str:
        return f"{self.value:g} {self.label}"


class ThemeWording(EditionPart):
    """A wording of the theme; only the canonical ones may be printed."""

    class Status(models.TextChoices):
        CANONICAL = "canonical", _("canonical")
        DO_NOT_USE = "do_not_use", _("do not use")

    text = models.CharField(_("text"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)

    class Meta:
        verbose_name = _("theme wording")
        verbose_name_plural = _("theme wordings")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_themewording_code_once"),
        )

    def __str__(self) -> str:
        return self.text or self.code


class GlossaryTerm(EditionPart):
    """A term that is rendered the same way in every text of the edition."""

    term = models.CharField(_("term"), max_length=200)

    class Meta:
        verbose_name = _("agreed term")
        verbose_name_plural = _("agreed terms")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_glossaryterm_code_once"),
        )

    def __str__(self) -> str:
        return self.term
