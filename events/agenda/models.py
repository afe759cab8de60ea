"""Topics, sessions and their agenda items."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.fields import FoldedModel, SourcedModel
from events.editions.models import EditionPart
from events.parties.models import Party
from events.venues.models import Room, RoomBooking


class Topic(FoldedModel, EditionPart):
    """What is talked about."""

    SEARCHED = ("code", "name_vi", "name_en")

    class Group(models.TextChoices):
        DIALOGUE = "dialogue", _("Priority of the dialogue sessions")
        MINISTERIAL = "ministerial", _("Ministers' discussion")
        CROSS_CUTTING = "cross_cutting", _("Cross-cutting")

    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    group = models.CharField(_("group"), max_length=20, choices=Group.choices)
    pillar = models.ForeignKey(
        "events.Pillar",
        verbose_name=_("pillar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="topics",
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("sort_order",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_topic_code_once"),)

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    """What kind of meeting."""

    PLENARY = "plenary", _("Plenary")
    CEREMONY = "ceremony", _("Ceremony")
    DIALOGUE = "dialogue", _("Dialogue session")
    MINISTERIAL_DIALOGUE = "ministerial_dialogue", _("Ministerial dialogue")
    RETREAT = "retreat", _("Retreat")
    HEADS_MEETING = "heads_meeting", _("Heads of delegation")
    GOVERNING_COUNCIL = "governing_council", _("Governing council")
    WORKING_GROUP = "working_group", _("Working group")
    DRAFTING = "drafting", _("Drafting group")
    CLOSED = "closed", _("Closed session")
    BILATERAL = "bilateral", _("Bilateral meeting")
    WORKSHOP = "workshop", _("Workshop")
    ROUNDTABLE = "roundtable", _("Round table")
    BRIEFING = "briefing", _("Briefing")
    PRESS = "press", _("Press")
    SHOWCASE = "showcase", _("Showcase")
    AWARDS = "awards", _("Awards")
    VISIT = "visit", _("Visit")
    PUBLIC_EVENT = "public_event", _("Public event")
    SOCIAL = "social", _("Reception or dinner")
    REHEARSAL = "rehearsal", _("Rehearsal")


class Level(models.TextChoices):
    """Whose meeting."""

    MINISTERIAL = "ministerial", _("Ministers")
    SOM = "som", _("Senior officials")
    TECHNICAL = "technical", _("Experts")
    PUBLIC = "public", _("Public and press")


class Access(models.TextChoices):
    """Who may enter."""

    PUBLIC = "public", _("Open to the public")
    ACCREDITED = "accredited", _("Accredited persons")
    RESTRICTED = "restricted", _("Named categories only")


class Disclosure(models.TextChoices):
    """How far a restricted session is told to those who may not enter."""

    ANNOUNCED = "announced", _("Announced (title, time, room and a lock)")
    UNNAMED = "unnamed", _("Unnamed (only that a closed meeting takes place)")
    HIDDEN = "hidden", _("Hidden (not shown at all)")


class Status(models.TextChoices):
    """Where a session stands."""

    CONFIRMED = "confirmed", _("Confirmed")
    PROVISIONAL = "provisional", _("Provisional")
    CANCELLED = "cancelled", _("Cancelled")


class Media(models.TextChoices):
    """What the press may do."""

    CLOSED = "closed", _("Closed to the press")
    PHOTO_CALL = "photo_call", _("Press for the opening minutes")
    OPEN = "open", _("Open to the press")


class InterpreterTeam(EditionPart):
    """Interpreters who work together, in one booth at a time."""

    name = models.CharField(_("name"), max_length=200)
    languages = models.JSONField(_("languages"), default=list, blank=True)

    class Meta:
        verbose_name = _("interpreter team")
        verbose_name_plural = _("interpreter teams")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_interpreterteam_code_once"),
        )

    def __str__(self) -> str:
        return self.name


class SessionQuerySet(models.QuerySet["Session"]):
    """Questions about sessions."""

    def on(self, day: dt.date) -> Self:
        """Those that start on a day of the meeting's zone; none on the first and last days a calendar can hold."""
        if day.year in (dt.MINYEAR, dt.MAXYEAR):
            return self.none()
        begin = dt.datetime.combine(day, dt.time(), MEETING_ZONE)
        return self.filter(start__gte=begin, start__lt=begin + dt.timedelta(days=1))

    def placed(self) -> Self:
        """Those with a time and a room."""
        return self.filter(start__isnull=False, room__isnull=False)

    def with_all(self) -> Self:
        """Everything a page of sessions needs, in a fixed number of queries."""
        return self.select_related("room__venue").prefetch_related(
            "party_links__party", "topics", "agenda_items", "documents"
        )


