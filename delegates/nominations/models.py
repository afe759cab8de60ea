"""Delegates: the persons, their names exactly as given, and what only few may read."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from adgmin.core.encryption import EncryptedField, fingerprint, fingerprints
from adgmin.core.fields import FoldedModel, SourcedModel
from adgmin.core.text import fold_words, name_key
from delegates.delegations.models import DelegateRole, Delegation

from .precedence import place_of


class Gender(models.TextChoices):
    """As the registration form asks."""

    FEMALE = "F", _("Female")
    MALE = "M", _("Male")
    UNSPECIFIED = "X", _("Unspecified")


class RankBand(models.IntegerChoices):
    """Bands of rank, 1 the highest."""

    MINISTER = 1, _("Minister or equivalent")
    DEPUTY_MINISTER = 2, _("Deputy minister or equivalent")
    DIRECTOR_GENERAL = 3, _("Permanent secretary or director-general")
    DIRECTOR = 4, _("Director")
    DEPUTY_DIRECTOR = 5, _("Deputy director or head of division")
    OFFICER = 6, _("Officer")
    SUPPORT = 7, _("Support, technical or media staff")


# The order in which roles are named.
ROLE_ORDER = {role: number for number, role in enumerate(DelegateRole.values)}


class DelegateQuerySet(models.QuerySet["Delegate"]):
    """Questions about delegates."""

    def active(self) -> Self:
        """Those who hold a place: nominated and neither withdrawn nor refused."""
        return self.filter(is_active=True)

    def submitted(self) -> Self:
        """Those put forward: everybody but the drafts that a delegation has not sent yet."""
        drafts = Delegate.objects.filter(accreditation__state="draft")
        return self.exclude(pk__in=drafts.order_by().values("pk"))

    def in_protocol_order(self) -> Self:
        """Delegations in protocol order; in each the head, the alternate, senior officials, rank, given order."""
        return self.order_by("delegation_order", "role_order", "rank_band", "order", "pk")

    def search(self, text: str) -> Self:
        """Those in whose words every word of the text occurs, without regard to marks, đ or case."""
        found = self
        for word in fold_words(text).split():
            found = found.filter(folded__contains=word)
        return found


class Delegate(FoldedModel, SourcedModel):
    """A person nominated by a delegation. Names are stored as typed (NFC), never split or re-cased.

    `delegation_order` and `role_order` repeat the place of the delegation and in it (`precedence`), so that one
    index gives the whole list in order.
    """

    SEARCHED = ("badge_name", "full_name", "list_name", "title", "post_nominals", "passport_surname", "passport_given",
                "native_name", "ref", "position_vi", "position_en", "organisation_vi", "organisation_en",
                "email")  # fmt: skip

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.PROTECT, related_name="delegates"
    )
    delegation_order = models.PositiveSmallIntegerField(default=0, editable=False)
    ref = models.CharField(_("reference"), max_length=40)
    role = models.CharField(_("role in the delegation"), max_length=12, choices=DelegateRole.choices)
    role_order = models.PositiveSmallIntegerField(default=0, editable=False)
    is_active = models.BooleanField(_("holds a place"), default=True, editable=False)
    honorific = models.CharField(_("honorific"), max_length=40, blank=True)
    title = models.CharField(_("title (Dato’, Tan Sri, Dr.)"), max_length=80, blank=True)
    passport_surname = models.CharField(_("surname (as in passport)"), max_length=200, blank=True)
    passport_given = models.CharField(_("given names (as in passport)"), max_length=200)
    single_name = models.BooleanField(_("single name in passport"), default=False)
    native_name = models.CharField(_("name in native script"), max_length=200, blank=True)
    badge_name = models.CharField(_("name on badge"), max_length=200)
    full_name = models.CharField(_("full name as used"), max_length=300, blank=True)
    list_name = models.CharField(_("name in the list of participants"), max_length=300, blank=True)
    post_nominals = models.CharField(_("letters after the name"), max_length=80, blank=True)
    address_form = models.CharField(_("short form of address"), max_length=120, blank=True)
    name_key = models.CharField(max_length=400, editable=False, default="")
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("the same person as"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="merged",
    )
    position = models.CharField(_("position"), max_length=300, blank=True)
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)
    rank_band = models.PositiveSmallIntegerField(
        _("rank band"), choices=RankBand.choices, default=RankBand.OFFICER
    )
    order = models.PositiveIntegerField(_("order in the delegation"), default=1)
    gender = models.CharField(_("gender"), max_length=1, choices=Gender.choices, default=Gender.UNSPECIFIED)
    nationality = models.CharField(_("nationality (ISO code)"), max_length=2, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("mobile telephone"), max_length=40, blank=True)
    interpretation = models.CharField(_("interpretation language"), max_length=5, blank=True)
    sessions_wanted = models.JSONField(_("sessions requested"), default=list, blank=True)
    photo_file = models.CharField(_("photo file"), max_length=200, blank=True)
    created = models.DateTimeField(_("entered at"), auto_now_add=True)
    updated = models.DateTimeField(_("changed at"), auto_now=True)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ("delegation_order", "role_order", "rank_band", "order", "pk")
        permissions = (
            ("import_delegates", _("May take in workbooks of delegates")),
            ("export_delegates", _("May export lists of delegates")),
            ("view_sensitive", _("May read passport data and needs, with a record kept")),
        )
        indexes = (
            models.Index(
                fields=["delegation_order", "role_order", "rank_band", "order", "id"],
                name="delegates_protocol_order",
            ),
            models.Index(fields=["badge_name", "id"], name="delegates_by_badge_name"),
            models.Index(fields=["updated", "id"], name="delegates_by_change"),
            models.Index(fields=["role", "is_active"], name="delegates_by_role"),
            models.Index(fields=["name_key"], name="delegates_by_name_key"),
            models.Index(fields=["email"], name="delegates_by_email"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["delegation"], condition=Q(role="head", is_active=True), name="delegates_one_head"
            ),
            models.UniqueConstraint(fields=["ref"], name="delegates_ref_once"),
            models.CheckConstraint(condition=Q(rank_band__range=(1, 7)), name="delegates_rank_band_1_to_7"),
        )

    def __str__(self) -> str:
        return self.badge_name

    def prepare(self) -> None:
        """Fill the columns that follow from others; `save` does it, bulk writing must call it."""
        self.folded = self.search_words()
        self.name_key = name_key(self.badge_name)[:400]
        self.role_order = place_of(self.role, self.rank_band)
        self.delegation_order = self.delegation.sort_order

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the derived columns right at every save."""
        self.prepare()
        if (wanted := kwargs.get("update_fields")) is not None:
            derived = {"name_key", "role_order", "delegation_order"}
            kwargs["update_fields"] = {*wanted, *derived}  # type: ignore[misc]  # an iterable of names
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The person's page at the desk."""
        return reverse("desk-delegate", kwargs={"pk": self.pk})


