"""Doors, the devices at them, every scan, who is inside, and what the desk has to look into."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegates.badges.models import Badge
from delegates.delegations.models import Delegation

DIRECTIONS = (("in", pgettext_lazy("gate", "In")), ("out", pgettext_lazy("gate", "Out")))
VERDICTS = (
    ("admit", pgettext_lazy("gate", "Admit")),
    ("ask", pgettext_lazy("gate", "One moment")),
    ("refuse", pgettext_lazy("gate", "Not this room")),
)


class Gate(models.Model):
    """A door. Gates of one `place` (a room's code, or `zone:A`) lead into the same space and share who is inside."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    zone = models.CharField(_("zone"), max_length=1, blank=True)
    room = models.ForeignKey(
        "events.Room",
        verbose_name=_("room"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    place = models.CharField(_("leads into"), max_length=60)
    capacity = models.PositiveIntegerField(
        _("most persons inside"), null=True, blank=True, help_text=_("Empty: the room’s.")
    )
    per_quarter = models.PositiveSmallIntegerField(_("persons that pass in 15 minutes"), default=150)
    single_entry = models.BooleanField(
        _("one entry at a time"),
        default=True,
        help_text=_("A badge that is inside is asked about when it comes again."),
    )
    reentry = models.BooleanField(_("may come back after leaving"), default=True)
    is_open = models.BooleanField(_("in use"), default=True)
    media_until_minute = models.PositiveSmallIntegerField(
        _("press until minute"), null=True, blank=True,
        help_text=_("Minutes after the start of a photo call from which the press is not admitted any more."),
    )  # fmt: skip
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("gate")
        verbose_name_plural = _("gates")
        ordering = ("sort_order", "pk")
        permissions = (
            ("operate_gate", _("May check badges at a gate")),
            ("override_gate", _("May let in against the rule, with a reason")),
            ("manage_gates", _("May pair devices and look into incidents")),
            ("view_movements", _("May read where a person went, with a record kept")),
        )
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="delegates_gate_code_once"),)

    def __str__(self) -> str:
        return self.name


class GateDevice(models.Model):
    """A phone or scanner: paired once with a code from the desk, known by a token of which only the digest is kept."""

    uid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=80)
    gates = models.ManyToManyField(
        Gate, verbose_name=_("gates"), related_name="devices", blank=True, help_text=_("None: every gate.")
    )
    may_override = models.BooleanField(_("may let in against the rule"), default=False)
    may_search = models.BooleanField(_("may look up by name"), default=True)
    pairing_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    pairing_until = models.DateTimeField(_("pairing code good until"), null=True, blank=True)
    token_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)
    made_by = models.ForeignKey(
        "core.User", verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    paired_at = models.DateTimeField(_("paired at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    seen_at = models.DateTimeField(_("last heard of"), null=True, blank=True)
    gate = models.ForeignKey(
        Gate,
        verbose_name=_("stands at"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="standing",
    )
    operator = models.CharField(_("operator"), max_length=80, blank=True)
    queue = models.PositiveIntegerField(_("scans waiting on it"), default=0)
    battery = models.PositiveSmallIntegerField(_("battery (per cent)"), null=True, blank=True)
    skew_ms = models.BigIntegerField(_("its clock is ahead by (ms)"), default=0)
    version = models.CharField(_("version of the app"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Scan(models.Model):
    """One badge shown at one gate, and what was answered. Kept as it came, also when nothing could be made of it.

    A device counts its scans: `device` and `sequence` come once, whatever is sent again. `at` is the moment by the
    server's clock (the device's time less its error).
    """

    class Way(models.TextChoices):
        ONLINE = "online", _("Answered by the server")
        OFFLINE = "offline", _("Answered by the device")
        PAPER = "paper", _("Typed in from paper")

    class Act(models.TextChoices):
        SCAN = "scan", _("Scan")
        UNDO = "undo", _("Taken back")
        UNREADABLE = "unreadable", _("Could not be read")

    device = models.ForeignKey(
        GateDevice,
        verbose_name=_("device"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="scans",
    )
    sequence = models.PositiveBigIntegerField(_("number on the device"), null=True, blank=True)
    act = models.CharField(_("what"), max_length=10, choices=Act.choices, default=Act.SCAN)
    way = models.CharField(_("way"), max_length=7, choices=Way.choices)
    gate = models.ForeignKey(
        Gate, verbose_name=_("gate"), null=True, on_delete=models.SET_NULL, related_name="scans"
    )
    place = models.CharField(_("place"), max_length=60, blank=True)
    badge = models.ForeignKey(
        Badge, verbose_name=_("badge"), null=True, blank=True, on_delete=models.SET_NULL, related_name="scans"
    )
    serial = models.PositiveIntegerField(_("number of the badge"), null=True, blank=True)
    direction = models.CharField(_("direction"), max_length=3, choices=DIRECTIONS, default="in")
    verdict = models.CharField(_("answer"), max_length=6, choices=VERDICTS, blank=True)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    override = models.CharField(_("let in because"), max_length=200, blank=True)
    operator = models.CharField(_("operator"), max_length=80, blank=True)
    session_code = models.CharField(_("session"), max_length=60, blank=True)
    at = models.DateTimeField(_("at"))
    device_at = models.DateTimeField(_("time of the device"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"))
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    raw = models.JSONField(_("as it came"), null=True, blank=True)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)
        indexes = (
            models.Index(fields=["gate", "at"], name="delegates_scan_by_gate"),
            models.Index(fields=["badge", "at"], name="delegates_scan_by_badge"),
            models.Index(fields=["session_code", "verdict"], name="delegates_scan_by_session"),
        )
        constraints = (
            models.UniqueConstraint(fields=["device", "sequence"], name="delegates_scan_once"),
            models.CheckConstraint(
                condition=Q(device__isnull=True) | Q(sequence__isnull=False),
                name="delegates_scan_has_sequence",
            ),
        )

    def __str__(self) -> str:
        return f"{self.serial or '?'} {self.verdict}"


class Presence(models.Model):
    """That a badge is inside a place."""

    place = models.CharField(_("place"), max_length=60)
    badge = models.ForeignKey(
        Badge, verbose_name=_("badge"), on_delete=models.CASCADE, related_name="presences"
    )
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    counts_as_seat = models.BooleanField(default=False)  # one of the N beside the head
    session_code = models.CharField(_("session"), max_length=60, blank=True)
    since = models.DateTimeField(_("since"))
    gate = models.ForeignKey(
        Gate, verbose_name=_("gate"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("badge inside")
        verbose_name_plural = _("badges inside")
        ordering = ("place", "since", "pk")
        default_permissions = ("view",)
        indexes = (models.Index(fields=["place", "delegation"], name="delegates_presence_by_place"),)
        constraints = (models.UniqueConstraint(fields=["place", "badge"], name="delegates_presence_once"),)

    def __str__(self) -> str:
        return f"{self.place}: {self.badge}"


class Incident(models.Model):
    """What no door could see alone and the desk has to look into."""

    class Kind(models.TextChoices):
        TWO_DOORS = "two_doors", _("One badge admitted at two doors")
        OVER_SEATS = "over_seats", _("More of a delegation inside than it has seats")
        OVER_CAPACITY = "over_capacity", _("More inside than the room holds")
        ENDED_BADGE = "ended_badge", _("A badge that no longer counts was admitted")
        UNREADABLE = "unreadable", _("A scan could not be read")
        SEQUENCE = "sequence", _("A device sent two scans with one number")
        CLOCK = "clock", _("The clock of a device is wrong")

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices)
    place = models.CharField(_("place"), max_length=60, blank=True)
    badge = models.ForeignKey(
        Badge,
        verbose_name=_("badge"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="incidents",
    )
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("delegation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    device = models.ForeignKey(
        GateDevice,
        verbose_name=_("device"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="incidents",
    )
    key = models.CharField(max_length=120)  # what it is about, so that it is told once
    facts = models.JSONField(_("facts"), default=dict)
    at = models.DateTimeField(_("at"))
    closed_at = models.DateTimeField(_("looked into at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        "core.User", verbose_name=_("looked into by"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    note = models.CharField(_("what was found"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "kind", "key"], name="delegates_incident_once"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
