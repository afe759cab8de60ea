"""Who showed a badge at which booth, and what of themselves they let that exhibitor see."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegates.nominations.models import Delegate
from events.showcase.models import Exhibitor


class Standing(models.TextChoices):
    """What a person wants to happen when a badge is shown at a booth; the first is how everybody begins."""

    ASK = "ask", pgettext_lazy("visits", "Ask me each time: until I choose, the exhibitor sees nothing of me")
    SHARE = "share", pgettext_lazy("visits", "Show my name, position and organisation at once")
    NEVER = "never", pgettext_lazy("visits", "Never: no visit of mine is kept")


class VisitWish(models.Model):
    """A person's standing wish; without one it is `ask`."""

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="visit_wish"
    )
    standing = models.CharField(_("wish"), max_length=5, choices=Standing.choices, default=Standing.ASK)

    class Meta:
        verbose_name = _("wish about visits")
        verbose_name_plural = _("wishes about visits")
        default_permissions = ()

    def __str__(self) -> str:
        return self.delegate.ref


class BoothVisit(models.Model):
    """That a person showed a badge at a booth on a day of the meeting; several times a day are one visit."""

    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="booth_visits"
    )
    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day"))
    at = models.DateTimeField(_("first at"))

    class Meta:
        verbose_name = _("visit to a booth")
        verbose_name_plural = _("visits to booths")
        ordering = ("-at", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["delegate", "exhibitor", "day"], name="delegates_boothvisit_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.exhibitor.code} {self.delegate.ref}"


class Sharing(models.Model):
    """What a person lets one exhibitor see; written by the verbs of `sharing` only. No row: undecided."""

    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="sharings"
    )
    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.BooleanField(_("name, position and organisation"), default=False)
    email = models.BooleanField(_("e-mail address"), default=False)
    phone = models.BooleanField(_("mobile telephone"), default=False)
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("what a visitor shares")
        verbose_name_plural = _("what visitors share")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=["delegate", "exhibitor"], name="delegates_sharing_once"),
            models.CheckConstraint(
                condition=Q(name=True) | Q(email=False, phone=False), name="delegates_sharing_name_first"
            ),
        )

    def __str__(self) -> str:
        return f"{self.exhibitor.code} {self.delegate.ref}"
