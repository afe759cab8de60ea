"""The events app: the public programme, without personal data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Editions, parties, venues, agenda, documents, showcase and how they are published."""

    name = "events"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """Watch the programme's models, so that every write is published."""
        from .releases import watching  # noqa: PLC0415 - models must be loaded first

        watching.start()
