"""Delegations: one for each party, then the groups that the host accredits; quotas, seats and focal points."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.fields import FoldedModel, SourcedModel

LANGUAGES = (("vi", _("Vietnamese")), ("en", _("English")))


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
    note_verbale = models.CharField(_("note verbale (number)"), max_length=100, blank=True)
    note_verbale_on = models.DateField(_("note verbale (date)"), null=True, blank=True)
    liaison = models.ForeignKey(
        "core.User",
        verbose_name=_("liaison officer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ("sort_order",)
        permissions = (("invite_focal_points", _("May invite, hand over and end focal points")),)
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


class FocalPointQuerySet(models.QuerySet["FocalPoint"]):
    """Questions about focal points."""

    def in_force(self, now: dt.datetime) -> Self:
        """Those who may act now: neither ended nor expired."""
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now), ended_at__isnull=True)


class FocalPoint(SourcedModel):
    """The office (and the user) that speaks for a delegation with the desk, or an assistant of it."""

    class Kind(models.TextChoices):
        FOCAL_POINT = "focal_point", _("Focal point")
        ASSISTANT = "assistant", _("Assistant of the focal point")

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="focal_points"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.FOCAL_POINT)
    user = models.ForeignKey(
        "core.User",
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="focal_points",
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    lang = models.CharField(_("language of mails"), max_length=2, choices=LANGUAGES, default="en")
    expires_at = models.DateTimeField(_("may act until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("handed over to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
    )

    objects = FocalPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ("delegation", "email")
        constraints = (
            models.UniqueConstraint(fields=["delegation", "email"], name="delegates_focalpoint_email_once"),
        )

    def __str__(self) -> str:
        return self.name or self.office or self.email


class Invitation(models.Model):
    """A link, good once and for a time, by which a focal point comes to an account; only its digest is kept."""

    focal_point = models.ForeignKey(
        FocalPoint, verbose_name=_("focal point"), on_delete=models.CASCADE, related_name="invitations"
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
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-sent_at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.focal_point)


class Contact(models.Model):
    """Somebody of the delegation whom the desk may call: embassy, protocol office, driver."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=200)
    function = models.CharField(_("function"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("delegation", "name", "pk")

    def __str__(self) -> str:
        return self.name


class Step(models.TextChoices):
    """What a delegation is asked for, each with a deadline."""

    HEAD = "head", _("Name the head of delegation")
    NOMINATIONS = "nominations", _("Nominate the delegation")
    PHOTOS = "photos", _("Send the photographs")
    TRAVEL = "travel", _("Tell the flights and hotels")
    SESSIONS = "sessions", _("Choose the sessions")
    CORRECTIONS = "corrections", _("Last corrections")


class Deadline(models.Model):
    """Until when a step is asked for: of every delegation, or of one, which then goes before."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("only for"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="deadlines",
    )
    step = models.CharField(_("step"), max_length=12, choices=Step.choices)
    due_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ("due_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "step"], condition=Q(delegation__isnull=True), name="delegates_deadline_once"
            ),
            models.UniqueConstraint(
                fields=["delegation", "step"], condition=Q(delegation__isnull=False),
                name="delegates_deadline_of_one_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.get_step_display()


class SessionSeats(models.Model):
    """How many of a delegation a session seats."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="session_seats"
    )
    session = models.ForeignKey(
        "events.Session", verbose_name=_("session"), on_delete=models.CASCADE, related_name="+"
    )
    places = models.PositiveSmallIntegerField(_("seats"))

    class Meta:
        verbose_name = _("seats in a session")
        verbose_name_plural = _("seats in sessions")
        constraints = (
            models.UniqueConstraint(fields=["delegation", "session"], name="delegates_sessionseats_once"),
        )

    def __str__(self) -> str:
        return f"{self.session}: {self.places}"


class ChecklistItem(models.Model):
    """One thing that the desk has to do for a delegation."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="checklist"
    )
    text = models.CharField(_("what is to be done"), max_length=300)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(
        "core.User", verbose_name=_("done by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # fmt: skip

    class Meta:
        verbose_name = _("item of the checklist")
        verbose_name_plural = _("items of the checklist")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text


class Reminder(models.Model):
    """That a focal point was reminded of a step; never twice of the same deadline and occasion."""

    focal_point = models.ForeignKey(
        FocalPoint, verbose_name=_("focal point"), on_delete=models.CASCADE, related_name="reminders"
    )
    step = models.CharField(_("step"), max_length=12, choices=Step.choices)
    due_at = models.DateTimeField(_("until"))
    days_before = models.SmallIntegerField(_("days before"))
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(
                fields=["focal_point", "step", "due_at", "days_before"], name="delegates_reminder_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.focal_point}: {self.get_step_display()}"
