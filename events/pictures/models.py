"""A picture, told in words in both languages; its files lie in the folder of `storing`."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import Text
from adgmin.core.fields import SourcedModel
from events.editions.models import Edition


class Picture(SourcedModel):
    """A picture as it is kept.

    `digest` names its files and stands for these very pixels: another picture has another one. `widths` are those in
    which it lies ready, pixels, rising; empty while it waits for them.
    """

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="pictures"
    )
    digest = models.CharField(_("digest"), max_length=40, unique=True, editable=False)
    alt = models.CharField(_("what is to be seen"), max_length=250)
    width = models.PositiveSmallIntegerField(_("width (pixels)"), editable=False)
    height = models.PositiveSmallIntegerField(_("height (pixels)"), editable=False)
    is_drawing = models.BooleanField(_("drawing"), default=False, editable=False)
    widths = models.JSONField(_("widths"), default=list, editable=False)
    made_at = models.DateTimeField(_("taken in"), editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken in by"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+", editable=False,
    )  # fmt: skip

    if TYPE_CHECKING:
        alt_vi: str  # made by modeltranslation
        alt_en: str

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(alt_vi__isnull=False, alt_en__isnull=False) & ~Q(alt_vi="") & ~Q(alt_en=""),
                name="events_picture_told_in_both_languages",
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="events_picture_has_size"),
        )

    def __str__(self) -> str:
        return str(self.alt)

    @property
    def told(self) -> Text:
        """What is to be seen on it, in both languages."""
        return Text(self.alt_vi or "", self.alt_en or "")
