"""The accreditation of a delegate: where it stands, what is still to be checked, who decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from adgmin.core.encryption import EncryptedField
from delegates.nominations.models import Delegate


class State(models.TextChoices):
    """Where an accreditation stands."""

    DRAFT = "draft", pgettext_lazy("accreditation", "Draft")
    SUBMITTED = "submitted", _("Submitted")
    SECRETARIAT = "secretariat_check", _("Secretariat check")
    PROTOCOL = "protocol_check", _("Protocol check")
    SECURITY = "security_clearance", _("Security clearance")
    APPROVED = "approved", pgettext_lazy("accreditation", "Approved")
    MORE_INFORMATION = "more_information", _("More information asked for")
    ON_HOLD = "on_hold", _("On hold")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PRINTED = "badge_printed", _("Badge printed")
    ISSUED = "badge_issued", _("Badge issued")
    REPLACED = "replaced", _("Badge being replaced")
    REVOKED = "revoked", _("Revoked")


class Check(models.TextChoices):
    """What is looked at before a person is approved, in this order; each by its own officers."""

    SECRETARIAT = "secretariat", _("Secretariat")
    PROTOCOL = "protocol", _("Protocol")
    SECURITY = "security", _("Security")


def all_checks() -> list[str]:
    """A new nomination passes every check."""
    return list(Check.values)


class Accreditation(models.Model):
    """One for each delegate; moves only by the verbs of `transitions`.

    `needs` are the checks still to be passed; `returns_to` is the state that a question or a pause leads back to.
    """

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="accreditation"
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.SUBMITTED, db_index=True
    )
    since = models.DateTimeField(_("since"))
    needs = models.JSONField(_("checks to be passed"), default=all_checks)
    returns_to = models.CharField(
        _("returns to"), max_length=20, choices=State.choices, blank=True, default=""
    )
    due_at = models.DateTimeField(_("to be decided by"), null=True, blank=True, db_index=True)
    assigned_to = models.ForeignKey(
        "core.User",
        verbose_name=_("taken care of by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_by = models.ForeignKey(
        "core.User",
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")
        permissions = (
            ("check_secretariat", _("May decide for the secretariat")),
            ("check_protocol", _("May decide for protocol")),
            ("check_security", _("May decide for security")),
            ("manage_badges", _("May print, issue and replace badges")),
        )

    def __str__(self) -> str:
        return self.get_state_display()


class Comment(models.Model):
    """What is said about a nomination: among the desks, or between the desk and the focal point."""

    class Audience(models.TextChoices):
        INTERNAL = "internal", _("Only the desks")
        FOCAL_POINT = "focal_point", _("The desks and the focal point")

    accreditation = models.ForeignKey(
        Accreditation, verbose_name=_("accreditation"), on_delete=models.CASCADE, related_name="comments"
    )
    audience = models.CharField(_("read by"), max_length=12, choices=Audience.choices)
    author = models.ForeignKey(
        "core.User", verbose_name=_("author"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    from_delegation = models.BooleanField(_("from the delegation"), default=False)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:80]


class Recheck(models.Model):
    """A change to identity, role or photograph that has to be looked at: the old and the new, until it is passed."""

    accreditation = models.ForeignKey(
        Accreditation, verbose_name=_("accreditation"), on_delete=models.CASCADE, related_name="rechecks"
    )
    check_name = models.CharField(_("check"), max_length=12, choices=Check.choices)
    changes = EncryptedField(_("changes"), help_text=_("JSON: {field: [old, new]}"))
    by = models.ForeignKey(
        "core.User", verbose_name=_("changed by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("at"))
    passed_at = models.DateTimeField(_("passed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("change to be checked")
        verbose_name_plural = _("changes to be checked")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.get_check_name_display()


class SavedFilter(models.Model):
    """A list as somebody looks at it, kept by name; `query` is the part of the address after the question mark."""

    user = models.ForeignKey(
        "core.User", verbose_name=_("user"), on_delete=models.CASCADE, related_name="saved_filters"
    )
    page = models.CharField(_("page"), max_length=40)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(_("query"), max_length=500, blank=True)
    shared = models.BooleanField(_("for everybody at the desk"), default=False)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["user", "page", "name"], name="delegates_savedfilter_name_once"),
        )

    def __str__(self) -> str:
        return self.name
