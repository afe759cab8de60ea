"""The awards: categories, finalists, the jury, what it scored, and the results.

What jurors gave and what came of it is encrypted in the database: neither a copy of it nor a record that is opened at
the desk tells a result before its time.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.encryption import EncryptedField
from events.agenda.models import Session
from events.editions.models import EditionPart
from events.parties.models import Party
from events.pictures.models import Picture
from events.showcase.models import Exhibitor

LEAST_POINTS, MOST_POINTS = 1, 10
_ONE = MinValueValidator(1)


class AwardCategory(EditionPart):
    """A category of the awards; `places` finalists are named as winners."""

    name = models.CharField(_("name"), max_length=120)
    final = models.ForeignKey(
        Session, verbose_name=_("final"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    places = models.PositiveSmallIntegerField(_("awards"), default=3, validators=[_ONE])
    least_jurors = models.PositiveSmallIntegerField(
        _("least number of jurors for a finalist"), default=3, validators=[_ONE]
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("award category")
        verbose_name_plural = _("award categories")
        ordering = ("sort_order", "pk")
        permissions = (("view_awardresults", "Can see what the jury scored and the ranking"),)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_awardcategory_code_once"),
            models.CheckConstraint(
                condition=Q(places__gte=1, least_jurors__gte=1), name="events_awardcategory_at_least_one"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Criterion(EditionPart):
    """What a juror scores from 1 to 10; weights count against their sum. Ties are broken in their order."""

    name = models.CharField(_("name"), max_length=120)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[_ONE, MaxValueValidator(100)]
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("criterion of the awards")
        verbose_name_plural = _("criteria of the awards")
        ordering = ("sort_order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_criterion_code_once"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="events_criterion_has_weight"),
        )

    def __str__(self) -> str:
        return self.name


class Finalist(EditionPart):
    """An entry in the final of a category."""

    category = models.ForeignKey(
        AwardCategory, verbose_name=_("category"), on_delete=models.CASCADE, related_name="finalists"
    )
    name = models.CharField(_("name"), max_length=200)
    organisation = models.CharField(_("organisation"), max_length=200)
    country = models.ForeignKey(
        Party, verbose_name=_("country"), on_delete=models.PROTECT, related_name="finalists"
    )
    description = models.TextField(_("description"), blank=True)
    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="finalists",
    )  # fmt: skip
    picture = models.OneToOneField(
        Picture, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("finalist")
        verbose_name_plural = _("finalists")
        # The order of protocol tells nothing about the ranking.
        ordering = ("country__sort_order", "code")
        constraints = (models.UniqueConstraint(fields=["edition", "code"], name="events_finalist_code_once"),)

    def __str__(self) -> str:
        return self.name


class Juror(EditionPart):
    """A member of the jury; one without a sign-in can't score yet."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sign-in"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="juries",
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    country = models.ForeignKey(
        Party, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_chair = models.BooleanField(_("chair of the jury"), default=False)
    categories = models.ManyToManyField(
        AwardCategory, verbose_name=_("categories"), blank=True, related_name="jurors"
    )

    class Meta:
        verbose_name = _("juror")
        verbose_name_plural = _("jurors")
        ordering = ("-is_chair", "code")
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_juror_code_once"),
            models.UniqueConstraint(fields=["edition", "user"], name="events_juror_user_once"),
        )

    def __str__(self) -> str:
        return self.name


class ScoreSheet(models.Model):
    """What one juror gave one finalist: points by criterion, and a comment. It counts once it was submitted."""

    juror = models.ForeignKey(Juror, verbose_name=_("juror"), on_delete=models.PROTECT, related_name="sheets")
    finalist = models.ForeignKey(
        Finalist, verbose_name=_("finalist"), on_delete=models.PROTECT, related_name="sheets"
    )
    points = EncryptedField(_("points"), blank=True)  # JSON: {code of the criterion: points}
    comment = EncryptedField(_("comment"), blank=True)
    saved_at = models.DateTimeField(_("saved"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["juror", "finalist"], name="events_scoresheet_once"),)

    def __str__(self) -> str:
        return f"{self.juror} · {self.finalist}"


class ConflictOfInterest(models.Model):
    """A juror does not judge this finalist. What follows from party or organisation is a rule, not a record."""

    juror = models.ForeignKey(
        Juror, verbose_name=_("juror"), on_delete=models.CASCADE, related_name="conflicts"
    )
    finalist = models.ForeignKey(
        Finalist, verbose_name=_("finalist"), on_delete=models.CASCADE, related_name="conflicts"
    )
    reason = EncryptedField(_("reason"), blank=True)
    by_juror = models.BooleanField(_("declared by the juror"))
    declared_at = models.DateTimeField(_("declared"))

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["juror", "finalist"], name="events_conflictofinterest_once"),
        )

    def __str__(self) -> str:
        return f"{self.juror} · {self.finalist}"


class CategoryClosing(models.Model):
    """The jury's work on a category is done: no score changes any more."""

    category = models.OneToOneField(
        AwardCategory, verbose_name=_("category"), on_delete=models.CASCADE, related_name="closing"
    )
    closed_at = models.DateTimeField(_("closed"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("closing of a category")
        verbose_name_plural = _("closings of categories")

    def __str__(self) -> str:
        return str(self.category)


class TieRuling(models.Model):
    """How the chair of the jury decided between finalists whom the scores hold equal."""

    category = models.OneToOneField(
        AwardCategory, verbose_name=_("category"), on_delete=models.CASCADE, related_name="ruling"
    )
    order = EncryptedField(_("order"))  # JSON: codes of finalists, the best first
    reason = EncryptedField(_("reason"))
    ruled_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision on a tie")
        verbose_name_plural = _("decisions on ties")

    def __str__(self) -> str:
        return str(self.category)


class CategoryResult(models.Model):
    """The settled ranking of a category, as it stood then; public from `publish_at` on."""

    category = models.OneToOneField(
        AwardCategory, verbose_name=_("category"), on_delete=models.CASCADE, related_name="result"
    )
    ranking = EncryptedField(_("ranking"))  # JSON: [[code of the finalist, rank], …], winners only
    settled_at = models.DateTimeField(_("settled"))
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    publish_at = models.DateTimeField(_("published from"), null=True, blank=True)

    class Meta:
        verbose_name = _("result of a category")
        verbose_name_plural = _("results of categories")

    def __str__(self) -> str:
        return str(self.category)
