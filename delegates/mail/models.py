"""The outbox: what is told, to whom, and how far each mail has come; who asks to be told."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES = (("vi", _("Vietnamese")), ("en", _("English")))


def new_token() -> str:
    """Return an address part that nobody guesses: 192 bits."""
    return secrets.token_urlsafe(24)


class Notice(models.Model):
    """What happened, once for all who are told of it. Its key is what happened, so the same is never told twice.

    `changes` are facts about meetings, each as far as some readers may know it; a mail names those of its reader.
    `programme` is the frame they stand in (edition, rooms, topics, parties), for the calendar that is attached.
    """

    class Kind(models.TextChoices):
        RELEASE = "release", _("Release")
        LIVE = "live", _("Change on the day")
        ANNOUNCEMENT = "announcement", _("Announcement")
        SUBSCRIPTION = "subscription", _("Subscription to confirm")
        LETTER = "letter", _("Letter about a nomination")
        BULK = "bulk", _("Letter to many")

    key = models.CharField(_("what happened"), max_length=120, unique=True)
    kind = models.CharField(_("occasion"), max_length=12, choices=Kind.choices)
    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    release = models.PositiveIntegerField(_("release"), null=True, blank=True)
    announcement = models.ForeignKey(
        "events.Announcement",
        verbose_name=_("announcement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    programme = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    created_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("occasion of mails")
        verbose_name_plural = _("occasions of mails")

    def __str__(self) -> str:
        return self.key


class OutgoingMail(models.Model):
    """One mail to one reader about one occasion; moves only by the verbs of `outbox` and `deciding`."""

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("mail", "Waiting")
        SENDING = "sending", pgettext_lazy("mail", "Being sent")
        SENT = "sent", pgettext_lazy("mail", "Sent")
        FAILED = "failed", pgettext_lazy("mail", "Failed")
        WITHHELD = "withheld", pgettext_lazy("mail", "Not to be sent")

    class Capacity(models.TextChoices):
        DELEGATE = "delegate", _("Delegate")
        FOCAL_POINT = "focal_point", _("Focal point")
        ROOM_STAFF = "room_staff", _("Staff of a room")
        SUBSCRIBER = "subscriber", _("Subscriber")

    class Trouble(models.TextChoices):
        UNREACHABLE = "unreachable", _("The mail server cannot be reached.")
        SIGN_IN = "sign_in", _("The mail server does not accept the name and password that are set for it.")
        TIMEOUT = "timeout", _("The mail server did not answer in time.")
        DROPPED = "dropped", _("The mail server broke off before it had taken the mail.")
        SENDER = "sender", _("The mail server does not accept our sender’s address.")
        NOT_NOW = "not_now", _("The mail server does not take the mail at the moment.")
        REFUSED = "refused", _("The mail server refused this address or this mail for good.")
        GAVE_UP = "gave_up", _("Too many tries without success; nothing more is tried by itself.")
        NOT_COMPOSED = "not_composed", _("The mail could not be put into words; see the log of the sender.")
        NOTHING_LEFT = "nothing_left", _("What it was to tell no longer holds.")
        STAFF = "staff", _("Staff decided that it is not sent.")

    notice = models.ForeignKey(
        Notice, verbose_name=_("occasion"), on_delete=models.CASCADE, related_name="mails"
    )
    event = models.CharField(_("what happened"), max_length=120)
    recipient = models.CharField(_("reader"), max_length=254, editable=False)
    address = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=300, blank=True)
    greeting = models.JSONField(_("greeting"), default=dict)
    lang = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="vi")
    capacity = models.CharField(_("told as"), max_length=12, choices=Capacity.choices)
    delegation = models.CharField(_("delegation"), max_length=10, blank=True)
    token = models.CharField(max_length=40, blank=True, editable=False)
    picks = models.JSONField(default=dict, editable=False)
    words = models.JSONField(default=dict, editable=False)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("formatted text"), blank=True)
    ics = models.TextField(_("calendar"), blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=120, unique=True)
    urgent = models.BooleanField(_("goes first"), default=False)
    state = models.CharField(
        pgettext_lazy("mail", "state"), max_length=8, choices=State.choices, default=State.QUEUED
    )
    attempts = models.PositiveIntegerField(_("tries"), default=0)
    next_attempt_at = models.DateTimeField(_("next try"))
    claimed_until = models.DateTimeField(_("being sent until"), null=True, blank=True)
    claimed_by = models.CharField(max_length=40, blank=True)
    trouble = models.CharField(_("trouble"), max_length=12, choices=Trouble.choices, blank=True)
    last_error = models.CharField(_("the server’s words"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("queued at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("mail", "message")
        verbose_name_plural = pgettext_lazy("mail", "messages")
        ordering = ("-created_at", "-pk")
        default_permissions = ("view", "change")
        indexes = (
            models.Index(fields=["state", "next_attempt_at"], name="delegates_mail_due"),
            models.Index(fields=["-created_at", "-id"], name="delegates_mail_by_time"),
        )
        constraints = (
            models.UniqueConstraint(fields=["event", "recipient"], name="delegates_mail_once"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="delegates_mail_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", claimed_until__isnull=False)
                | (~Q(state="sending") & Q(claimed_until__isnull=True)),
                name="delegates_mail_claim_while_sending",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.subject or self.event

    @property
    def told(self) -> int:
        """How many changes it tells."""
        return sum(map(len, self.picks.values()))

    def get_absolute_url(self) -> str:
        """The mail's page at the desk."""
        return reverse("desk-message", kwargs={"pk": self.pk})


