"""What an exhibitor writes before it is reviewed, and what they need in the hall; none of it is public."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .models import Exhibitor
from .standing import Change


class Entry(models.Model):
    """The working copy of an exhibitor's profile and products: `content` as `entering` writes it.

    `version` rises with each write, so that staff decide on what they have read.
    """

    exhibitor = models.OneToOneField(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="entry"
    )
    content: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        _("content"), default=dict, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    change = models.CharField(
        _("change"), max_length=10, choices=Change.choices, default=Change.NONE, blank=True, editable=False
    )
    reason = models.TextField(_("reason"), blank=True, editable=False)
    written_at = models.DateTimeField(_("written at"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("entry of an exhibitor")
        verbose_name_plural = _("entries of exhibitors")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.exhibitor)


class BoothNeeds(models.Model):
    """What an exhibitor needs at the booth, and wishes for on the stage."""

    class Phase(models.TextChoices):
        ONE = "one", _("Single-phase 220 V")
        THREE = "three", _("Three-phase 380 V")

    class Network(models.TextChoices):
        NONE = "none", _("None")
        WIFI = "wifi", _("Wi-Fi of the hall")
        WIRED = "wired", _("Wired")

    exhibitor = models.OneToOneField(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="needs"
    )
    power_kw = models.DecimalField(_("power (kW)"), max_digits=5, decimal_places=2, default=0)
    phase = models.CharField(_("kind of power"), max_length=5, choices=Phase.choices, default=Phase.ONE)
    sockets = models.PositiveSmallIntegerField(_("sockets"), default=2, validators=[MaxValueValidator(60)])
    night_power = models.BooleanField(_("power at night too"), default=False)
    network = models.CharField(_("network"), max_length=5, choices=Network.choices, default=Network.WIFI)
    mbps = models.PositiveSmallIntegerField(_("bandwidth (Mbit/s)"), default=0)
    tables = models.PositiveSmallIntegerField(_("tables"), default=1, validators=[MaxValueValidator(40)])
    chairs = models.PositiveSmallIntegerField(_("chairs"), default=2, validators=[MaxValueValidator(80)])
    screens = models.PositiveSmallIntegerField(_("screens"), default=0, validators=[MaxValueValidator(40)])
    heaviest_kg = models.PositiveIntegerField(_("heaviest piece (kg)"), default=0)
    note = models.TextField(_("other needs"), blank=True, max_length=1000)
    demos = models.PositiveSmallIntegerField(
        _("demonstrations on the stage"), default=0, validators=[MaxValueValidator(10)]
    )
    demo_wish = models.TextField(_("wishes for the stage"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("needs at a booth")
        verbose_name_plural = _("needs at booths")
        default_permissions = ("view", "change")
        constraints = (
            models.CheckConstraint(
                condition=Q(power_kw__gte=0, power_kw__lte=200), name="events_boothneeds_power_in_bounds"
            ),
        )

    def __str__(self) -> str:
        return str(self.exhibitor)
