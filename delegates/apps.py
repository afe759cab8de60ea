"""The delegates app: everything personal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegatesConfig(AppConfig):
    """Delegations, nominations, accreditation, mails and imports."""

    name = "delegates"
    verbose_name = _("People")

    def ready(self) -> None:
        """Let people be told of what happens to the programme, changes be looked at again, and badges follow."""
        from .accreditation import rechecking  # noqa: PLC0415 - models must be loaded first
        from .badges import listening, photos  # noqa: PLC0415 - models must be loaded first
        from .demos import listening as demos  # noqa: PLC0415 - models must be loaded first
        from .exhibiting import joining  # noqa: PLC0415 - models must be loaded first
        from .mail import private_links, receiving  # noqa: PLC0415 - models must be loaded first
        from .visits import listening as visits  # noqa: PLC0415 - models must be loaded first

        joining.start()
        rechecking.start()
        receiving.start()
        private_links.start()
        listening.start()
        photos.start()
        demos.start()
        visits.start()
