"""Who comes to which guided demonstration."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegates.nominations.models import Delegate
from events.showcase.models import DemoSlot


class BookingState(models.TextChoices):
    """Where a booking stands."""

    BOOKED = "booked", pgettext_lazy("demonstration", "Booked")
    WAITING = "waiting", pgettext_lazy("demonstration", "On the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("demonstration", "Cancelled")


LIVE = (BookingState.BOOKED, BookingState.WAITING)


class BookingQuerySet(models.QuerySet["DemoBooking"]):
    """Questions about bookings."""

    def live(self) -> Self:
        """Those that hold a place or wait for one."""
        return self.filter(state__in=LIVE)

    def for_letters(self) -> Self:
        """With what a letter about a booking says, in one query."""
        return self.select_related("delegate__delegation__party", "slot__product", "slot__edition")


class DemoBooking(models.Model):
    """A person's place at a demonstration, or in its waiting list; written by the verbs of `booking` only."""

    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="demo_bookings"
    )
    slot = models.ForeignKey(
        DemoSlot, verbose_name=_("demonstration"), on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=BookingState.choices)
    sequence = models.PositiveIntegerField(_("order of arrival"))
    made_at = models.DateTimeField(_("made at"))
    promoted_at = models.DateTimeField(_("moved up at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    came_at = models.DateTimeField(_("came at"), null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking of a demonstration")
        verbose_name_plural = _("bookings of demonstrations")
        ordering = ("slot", "sequence")
        default_permissions = ("view", "change")
        constraints = (
            models.UniqueConstraint(
                fields=["delegate", "slot"],
                condition=Q(state__in=["booked", "waiting"]),
                name="delegates_demobooking_person_once",
            ),
            models.UniqueConstraint(fields=["slot", "sequence"], name="delegates_demobooking_in_order"),
            models.CheckConstraint(
                condition=Q(state="cancelled") ^ Q(ended_at__isnull=True),
                name="delegates_demobooking_ends_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slot.code} {self.delegate.badge_name}"
