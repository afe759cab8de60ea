"""Releases of the programme, and what the public sees of the latest one at this moment."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.editions.models import Edition


class Release(models.Model):
    """A numbered, immutable snapshot of the whole programme.

    `content` is everything, as the desk sees it; `public` is what the audience rule lets everybody see of it. The
    database refuses a change (triggers of migration 0004).
    """

    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="releases"
    )
    number = models.PositiveIntegerField(_("number"))
    note = models.TextField(_("note"), blank=True)
    released_at = models.DateTimeField(_("released at"))
    released_by = models.CharField(_("released by"), max_length=254, blank=True)
    restores = models.PositiveIntegerField(_("release taken up again"), null=True, blank=True)
    override_reason = models.CharField(
        _("released in spite of findings, because"), max_length=500, blank=True
    )
    overridden = models.JSONField(_("findings overridden"), default=list)
    changes = models.JSONField(_("what changed for the public"), default=list)
    content = models.JSONField(_("content"))
    public = models.JSONField(_("public view"))

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("-number",)
        permissions = (("release_programme", _("May release the programme")),)
        constraints = (
            models.UniqueConstraint(fields=["edition", "number"], name="events_release_number_once"),
        )

    def __str__(self) -> str:
        return str(_("Release %(number)d")) % {"number": self.number}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new release; an existing one is never written again."""
        if not self._state.adding:
            raise TypeError("a release is immutable")
        super().save(*args, **kwargs)


class PublishedProgramme(models.Model):
    """The public view of one edition at this moment, as JSON: its latest release under the live changes of the day.

    One row for each edition, made anew at each release and live change; everything in it passed the audience rule.
    """

    edition = models.OneToOneField(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="published"
    )
    version = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published at"))
    # When the next embargo that runs out by itself does: from then on the row is to be made anew.
    fresh_until = models.DateTimeField(_("fresh until"), null=True, blank=True)
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("published programme")
        verbose_name_plural = _("published programmes")

    def __str__(self) -> str:
        return f"{self.edition} {self.version}"
