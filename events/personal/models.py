"""The meetings that one person has starred, on a phone or on an account."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.agenda.models import Session
from events.showcase.models import DemoSlot


def new_token() -> str:
    """Return an address part that nobody guesses: 144 bits."""
    return secrets.token_urlsafe(18)


class StarList(models.Model):
    """The stars of an account, or of a phone whose owner asked for a calendar address; the token is the key to it."""

    token = models.CharField(_("token"), max_length=40, unique=True, default=new_token, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    sessions = models.ManyToManyField(
        Session, verbose_name=_("sessions"), through="Star", related_name="+", blank=True
    )
    version = models.PositiveIntegerField(_("number of changes"), default=0)
    created = models.DateTimeField(_("made at"), auto_now_add=True)
    updated = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("personal agenda")
        verbose_name_plural = _("personal agendas")

    def __str__(self) -> str:
        return f"{self.pk}"


class LastAct(models.Model):
    """What was last decided of something on one list; what is taken away is kept, so that an older act loses."""

    on = models.BooleanField(_("starred"), default=True)
    at = models.DateTimeField(_("decided at"), default=timezone.now)

    class Meta:
        abstract = True


class Star(LastAct):
    """What was last decided of one meeting on one list."""

    star_list = models.ForeignKey(
        StarList, verbose_name=_("list"), on_delete=models.CASCADE, related_name="stars"
    )
    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("star")
        verbose_name_plural = _("stars")
        constraints = (models.UniqueConstraint(fields=["star_list", "session"], name="events_star_once"),)

    def __str__(self) -> str:
        return f"{self.star_list_id} {self.session_id}"


class DemoStar(LastAct):
    """What was last decided of one demonstration on one list."""

    star_list = models.ForeignKey(
        StarList, verbose_name=_("list"), on_delete=models.CASCADE, related_name="demo_stars"
    )
    slot = models.ForeignKey(
        DemoSlot, verbose_name=_("demonstration"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("star of a demonstration")
        verbose_name_plural = _("stars of demonstrations")
        constraints = (models.UniqueConstraint(fields=["star_list", "slot"], name="events_demostar_once"),)

    def __str__(self) -> str:
        return f"{self.star_list_id} {self.slot_id}"
