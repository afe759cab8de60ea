"""Tours of the showcase for guests of honour: where they stop, for how long, who receives them. No people by name."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.agenda.models import Session
from events.parties.models import Party
from events.showcase.models import Booth, Hall, HallFeature


class Tour(models.Model):
    """A tour: it begins and ends at an entrance. `sequence` counts the changes of its stops."""

    hall = models.ForeignKey(Hall, verbose_name=_("hall"), on_delete=models.CASCADE, related_name="tours")
    name = models.CharField(_("name"), max_length=120)
    party = models.ForeignKey(
        Party, verbose_name=_("party led"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    guest = models.CharField(_("who is led, by function"), max_length=160, blank=True)
    session = models.ForeignKey(
        Session, verbose_name=_("during"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    start = models.DateTimeField(_("start"))
    speed = models.DecimalField(
        _("walking pace (m/s)"),
        max_digits=3,
        decimal_places=2,
        default=Decimal("1"),
        validators=[MinValueValidator(Decimal("0.3")), MaxValueValidator(Decimal("2"))],
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("tour of the showcase")
        verbose_name_plural = _("tours of the showcase")
        ordering = ("start", "pk")
        constraints = (models.CheckConstraint(condition=Q(speed__gt=0), name="events_tour_walks_forward"),)

    def __str__(self) -> str:
        return self.name


class TourStop(models.Model):
    """A stop at a booth or at a feature of the hall."""

    tour = models.ForeignKey(Tour, verbose_name=_("tour"), on_delete=models.CASCADE, related_name="stops")
    order = models.PositiveSmallIntegerField(_("order"))
    booth = models.ForeignKey(
        Booth,
        verbose_name=_("booth"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tour_stops",
    )
    feature = models.ForeignKey(
        HallFeature,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tour_stops",
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=5, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    receiver = models.CharField(_("received by, by function"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("stop of a tour")
        verbose_name_plural = _("stops of a tour")
        ordering = ("tour", "order")
        constraints = (
            models.UniqueConstraint(fields=["tour", "order"], name="events_tourstop_order_once"),
            models.CheckConstraint(
                condition=Q(booth__isnull=False, feature__isnull=True)
                | Q(booth__isnull=True, feature__isnull=False),
                name="events_tourstop_at_one_place",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="events_tourstop_takes_time"),
        )

    def __str__(self) -> str:
        return f"{self.tour} {self.order}"
