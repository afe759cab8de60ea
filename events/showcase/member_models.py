"""Who speaks for an exhibitor."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Exhibitor


class ExhibitorMember(models.Model):
    """A user who works with the pages of an exhibitor."""

    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="members"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("member of an exhibitor")
        verbose_name_plural = _("members of exhibitors")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["exhibitor", "user"], name="events_exhibitormember_once"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.exhibitor}"
