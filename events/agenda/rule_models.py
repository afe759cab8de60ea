"""How the rules of the programme are set at one meeting, and which of their findings were accepted."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .models import Kind, Level


class LevelWindow(models.Model):
    """The days and hours within which the meetings of one level take place."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="level_windows"
    )
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    opens = models.TimeField(_("not before"), null=True, blank=True)
    closes = models.TimeField(_("not after"), null=True, blank=True)

    class Meta:
        verbose_name = _("window of a level")
        verbose_name_plural = _("windows of levels")
        ordering = ("first_day", "level")
        constraints = (
            models.UniqueConstraint(fields=["edition", "level"], name="events_levelwindow_once"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="events_levelwindow_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_level_display()}"


class RuleSetting(models.Model):
    """How much a rule of the programme weighs at this meeting, where it differs from the rule's own weight."""

    class Weight(models.TextChoices):
        BLOCK = "block", _("Must be mended before a release")
        WARN = "warn", _("To be looked at")
        INFO = "info", _("For information")
        OFF = "off", _("Not checked")

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="rule_settings"
    )
    code = models.CharField(_("rule"), max_length=40)
    weight = models.CharField(_("weight"), max_length=5, choices=Weight.choices)

    class Meta:
        verbose_name = _("weight of a rule")
        verbose_name_plural = _("weights of rules")
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_rulesetting_once"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.get_weight_display()}"


class KindTurnover(models.Model):
    """The minutes a room needs before a meeting of one kind, where it differs from the product's own figure."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="turnovers"
    )
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    minutes = models.PositiveSmallIntegerField(_("minutes"))

    class Meta:
        verbose_name = _("turnover of a kind")
        verbose_name_plural = _("turnovers of kinds")
        ordering = ("kind",)
        constraints = (models.UniqueConstraint(fields=["edition", "kind"], name="events_kindturnover_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.minutes}"


class AcceptedFinding(models.Model):
    """A finding that somebody has looked at and lets stand; it holds while the facts are as they were."""

    edition = models.ForeignKey(
        "events.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="accepted_findings",
    )
    fingerprint = models.CharField(_("facts"), max_length=64)
    code = models.CharField(_("rule"), max_length=40)
    sessions = models.JSONField(_("sessions"), default=list)
    because = models.CharField(_("because"), max_length=300)
    accepted_by = models.CharField(_("accepted by"), max_length=254)
    accepted_at = models.DateTimeField(_("accepted at"))

    class Meta:
        verbose_name = _("accepted finding")
        verbose_name_plural = _("accepted findings")
        ordering = ("-accepted_at",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "fingerprint"], name="events_acceptedfinding_once"),
        )

    def __str__(self) -> str:
        return f"{self.code} ({', '.join(self.sessions)})"
