"""The technology showcase: hall, booths, exhibitors, products and demonstrations. Lengths are metres."""

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import LANGUAGES, Text
from adgmin.core.fields import FoldedModel, SourcedModel
from events.agenda.models import Session, Topic
from events.editions.models import Edition, EditionPart
from events.parties.models import Party
from events.pictures.models import Picture
from events.venues.models import Room

from .addresses import refuse_reserved
from .standing import Standing

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


def _metres(name: "StrOrPromise") -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(name, max_digits=6, decimal_places=2)


def _place(name: "StrOrPromise") -> "models.DecimalField[Decimal, Decimal]":
    """Metres, with room to stand far outside the hall while booths exchange their places."""
    return models.DecimalField(name, max_digits=8, decimal_places=2)


def _picture(name: "StrOrPromise") -> "models.OneToOneField[Picture | None, Picture | None]":
    return models.OneToOneField(
        Picture, verbose_name=name, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class Hall(SourcedModel):
    """The hall's plan and the sessions that open and close it."""

    room = models.OneToOneField(Room, verbose_name=_("room"), on_delete=models.CASCADE, related_name="hall")
    width = _metres(_("width (m)"))
    height = _metres(_("depth (m)"))
    lane_width = models.DecimalField(
        _("least width of fire lanes (m)"),
        max_digits=4,
        decimal_places=2,
        default=Decimal("2"),
        validators=[MinValueValidator(Decimal("1.2"))],
    )
    set_up_session = models.ForeignKey(
        Session, verbose_name=_("set-up"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opening_session = models.ForeignKey(
        Session, verbose_name=_("opening"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    open_sessions = models.ManyToManyField(
        Session, verbose_name=_("open during"), blank=True, related_name="+"
    )
    closed_for = models.ManyToManyField(Session, verbose_name=_("closed for"), blank=True, related_name="+")

    class Meta:
        verbose_name = _("showcase hall")
        verbose_name_plural = _("showcase halls")

    def __str__(self) -> str:
        return str(self.room)


class HallFeature(models.Model):
    """What a hall has beside booths: a stage, a desk, a door, a lane kept free."""

    class Kind(models.TextChoices):
        STAGE = "stage", _("Stage")
        DESK = "desk", _("Desk")
        ENTRANCE = "entrance", _("Entrance")
        EMERGENCY_EXIT = "emergency_exit", _("Emergency exit")
        DOCK = "dock", _("Loading dock")
        AISLE = "aisle", _("Aisle")
        FIRE_LANE = "fire_lane", _("Fire lane")
        PILLAR = "pillar", _("Pillar")
        POWER_POINT = "power_point", _("Power point")
        TOILETS = "toilets", _("Toilets")
        CAFE = "cafe", _("Café")

    hall = models.ForeignKey(Hall, verbose_name=_("hall"), on_delete=models.CASCADE, related_name="features")
    code = models.CharField(_("code"), max_length=20)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    x = _metres(_("from the west (m)"))
    y = _metres(_("from the north (m)"))
    w = _metres(_("width (m)"))
    h = _metres(_("depth (m)"))
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        verbose_name = _("feature of the hall")
        verbose_name_plural = _("features of the hall")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["hall", "code"], name="events_hallfeature_code_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """The word by which it is chosen as a place."""
        return f"place {self.code}"


class HallUnderlay(models.Model):
    """A picture of the floor plan under the drawing at the desk; the public never gets it."""

    hall = models.OneToOneField(
        Hall, verbose_name=_("hall"), on_delete=models.CASCADE, related_name="underlay"
    )
    stored = models.CharField(max_length=40, editable=False)
    pixels_wide = models.PositiveIntegerField(editable=False)
    pixels_high = models.PositiveIntegerField(editable=False)
    x = _metres(_("from the west (m)"))
    y = _metres(_("from the north (m)"))
    w = _metres(_("width (m)"))
    opacity = models.PositiveSmallIntegerField(
        _("opacity (%)"), default=50, validators=[MinValueValidator(5), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("floor plan under the drawing")
        verbose_name_plural = _("floor plans under the drawing")
        constraints = (models.CheckConstraint(condition=Q(w__gt=0), name="events_hallunderlay_has_size"),)

    def __str__(self) -> str:
        return str(self.hall)

    @property
    def h(self) -> Decimal:
        """Its depth in metres, as wide as it is."""
        return self.w * self.pixels_high / self.pixels_wide


class Theme(EditionPart):
    """A theme of the showcase."""

    name = models.CharField(_("name"), max_length=120)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="themes")
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("theme of the showcase")
        verbose_name_plural = _("themes of the showcase")
        ordering = ("sort_order",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_theme_code_once"),)

    def __str__(self) -> str:
        return self.name


class ExhibitorQuerySet(models.QuerySet["Exhibitor"]):
    """Questions about exhibitors."""

    def accepted(self) -> Self:
        """Those that are part of the programme."""
        return self.filter(standing=Standing.ACCEPTED)


class Exhibitor(FoldedModel, EditionPart):
    """A company or laboratory with a booth."""

    SEARCHED = ("code", "name_vi", "name_en", "profile_vi", "profile_en")

    slug = models.SlugField(_("address"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    country = models.ForeignKey(
        Party,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="exhibitors",
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="exhibitors")
    profile = models.TextField(_("profile"), blank=True)
    website = models.URLField(_("website"), blank=True, max_length=200)
    contact_email = models.EmailField(_("contact address"), blank=True)
    picture = _picture(_("picture"))
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing.choices, default=Standing.ACCEPTED,
        help_text=_("What staff enter is accepted; the others come through their own pages."),
    )  # fmt: skip
    staff_places = models.PositiveSmallIntegerField(_("badges for staff"), default=4)

    objects = ExhibitorQuerySet.as_manager()

    class Meta:
        verbose_name = _("exhibitor")
        verbose_name_plural = _("exhibitors")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_exhibitor_code_once"),
            models.UniqueConstraint(fields=["edition", "slug"], name="events_exhibitor_slug_once"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse an address that is another page's."""
        super().clean()
        try:
            refuse_reserved(self.slug)
        except ValidationError as refused:
            raise ValidationError({"slug": refused}) from refused


class Booth(SourcedModel):
    """A booth; (x, y) is its north-west corner. No two of a hall overlap: `events_booth_place_once`."""

    hall = models.ForeignKey(Hall, verbose_name=_("hall"), on_delete=models.CASCADE, related_name="booths")
    code = models.CharField(_("code"), max_length=10)
    x = _place(_("from the west (m)"))
    y = _place(_("from the north (m)"))
    w = _metres(_("width (m)"))
    h = _metres(_("depth (m)"))
    power_kw = models.DecimalField(_("power (kW)"), max_digits=6, decimal_places=2, default=0)
    exhibitor = models.OneToOneField(
        Exhibitor,
        verbose_name=_("exhibitor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="booth",
    )

    class Meta:
        verbose_name = _("booth")
        verbose_name_plural = _("booths")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["hall", "code"], name="events_booth_code_once"),
            models.CheckConstraint(condition=Q(w__gt=0, h__gt=0), name="events_booth_has_size"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def where(self) -> str:
        """The word by which it is chosen as a place."""
        return f"booth {self.code}"


class Product(EditionPart):
    """A product on show."""

    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="products"
    )
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="products")
    picture = _picture(_("picture"))

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_product_code_once"),)

    def __str__(self) -> str:
        return self.name


class DemoSlot(SourcedModel):
    """A demonstration of a product, at a place of the hall or guided at a booth; with a capacity it is booked.

    No two of a place overlap, those cancelled left out: `events_demoslot_place_once`.
    """

    edition = models.ForeignKey(Edition, verbose_name=_("edition"), on_delete=models.CASCADE)
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("Empty: the name of the product.")
    )
    product = models.ForeignKey(
        Product, verbose_name=_("product"), on_delete=models.CASCADE, related_name="demos"
    )
    place = models.ForeignKey(
        HallFeature,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="demos",
    )
    booth = models.ForeignKey(
        Booth, verbose_name=_("booth"), null=True, blank=True, on_delete=models.PROTECT, related_name="demos"
    )
    capacity = models.PositiveSmallIntegerField(
        _("places for visitors"), null=True, blank=True, help_text=_("Empty: open to all, nobody books.")
    )
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    language = models.CharField(_("language"), max_length=5, blank=True)
    was_start = models.DateTimeField(_("moved from (time)"), null=True, blank=True, editable=False)
    was_end = models.DateTimeField(_("moved from (end)"), null=True, blank=True, editable=False)
    was_where = models.CharField(_("moved from (place)"), max_length=30, blank=True, editable=False)

    class Meta:
        verbose_name = _("demonstration")
        verbose_name_plural = _("demonstrations")
        ordering = ("start",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_demoslot_code_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="events_demoslot_ends_after_start"),
            models.CheckConstraint(
                condition=Q(place__isnull=False) ^ Q(booth__isnull=False),
                name="events_demoslot_has_one_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.product}"

    def meets(self, other: "DemoSlot") -> bool:
        """Whether both are held at one moment; what ends at ten does not meet what begins at ten."""
        return self.start < other.end and other.start < self.end

    @property
    def where(self) -> str:
        """The word for its place."""
        there = self.booth or self.place
        return there.where if there else ""

    @property
    def heading(self) -> Text:
        """What it is announced as: its own title, or the name of the product."""
        own = _both(self, "title")
        return own or _both(self.product, "name")


def _both(record: models.Model, name: str) -> Text:
    return Text(*(getattr(record, f"{name}_{lang}") or "" for lang in LANGUAGES))