class TravelDocument(models.Model):
    """Passport data, encrypted; equal numbers and birth dates are found by fingerprints."""

    class Type(models.TextChoices):
        DIPLOMATIC = "diplomatic", _("Diplomatic")
        OFFICIAL = "official", _("Official")
        ORDINARY = "ordinary", _("Ordinary")
        LAISSEZ_PASSER = "laissez_passer", _("UN laissez-passer")

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="travel_document"
    )
    type = models.CharField(_("passport type"), max_length=16, choices=Type.choices, blank=True)
    number = EncryptedField(_("passport number"), blank=True)
    number_digest = models.CharField(max_length=32, editable=False, default="", db_index=True)
    expiry = EncryptedField(_("passport expiry date"), blank=True, help_text=_("yyyy-mm-dd"))
    birth_date = EncryptedField(_("date of birth"), blank=True, help_text=_("yyyy-mm-dd"))
    birth_digest = models.CharField(max_length=32, editable=False, default="")

    class Meta:
        verbose_name = _("travel document")
        verbose_name_plural = _("travel documents")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @staticmethod
    def digest_of_number(number: str) -> str:
        """The fingerprint of a passport number in any case and spacing."""
        return next(iter(TravelDocument.digests_of_number(number)), "")

    @staticmethod
    def digests_of_number(number: str) -> list[str]:
        """The fingerprints of a passport number by each key, newest first."""
        return fingerprints("".join(number.split()).upper())

    @staticmethod
    def digest_of_birth(day: dt.date | None) -> str:
        """The fingerprint of a date of birth."""
        return TravelDocument.digest_of_text(day.isoformat()) if day else ""

    @staticmethod
    def digest_of_text(day: str) -> str:
        """The fingerprint of a date of birth as it is stored, yyyy-mm-dd."""
        return fingerprint(day)

    def prepare(self) -> None:
        """Fill the fingerprints; `save` does it, bulk writing must call it."""
        self.number_digest = self.digest_of_number(self.number)
        self.birth_digest = self.digest_of_text(self.birth_date)

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the fingerprints right at every save."""
        self.prepare()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed through unchanged


class Travel(models.Model):
    """Flights and hotel."""

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="travel"
    )
    arrival_flight = models.CharField(_("arrival flight"), max_length=20, blank=True)
    arrival_at = models.DateTimeField(_("arrival"), null=True, blank=True)
    departure_flight = models.CharField(_("departure flight"), max_length=20, blank=True)
    departure_at = models.DateTimeField(_("departure"), null=True, blank=True)
    hotel = models.CharField(_("hotel"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("travel")
        verbose_name_plural = _("travel")
        constraints = (
            models.CheckConstraint(
                condition=Q(arrival_at__isnull=True)
                | Q(departure_at__isnull=True)
                | Q(departure_at__gte=models.F("arrival_at")),
                name="delegates_travel_leaves_after_arrival",
            ),
        )

    def __str__(self) -> str:
        return self.arrival_flight or str(self._meta.verbose_name)


class Needs(models.Model):
    """Food and access needs: health data, encrypted."""

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="needs"
    )
    dietary = EncryptedField(_("dietary requirements"), blank=True)
    accessibility = EncryptedField(_("accessibility needs"), blank=True)
    health = EncryptedField(_("health (what first-aiders should know)"), blank=True)

    class Meta:
        verbose_name = _("needs")
        verbose_name_plural = _("needs")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Declarations(models.Model):
    """What is declared to security, encrypted."""

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="declarations"
    )
    firearms = EncryptedField(_("firearms (kind, calibre, serial number)"), blank=True)
    equipment = EncryptedField(_("radio and other equipment"), blank=True)

    class Meta:
        verbose_name = _("security declarations")
        verbose_name_plural = _("security declarations")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class EmergencyContact(models.Model):
    """Whom to call for this person, encrypted."""

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="emergency_contact"
    )
    name = EncryptedField(_("name"), blank=True)
    phone = EncryptedField(_("telephone"), blank=True)
    relation = EncryptedField(_("relation"), blank=True)

    class Meta:
        verbose_name = _("emergency contact")
        verbose_name_plural = _("emergency contacts")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class OwnLink(models.Model):
    """A link by which a delegate checks and completes their own data; only its digest is kept."""

    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="own_links"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(_("sent at"))
    expires_at = models.DateTimeField(_("good until"))
    opened_at = models.DateTimeField(_("first opened at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("delegate’s own link")
        verbose_name_plural = _("delegates’ own links")
        ordering = ("-sent_at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.delegate)


class Nomination(models.Model):
    """That a delegation put a person forward: when, by whom, in which way."""

    class Way(models.TextChoices):
        WORKBOOK = "workbook", _("Workbook")
        DESK = "desk", _("Entered at the desk")
        PORTAL = "portal", _("Portal")

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="nomination"
    )
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(
        "core.User",
        verbose_name=_("submitted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    way = models.CharField(_("way"), max_length=10, choices=Way.choices, default=Way.DESK)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    replaces = models.OneToOneField(
        Delegate,
        verbose_name=_("takes the place of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
    )

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.submitted_at:%d/%m/%Y}"
