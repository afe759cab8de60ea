"""What happens on the day: how a session differs from its release, and what is announced."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.agenda.models import Session
from events.editions.models import Edition
from events.parties.models import Party
from events.showcase.models import DemoSlot
from events.venues.models import Room


class LiveChange(models.Model):
    """How something of the programme differs on the day from its release. An empty field leaves what was released."""

    start = models.DateTimeField(_("new start"), null=True, blank=True)
    end = models.DateTimeField(_("new end"), null=True, blank=True)
    was_start = models.DateTimeField(_("first announced start"), null=True, blank=True)
    was_end = models.DateTimeField(_("first announced end"), null=True, blank=True)
    status = models.CharField(_("new status"), max_length=12, blank=True)
    updated = models.DateTimeField(_("changed at"))

    class Meta:
        abstract = True


class LiveState(LiveChange):
    """How one session stands on the day.

    Times, room and cancellation are taken into the next release made from the draft, and empty again after it; the
    beginning and the end that were really seen stay.
    """

    session = models.OneToOneField(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="live_state"
    )
    started_at = models.DateTimeField(_("began at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    room = models.ForeignKey(
        Room, verbose_name=_("new room"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    was_room = models.ForeignKey(
        Room,
        verbose_name=_("first announced room"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sequence = models.PositiveIntegerField(_("changes published since the release"), default=0)

    class Meta:
        verbose_name = _("live state")
        verbose_name_plural = _("live states")
        permissions = (("run_live", _("May run the day: start, delay, move, cancel")),)
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="events_livestate_ends_after_start"),
        )

    def __str__(self) -> str:
        return str(self.session)


class LiveDemo(LiveChange):
    """How one demonstration stands on the day; the next release made from the draft takes it in, and it is gone."""

    slot = models.OneToOneField(
        DemoSlot, verbose_name=_("demonstration"), on_delete=models.CASCADE, related_name="live_state"
    )
    where = models.CharField(_("new place"), max_length=30, blank=True)
    was_where = models.CharField(_("first announced place"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("live state of a demonstration")
        verbose_name_plural = _("live states of demonstrations")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="events_livedemo_ends_after_start"),
        )

    def __str__(self) -> str:
        return str(self.slot)


class Announcement(models.Model):
    """Words to all, or to those whom a session or a party concerns, until they expire or are withdrawn."""

    class Level(models.TextChoices):
        INFO = "info", _("For information")
        CHANGE = "change", pgettext_lazy("announcement", "Change")
        URGENT = "urgent", _("Urgent")

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="announcements"
    )
    level = models.CharField(_("level"), max_length=8, choices=Level.choices, default=Level.INFO)
    text = models.CharField(_("text"), max_length=400)
    session = models.ForeignKey(
        Session, verbose_name=_("to the audience of a session"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="announcements",
    )  # fmt: skip
    party = models.ForeignKey(
        Party, verbose_name=_("to the audience of a party"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="announcements",
    )  # fmt: skip
    begins = models.DateTimeField(_("shown from"))
    expires = models.DateTimeField(_("shown until"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    made_by = models.CharField(_("announced by"), max_length=254, blank=True, editable=False)

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ("-begins", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires__gt=F("begins")), name="events_announcement_expires_after_start"
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=True) | Q(party__isnull=True),
                name="events_announcement_one_audience",
            ),
        )

    def __str__(self) -> str:
        return self.text
