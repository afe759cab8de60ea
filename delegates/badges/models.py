"""Badges with their signed codes, the keys that sign them, how they look, print runs and who received them."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.encryption import EncryptedField
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate


class Category(models.TextChoices):
    """What a badge says by colour, pattern and word (the same at the gate and at the desk)."""

    MIN = "MIN", _("Head of delegation")
    DEL = "DEL", _("Delegate")
    PTN = "PTN", _("Partner, organisation")
    SEC = "SEC", _("ASEAN Secretariat")
    ORG = "ORG", _("Organiser")
    MED = "MED", _("Press")
    EXH = "EXH", _("Exhibitor")
    SVC = "SVC", _("Service, security")


class BadgeKind(models.TextChoices):
    """What a badge is for."""

    PERSONAL = "personal", _("Personal badge")
    FLOATER = "floater", _("Transferable pass")
    ONE_DAY = "one_day", _("One-day badge")
    STAFF = "staff", _("Staff badge")
    VEHICLE = "vehicle", _("Vehicle pass")


class BadgeState(models.TextChoices):
    """Where a badge is. The first three open doors, the others end it."""

    READY = "ready", _("Made, not printed yet")
    PRINTED = "printed", _("Printed")
    ISSUED = "issued", _("Handed over")
    RETURNED = "returned", _("Returned")
    LOST = "lost", _("Reported lost")
    REPLACED = "replaced", _("Replaced by a newer one")
    REVOKED = "revoked", _("Revoked")


LIVE_STATES = (BadgeState.READY, BadgeState.PRINTED, BadgeState.ISSUED)


class Zone(models.Model):
    """A part of the venue with a letter of its own on badges.

    `room_zones` are the values of `Room.zone` that lie in it; `categories` the categories that get it unless a badge
    says otherwise.
    """

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    letter = models.CharField(_("letter"), max_length=1)
    name = models.CharField(_("name"), max_length=80)
    room_zones = models.JSONField(_("zones of rooms"), default=list, blank=True)
    categories = models.JSONField(_("categories that have it"), default=list, blank=True)

    class Meta:
        verbose_name = _("zone on badges")
        verbose_name_plural = _("zones on badges")
        ordering = ("edition", "letter")
        constraints = (
            models.UniqueConstraint(fields=["edition", "letter"], name="delegates_zone_letter_once"),
            models.CheckConstraint(
                condition=Q(letter__regex=r"^[A-H]$"), name="delegates_zone_letter_a_to_h"
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter} · {self.name}"


class SigningKey(models.Model):
    """A pair of Ed25519 keys (RFC 8032). The newest that is neither retired nor withdrawn signs.

    A retired key signs no more, but its codes still count; those of a withdrawn one (it became known) do not.
    """

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    public = models.CharField(_("public key (base64url)"), max_length=44)
    private = EncryptedField(_("private key"))
    made_at = models.DateTimeField(_("made at"))
    retired_at = models.DateTimeField(_("signs no more since"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("not trusted since"), null=True, blank=True)

    class Meta:
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        ordering = ("-number",)
        default_permissions = ("view",)
        constraints = (
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=255), name="delegates_signingkey_one_byte"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class BadgeCounter(models.Model):
    """The last number given and the last change told to gates, of an edition; locked while either moves."""

    edition = models.OneToOneField(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    serial = models.PositiveIntegerField(default=0)
    change = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("counter of badges")
        verbose_name_plural = _("counters of badges")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.serial}/{self.change}"


class BadgeLayout(models.Model):
    """How badges of a kind look; `choices` as `layouts.Choices` reads them. Without one the standard look counts."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=BadgeKind.choices)
    choices = models.JSONField(_("choices"), default=dict)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("layout of badges")
        verbose_name_plural = _("layouts of badges")
        ordering = ("kind",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "kind"], name="delegates_badgelayout_once"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class BadgeBatch(models.Model):
    """A print run: which badges, on which sheets, by whom; a job that tells how far it is and can be stopped."""

    class Sheet(models.TextChoices):
        A6 = "a6", _("Badge printer (A6, one side a page)")
        A4 = "a4", _("A4 sheets with crop marks")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")
        FAILED = "failed", _("Failed")

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    number = models.PositiveIntegerField(_("number"))
    sheet = models.CharField(_("paper"), max_length=4, choices=Sheet.choices, default=Sheet.A6)
    what = models.CharField(_("what"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(_("badges"), default=0)
    done = models.PositiveIntegerField(_("made so far"), default=0)
    stop_asked = models.BooleanField(default=False)
    file = models.CharField(_("file"), max_length=60, blank=True)
    problem = models.CharField(_("what failed"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        "core.User", verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    beat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("print run")
        verbose_name_plural = _("print runs")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "number"], name="delegates_badgebatch_number_once"),
        )

    def __str__(self) -> str:
        return str(self.number)


class BadgeQuerySet(models.QuerySet["Badge"]):
    """Questions about badges."""

    def live(self) -> Self:
        """Those that open doors, whatever the time is."""
        return self.filter(state__in=LIVE_STATES)

    def in_protocol_order(self) -> Self:
        """By delegation, then precedence; passes without a person after the people of their delegation."""
        return self.order_by(
            "delegation__sort_order", models.F("delegate__role_order").asc(nulls_last=True),
            "delegate__rank_band", "delegate__order", "serial",
        )  # fmt: skip


class Badge(models.Model):
    """A badge. `serial` is the number on its face; `code` is what its QR code says, signed (see `codes`)."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    serial = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=BadgeKind.choices, default=BadgeKind.PERSONAL)
    category = models.CharField(_("category"), max_length=3, choices=Category.choices)
    delegate = models.ForeignKey(
        Delegate, verbose_name=_("delegate"), null=True, blank=True, on_delete=models.CASCADE, related_name="badges"
    )  # fmt: skip
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), null=True, blank=True, on_delete=models.CASCADE, related_name="badges"
    )  # fmt: skip
    label = models.CharField(
        _("bearer or vehicle"), max_length=120, blank=True,
        help_text=_("Of a badge without a person: who carries it, or the plate of the vehicle."),
    )  # fmt: skip
    zones = models.JSONField(_("zones"), default=list)
    valid_from = models.DateTimeField(_("good from"))
    valid_until = models.DateTimeField(_("good until"))
    state = models.CharField(_("state"), max_length=8, choices=BadgeState.choices, default=BadgeState.READY)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    key = models.ForeignKey(
        SigningKey, verbose_name=_("key"), on_delete=models.PROTECT, related_name="badges", editable=False
    )
    code = models.CharField(_("signed code"), max_length=200, unique=True, editable=False)
    replaces = models.OneToOneField(
        "self", verbose_name=_("replaces"), null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )  # fmt: skip
    face = models.CharField(max_length=32, editable=False, default="")  # digest of what is printed on it
    is_stale = models.BooleanField(_("its face is out of date"), default=False)
    batch = models.ForeignKey(
        BadgeBatch, verbose_name=_("print run"), null=True, blank=True, on_delete=models.SET_NULL, related_name="badges"
    )  # fmt: skip
    change = models.PositiveBigIntegerField(default=0, editable=False)  # of BadgeCounter, at the last change
    made_at = models.DateTimeField(_("made at"))
    printed_at = models.DateTimeField(_("printed at"), null=True, blank=True)
    issued_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = BadgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("badge")
        verbose_name_plural = _("badges")
        ordering = ("serial",)
        indexes = (
            models.Index(fields=["edition", "change"], name="delegates_badge_by_change"),
            models.Index(fields=["state", "is_stale"], name="delegates_badge_by_state"),
        )
        constraints = (
            models.UniqueConstraint(fields=["edition", "serial"], name="delegates_badge_serial_once"),
            models.UniqueConstraint(
                fields=["delegate"],
                condition=Q(state__in=["ready", "printed", "issued"]),
                name="delegates_one_live_badge",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="delegates_badge_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.serial:04d}"

    @property
    def is_live(self) -> bool:
        """Whether its state opens doors."""
        return self.state in LIVE_STATES

    def is_valid_at(self, now: dt.datetime) -> bool:
        """Whether it opens doors now."""
        return self.is_live and self.valid_from <= now < self.valid_until


class HandOver(models.Model):
    """That badges were received: by a delegation's representative for all, or by one person for oneself."""

    class Way(models.TextChoices):
        REPRESENTATIVE = "representative", _("By a representative of the delegation")
        IN_PERSON = "in_person", _("In person, identity looked at")

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    number = models.PositiveIntegerField(_("number of the receipt"))
    way = models.CharField(_("way"), max_length=16, choices=Way.choices)
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("delegation"),
        null=True,
        on_delete=models.CASCADE,
        related_name="hand_overs",
    )
    receiver = models.CharField(_("received by"), max_length=200)
    document = models.CharField(_("document looked at"), max_length=120, blank=True)
    signature = EncryptedField(_("signature"), blank=True)  # strokes, as signatures.Strokes writes them
    badges = models.ManyToManyField(Badge, verbose_name=_("badges"), related_name="hand_overs")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        "core.User", verbose_name=_("handed over by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("hand-over of badges")
        verbose_name_plural = _("hand-overs of badges")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "number"], name="delegates_handover_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.number}"
