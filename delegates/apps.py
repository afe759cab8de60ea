"""The delegates app: everything personal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegatesConfig(AppConfig):
    """Delegations, nominations, accreditation and imports."""

    name = "delegates"
    verbose_name = _("People")
