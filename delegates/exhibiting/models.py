"""Who speaks for an exhibitor, by which invitation, and who applied without one."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegates.nominations.models import Delegate
from events.editions.models import Edition
from events.showcase.models import Exhibitor

LANGUAGES = (("vi", _("Vietnamese")), ("en", _("English")))


class ExhibitorContactQuerySet(models.QuerySet["ExhibitorContact"]):
    """Questions about contacts."""

    def in_force(self) -> Self:
        """Those who may act."""
        return self.filter(ended_at__isnull=True)


class ExhibitorContact(models.Model):
    """Somebody who writes for an exhibitor, and so judges none of its entries: the one list of who speaks for whom."""

    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        "core.User", verbose_name=_("user"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="exhibitor_contacts",
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    lang = models.CharField(_("language of mails"), max_length=2, choices=LANGUAGES, default="vi")
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = ExhibitorContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of an exhibitor")
        verbose_name_plural = _("contacts of exhibitors")
        ordering = ("pk",)
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(
                fields=["exhibitor", "email"], name="delegates_exhibitorcontact_email_once"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email


class ExhibitorInvitation(models.Model):
    """A link, good once and for a time, by which a contact comes to an account; only its digest is kept."""

    contact = models.ForeignKey(
        ExhibitorContact, verbose_name=_("contact"), on_delete=models.CASCADE, related_name="invitations"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        "core.User", verbose_name=_("invited by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent at"))
    expires_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation of an exhibitor")
        verbose_name_plural = _("invitations of exhibitors")
        ordering = ("-sent_at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.contact)

    def is_open(self, now: dt.datetime) -> bool:
        """Whether its link opens."""
        return self.used_at is None and self.revoked_at is None and self.expires_at > now


class Application(models.Model):
    """What somebody applied with; an exhibitor only once the address was confirmed."""

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    said: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        _("application"), default=dict
    )
    email = models.EmailField(_("e-mail address"))
    made_at = models.DateTimeField(_("made at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    exhibitor = models.OneToOneField(
        Exhibitor,
        verbose_name=_("exhibitor"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta:
        verbose_name = _("application of an exhibitor")
        verbose_name_plural = _("applications of exhibitors")
        ordering = ("-made_at",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.said.get("name_vi") or self.said.get("name_en") or self.email)


class BoothStaff(models.Model):
    """A person of the exhibitors' delegation who stands at this booth."""

    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="+"
    )
    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="booth_staff"
    )

    class Meta:
        verbose_name = _("staff of a booth")
        verbose_name_plural = _("staff of booths")
        ordering = ("pk",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.exhibitor}: {self.delegate}"
