"""Versions of the list of participants."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListVersion(models.Model):
    """The list of participants as it stood at a moment; `content` is what `participants` made. Never changed."""

    edition = models.ForeignKey(
        "events.Edition", verbose_name=_("edition"), on_delete=models.CASCADE, related_name="+"
    )
    number = models.PositiveIntegerField(_("version"))
    as_of = models.DateTimeField(_("as of"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        "core.User", verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    content = models.JSONField()

    class Meta:
        verbose_name = _("version of the list of participants")
        verbose_name_plural = _("versions of the list of participants")
        ordering = ("-number",)
        default_permissions = ("view", "add")
        constraints = (
            models.UniqueConstraint(fields=["edition", "number"], name="delegates_listversion_number_once"),
        )

    def __str__(self) -> str:
        return str(self.number)
