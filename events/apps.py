"""The events app: the public programme, without personal data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Editions, parties, venues, agenda, documents, showcase and how they are published."""

    name = "events"
    verbose_name = _("Programme")

    def ready(self) -> None:
        """Watch the draft's models, publish papers as they stand, lay the day over what was released, join checks."""
        from .documents import storing  # noqa: PLC0415 - models must be loaded first
        from .live import overlay  # noqa: PLC0415 - as above
        from .pictures import storing as picture_files  # noqa: PLC0415 - as above
        from .releases import following, meetings, pictures, watching  # noqa: PLC0415 - as above
        from .showcase.hall import underlay  # noqa: PLC0415 - as above
        from .showcase.programme import joining  # noqa: PLC0415 - as above

        storing.start()
        picture_files.start()
        pictures.start()
        watching.start()
        meetings.start()
        following.start()
        overlay.start()
        underlay.start()
        joining.start()
