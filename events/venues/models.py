"""Venues, rooms and who holds a room when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.fields import FoldedModel
from events.editions.models import EditionPart


class Venue(FoldedModel, EditionPart):
    """A place with rooms."""

    SEARCHED = ("code", "name_vi", "name_en")

    class Kind(models.TextChoices):
        CONVENTION_CENTRE = "convention_centre", _("Convention centre")
        OFF_SITE = "off_site", _("Off-site place")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    floors = models.PositiveSmallIntegerField(_("floors"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_venue_code_once"),)

    def __str__(self) -> str:
        return self.name


class Room(FoldedModel, EditionPart):
    """A room; `capacity` persons are admitted, the seats are those of the set-up."""

    SEARCHED = ("code", "name_vi", "name_en")

    class Kind(models.TextChoices):
        PLENARY_HALL = "plenary_hall", _("Plenary hall")
        MEETING_ROOM = "meeting_room", _("Meeting room")
        DIALOGUE_ROOM = "dialogue_room", _("Dialogue room")
        BILATERAL_ROOM = "bilateral_room", _("Bilateral room")
        PRESS_ROOM = "press_room", _("Press room")
        SHOWCASE_HALL = "showcase_hall", _("Showcase hall")
        OFF_SITE = "off_site", _("Off-site place")

    venue = models.ForeignKey(Venue, verbose_name=_("venue"), on_delete=models.PROTECT, related_name="rooms")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    floor = models.SmallIntegerField(_("floor"), default=0)
    capacity = models.PositiveIntegerField(_("capacity (persons)"))
    table_seats = models.PositiveIntegerField(_("seats at the table"), default=0)
    back_seats = models.PositiveIntegerField(_("seats behind"), default=0)
    layout = models.CharField(_("layout"), max_length=40, blank=True)
    booths = models.PositiveSmallIntegerField(_("interpretation booths"), default=0)
    step_free = models.BooleanField(_("step-free"), default=False)
    hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    zone = models.CharField(_("zone"), max_length=20, blank=True)
    turnover_minutes = models.PositiveSmallIntegerField(
        _("minutes between two meetings"), null=True, blank=True,
        help_text=_("What this room needs at least to be made ready. Empty: what the kind of meeting needs."),
    )  # fmt: skip
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ("sort_order", "pk")
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_room_code_once"),)

    def __str__(self) -> str:
        return self.name


class RoomBooking(models.Model):
    """A room held for a time; every use of a room, also a bilateral, is such a record.

    Two bookings of one room never overlap: `booking.hold_room` checks under the room's lock, and the database has the
    last word (exclusion constraint `events_roombooking_room_once` on PostgreSQL, triggers of that name on SQLite).
    """

    room = models.ForeignKey(Room, verbose_name=_("room"), on_delete=models.CASCADE, related_name="bookings")
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("room booking")
        verbose_name_plural = _("room bookings")
        ordering = ("start",)
        indexes = (models.Index(fields=["room", "start"], name="events_roombooking_by_time"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="events_roombooking_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.room} {self.start:%d/%m %H:%M}"


class RoomClosure(models.Model):
    """A time in which a room cannot be used: cleaning, security sweep, set-up."""

    room = models.ForeignKey(Room, verbose_name=_("room"), on_delete=models.CASCADE, related_name="closures")
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("room closure")
        verbose_name_plural = _("room closures")
        ordering = ("start",)
        constraints = (
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="events_roomclosure_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.room} {self.start:%d/%m %H:%M}"
