"""What the public sees of an edition, stored as it was last published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.editions.models import Edition


class PublishedProgramme(models.Model):
    """The public view of one edition as JSON, built through the audience rule; one row for each edition."""

    edition = models.OneToOneField(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="published"
    )
    version = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published at"))
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("published programme")
        verbose_name_plural = _("published programmes")

    def __str__(self) -> str:
        return f"{self.edition} {self.version}"
