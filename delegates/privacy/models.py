"""Private files and consents."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.sealed import new_name
from delegates.delegations.models import LANGUAGES, Delegation
from delegates.nominations.models import Delegate


class PrivateFile(models.Model):
    """A file of a person or of a delegation. Its content lies encrypted under `name` in the folder of private files."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photograph")
        FORMER = "former_photo", _("Photograph before the change")
        PASSPORT = "passport", _("Passport page")
        NOTE_VERBALE = "note_verbale", _("Note verbale")
        OTHER = "other", _("Other paper")

    FACES = frozenset({Kind.PHOTO, Kind.FORMER})

    name = models.CharField(max_length=40, unique=True, editable=False, default=new_name)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )  # fmt: skip
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )  # fmt: skip
    media_type = models.CharField(_("type"), max_length=40)
    size = models.PositiveIntegerField(_("bytes"))
    width = models.PositiveSmallIntegerField(_("width in pixels"), null=True, blank=True)
    height = models.PositiveSmallIntegerField(_("height in pixels"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        "core.User", verbose_name=_("sent by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("private file")
        verbose_name_plural = _("private files")
        ordering = ("-uploaded_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(delegate__isnull=False) ^ Q(delegation__isnull=False),
                name="delegates_privatefile_has_one_owner",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Purpose(models.TextChoices):
    """What personal data are used for; each is agreed to by itself."""

    ACCREDITATION = "accreditation", _("Accreditation and security")
    LIST = "list", _("Name in the list of participants")
    PHOTOGRAPHS = "photographs", _("Photographs and recordings of the meeting")
    CONTACT = "contact", _("Messages about this and later meetings")


class ConsentText(models.Model):
    """The words that are agreed to; a new wording is a new version, what was agreed to stays."""

    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"))
    required = models.BooleanField(_("without it nobody can be accredited"), default=False)
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("text of a consent")
        verbose_name_plural = _("texts of consents")
        ordering = ("purpose", "-version")
        constraints = (
            models.UniqueConstraint(fields=["purpose", "version"], name="delegates_consenttext_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.version})"


class Consent(models.Model):
    """That somebody agreed to a text: in which language, when, who; and when it was taken back."""

    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="consents"
    )
    text = models.ForeignKey(
        ConsentText, verbose_name=_("text"), on_delete=models.PROTECT, related_name="consents"
    )
    lang = models.CharField(_("read in"), max_length=2, choices=LANGUAGES)
    given_at = models.DateTimeField(_("given at"))
    given_by = models.ForeignKey(
        "core.User",
        verbose_name=_("given by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the delegate, by their own link."),
    )
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("delegate", "text", "-given_at")
        constraints = (
            models.UniqueConstraint(
                fields=["delegate", "text"], condition=Q(withdrawn_at__isnull=True),
                name="delegates_consent_in_force_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.text)
