"""The accreditation of a delegate: where it stands and who decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegates.nominations.models import Delegate


class State(models.TextChoices):
    """Where an accreditation stands."""

    SUBMITTED = "submitted", _("Waiting for a decision")
    MORE_INFORMATION = "more_information", _("More information asked for")
    ACCREDITED = "accredited", _("Accredited")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Accreditation(models.Model):
    """One for each delegate; moves only by the verbs of `transitions`."""

    delegate = models.OneToOneField(
        Delegate, verbose_name=_("delegate"), on_delete=models.CASCADE, related_name="accreditation"
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.SUBMITTED, db_index=True
    )
    since = models.DateTimeField(_("since"))
    decided_by = models.ForeignKey(
        "core.User",
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")

    def __str__(self) -> str:
        return self.get_state_display()
