"""Delegations: one for each party, then the groups that the host accredits; quotas, seats and focal points."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adgmin.core.fields import FoldedModel, SourcedModel


class DelegateRole(models.TextChoices):
    """The role of a person in a delegation; also the categories that a session admits."""

    HEAD = "head", _("Head of delegation")
    ALTERNATE = "alternate", _("Alternate head of delegation")
    DELEGATE = "delegate", _("Delegate")
    ADVISER = "adviser", _("Adviser")
    INTERPRETER = "interpreter", _("Interpreter")
    SECURITY = "security", _("Security")
    MEDIA = "media", _("Media")
    EXHIBITOR = "exhibitor", _("Exhibitor")
    SECRETARIAT = "secretariat", _("Host secretariat")


class Delegation(FoldedModel, SourcedModel):
    """A delegation; `sort_order` is the protocol order."""

    SEARCHED = ("code", "name_vi", "name_en")

    class Kind(models.TextChoices):
        PARTY = "party", _("Party to the meeting")
        HOST_SECRETARIAT = "host_secretariat", _("Host secretariat")
        MEDIA = "media", _("Media")
        EXHIBITORS = "exhibitors", _("Exhibitors")
        SECURITY = "security", _("Security and medical staff")
        INTERPRETERS = "interpreters", _("Interpreters")

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("code"), max_length=10)
    party = models.ForeignKey(
        "events.Party",
        verbose_name=_("party"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    sort_order = models.PositiveSmallIntegerField(_("protocol order"))
    table_seats = models.PositiveSmallIntegerField(_("seats at the table"), default=0)
    back_seats = models.PositiveSmallIntegerField(_("seats behind"), default=0)
    floaters = models.PositiveSmallIntegerField(_("transferable passes"), default=0)

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ("sort_order",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="delegates_delegation_code_once"),
            models.UniqueConstraint(fields=["edition", "sort_order"], name="delegates_delegation_order_once"),
            models.UniqueConstraint(fields=["edition", "party"], name="delegates_delegation_party_once"),
        )

    def __str__(self) -> str:
        return self.name


class Quota(models.Model):
    """The most persons of one role that a delegation may bring."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="quotas"
    )
    role = models.CharField(_("role"), max_length=12, choices=DelegateRole.choices)
    places = models.PositiveIntegerField(_("places"), default=0)

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ("delegation", "pk")
        constraints = (
            models.UniqueConstraint(fields=["delegation", "role"], name="delegates_quota_role_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.places}"


class DelegationOrganisation(models.Model):
    """A ministry or agency whose people make up the delegation."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="organisations"
    )
    name = models.CharField(_("name"), max_length=300)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("organisation of the delegation")
        verbose_name_plural = _("organisations of the delegation")
        ordering = ("delegation", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["delegation", "position"], name="delegates_organisation_order_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class FocalPoint(SourcedModel):
    """The office (and the user) that speaks for a delegation with the desk."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="focal_points"
    )
    user = models.ForeignKey(
        "core.User",
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="focal_points",
    )
    office = models.CharField(_("office"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ("delegation", "email")
        constraints = (
            models.UniqueConstraint(fields=["delegation", "email"], name="delegates_focalpoint_email_once"),
        )

    def __str__(self) -> str:
        return self.office or self.email
