"""The hours of the docks, and the vehicles that come to them."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.showcase.models import Exhibitor, Hall, HallFeature


class Way(models.TextChoices):
    """Which way the goods go."""

    IN = "in", pgettext_lazy("vehicles", "Move-in")
    OUT = "out", pgettext_lazy("vehicles", "Move-out")


class DockHours(models.Model):
    """When vehicles may come. Without hours for moving in, those of the set-up session hold."""

    hall = models.ForeignKey(
        Hall, verbose_name=_("hall"), on_delete=models.CASCADE, related_name="dock_hours"
    )
    way = models.CharField(_("way"), max_length=3, choices=Way.choices)
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    ask_until = models.DateTimeField(
        _("places are given at once until"), null=True, blank=True,
        help_text=_("Later requests wait for the desk."),
    )  # fmt: skip
    buffer_minutes = models.PositiveSmallIntegerField(
        _("minutes between two vehicles"), default=10, validators=[MaxValueValidator(120)]
    )

    class Meta:
        verbose_name = _("hours of the docks")
        verbose_name_plural = _("hours of the docks")
        ordering = ("start",)
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="events_dockhours_ends_after_start"),
            models.UniqueConstraint(fields=["hall", "way"], name="events_dockhours_way_once"),
        )

    def __str__(self) -> str:
        return f"{self.hall} · {self.get_way_display()}"


class VehicleSlot(models.Model):
    """A vehicle at a dock. No two of a dock overlap, buffer included: `events_vehicleslot_dock_once`."""

    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="vehicle_slots"
    )
    dock = models.ForeignKey(
        HallFeature, verbose_name=_("dock"), on_delete=models.PROTECT, related_name="vehicle_slots"
    )
    way = models.CharField(_("way"), max_length=3, choices=Way.choices)
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    free_at = models.DateTimeField(_("dock free again"), editable=False)
    plate = models.CharField(_("number plate"), max_length=20)
    length = models.DecimalField(
        _("length of the vehicle (m)"), max_digits=4, decimal_places=1,
        validators=[MinValueValidator(Decimal("1")), MaxValueValidator(Decimal("25"))],
    )  # fmt: skip
    goods = models.CharField(_("what is brought"), max_length=200)
    forklift = models.BooleanField(_("forklift needed"), default=False)
    asked_late = models.BooleanField(_("asked late"), default=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    arrived_at = models.DateTimeField(_("arrived"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("vehicle at a dock")
        verbose_name_plural = _("vehicles at docks")
        ordering = ("start", "dock", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(end__gt=F("start"), free_at__gte=F("end")),
                name="events_vehicleslot_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plate} · {self.exhibitor}"

    @property
    def minutes(self) -> int:
        """How long it stands at the dock."""
        return int((self.end - self.start).total_seconds() // 60)