def new_message_id() -> str:
    """Return a Message-ID (RFC 5322, 3.6.4) under the domain of our sender's address."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">").strip() or "localhost"
    return f"<{uuid.uuid4().hex}@{domain}>"


class Courier(models.Model):
    """A process that sends: when it last showed that it is alive, and what hinders it."""

    name = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=12, choices=OutgoingMail.Trouble.choices, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    sent = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Pace(models.Model):
    """One row: the moment before which no sender may send the next mail, so that all of them keep one rate."""

    next_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.next_at)


class RoomStaff(models.Model):
    """Somebody who looks after a room during the meeting and is told when its use changes."""

    room = models.ForeignKey(
        "events.Room", verbose_name=_("room"), on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="+"
    )
    lang = models.CharField(_("language of mails"), max_length=2, choices=LANGUAGES, default="vi")

    class Meta:
        verbose_name = _("staff of a room")
        verbose_name_plural = _("staff of rooms")
        ordering = ("room__sort_order", "pk")
        constraints = (models.UniqueConstraint(fields=["room", "user"], name="delegates_roomstaff_once"),)

    def __str__(self) -> str:
        return f"{self.room}: {self.user}"


class Subscription(models.Model):
    """That somebody outside wants mails about everything public, one party or one session.

    Holds only after the reader has opened the link sent to the address; ended, the row is gone. All rows of one
    address share a token.
    """

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    lang = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="vi")
    party = models.ForeignKey(
        "events.Party",
        verbose_name=_("party"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    session = models.ForeignKey(
        "events.Session", verbose_name=_("session"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # fmt: skip
    token = models.CharField(max_length=40, db_index=True, editable=False, default=new_token)
    made_at = models.DateTimeField(_("asked for at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "email"], condition=Q(party__isnull=True, session__isnull=True),
                name="delegates_subscription_all_once",
            ),
            models.UniqueConstraint(
                fields=["email", "party"], condition=Q(party__isnull=False), name="delegates_subscription_party_once"
            ),
            models.UniqueConstraint(
                fields=["email", "session"], condition=Q(session__isnull=False),
                name="delegates_subscription_session_once",
            ),
            models.CheckConstraint(
                condition=Q(party__isnull=True) | Q(session__isnull=True), name="delegates_subscription_one_topic"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def topic(self) -> Any:
        """The party or session it is about; None for everything."""
        return self.party or self.session


class MailTemplate(models.Model):
    """The words of a letter as staff wrote them; without a row the words of `letters.TEMPLATES` hold."""

    key = models.CharField(_("occasion"), max_length=40, unique=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("changed by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )  # fmt: skip

    class Meta:
        verbose_name = _("words of a letter")
        verbose_name_plural = _("words of letters")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.key


class BulkMail(models.Model):
    """One letter to many people chosen by a filter; it can be stopped while it is being sent."""

    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    query = models.CharField(_("who gets it"), max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("written by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )  # fmt: skip
    made_at = models.DateTimeField(_("written at"))
    queued_at = models.DateTimeField(_("given to the sender at"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    notice = models.OneToOneField(
        Notice, verbose_name=_("occasion"), null=True, blank=True, editable=False, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = _("letter to many")
        verbose_name_plural = _("letters to many")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.subject