class Session(FoldedModel, EditionPart):
    """A meeting of the week. Times are moments; the room is held by a RoomBooking."""

    SEARCHED = ("code", "title_vi", "title_en")

    guid = models.UUIDField(_("identifier for calendars"), default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=300)
    abstract = models.TextField(_("abstract"), blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    ordinal = models.PositiveSmallIntegerField(_("ordinal in its series"), null=True, blank=True)
    start = models.DateTimeField(_("start"), null=True, blank=True)
    end = models.DateTimeField(_("end"), null=True, blank=True)
    room = models.ForeignKey(
        Room, verbose_name=_("room"), null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    booking = models.OneToOneField(
        RoomBooking, verbose_name=_("room booking"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="session", editable=False,
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.CONFIRMED)
    is_draft = models.BooleanField(_("draft, seen by staff only"), default=False)
    all_members = models.BooleanField(_("every ASEAN Member State"), default=False)
    secretariat = models.BooleanField(_("ASEAN Secretariat"), default=False)
    parties = models.ManyToManyField(
        Party, verbose_name=_("parties"), through="SessionParty", related_name="sessions", blank=True
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), related_name="sessions", blank=True)
    access = models.CharField(_("access"), max_length=12, choices=Access.choices, default=Access.ACCREDITED)
    disclosure = models.CharField(
        _("disclosure"), max_length=12, choices=Disclosure.choices, blank=True,
        help_text=_(
            "Only for a restricted session. Empty: by its kind (bilateral unnamed, rehearsal hidden, else announced)."
        ),
    )  # fmt: skip
    categories = models.JSONField(
        _("categories admitted"),
        default=list,
        blank=True,
        help_text=_("Roles that may enter, for instance head."),
    )
    heads_plus = models.PositiveSmallIntegerField(_("persons beside each head"), null=True, blank=True)
    expected_audience = models.PositiveSmallIntegerField(
        _("persons expected beside the delegations"), null=True, blank=True
    )
    media = models.CharField(_("press"), max_length=12, choices=Media.choices, default=Media.CLOSED)
    floor_languages = models.JSONField(_("floor languages"), default=list, blank=True)
    interpreted_into = models.JSONField(_("interpreted into"), default=list, blank=True)
    interpreters = models.ManyToManyField(
        "events.InterpreterTeam", verbose_name=_("interpreter teams"), related_name="sessions", blank=True
    )
    dress = models.CharField(_("dress"), max_length=200, blank=True)
    schedule_source = models.CharField(_("source of time and room"), max_length=10, blank=True)
    was_start = models.DateTimeField(_("moved from (time)"), null=True, blank=True)
    was_end = models.DateTimeField(_("moved from (end)"), null=True, blank=True)
    was_room = models.ForeignKey(
        Room,
        verbose_name=_("moved from (room)"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    updated = models.DateTimeField(_("changed at"), auto_now=True)
    sequence = models.PositiveIntegerField(_("number of changes"), default=0, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("start", "room__sort_order", "code")
        permissions = (("open_desk", _("May work at the desk")),)
        indexes = (
            models.Index(fields=["edition", "start"], name="events_session_by_time"),
            models.Index(fields=["room", "start"], name="events_session_by_room"),
        )
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_session_code_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="events_session_ends_after_start"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__isnull=False, end__isnull=False),
                name="events_session_start_with_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        """The session's page in Vietnamese."""
        return reverse("session", kwargs={"lang": "vi", "code": self.code})

    @property
    def is_placed(self) -> bool:
        """Whether it has a time and a room; without both it waits in the tray."""
        return self.start is not None and self.room_id is not None

    @property
    def minutes(self) -> int:
        """Its length; 0 while it has no time."""
        if self.start is None or self.end is None:
            return 0
        return int((self.end - self.start).total_seconds() // 60)

    def parties_as(self, role: str) -> list[Party]:
        """The parties in one role, in protocol order (uses prefetched links)."""
        links = [link for link in self.party_links.all() if link.role == role]
        return [link.party for link in sorted(links, key=lambda link: link.party.sort_order)]


class PartyRole(models.TextChoices):
    """What a party does in a session."""

    MEMBER = "member", _("Member State taking part")
    PARTNER = "partner", _("Partner")
    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co_chair", _("Co-chair")


class SessionParty(models.Model):
    """A party in a session, with its role there."""

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="party_links"
    )
    party = models.ForeignKey(
        Party, verbose_name=_("party"), on_delete=models.PROTECT, related_name="session_links"
    )
    role = models.CharField(_("role"), max_length=10, choices=PartyRole.choices)

    class Meta:
        verbose_name = _("party in the session")
        verbose_name_plural = _("parties in the session")
        ordering = ("role", "party__sort_order")
        constraints = (
            models.UniqueConstraint(fields=["session", "party", "role"], name="events_sessionparty_once"),
        )

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display()})"


class AgendaItem(SourcedModel):
    """One item of a session's agenda; `minutes` long, led by a party."""

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="agenda_items"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    lead = models.ForeignKey(
        Party, verbose_name=_("lead"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    papers = models.ManyToManyField(
        "events.Document", verbose_name=_("documents"), blank=True, related_name="items"
    )

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("session", "number")
        constraints = (
            models.UniqueConstraint(fields=["session", "number"], name="events_agendaitem_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class SessionPromise(models.Model):
    """A session that a delegation was promised it may attend, for instance in an exchange of notes."""

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="promises"
    )
    party = models.ForeignKey(Party, verbose_name=_("party"), on_delete=models.CASCADE, related_name="+")
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("session promised to a party")
        verbose_name_plural = _("sessions promised to parties")
        ordering = ("session", "party__sort_order")
        constraints = (
            models.UniqueConstraint(fields=["session", "party"], name="events_sessionpromise_once"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.session}"
