"""The core app."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """Users, roles, audit and what every capability shares."""

    name = "adgmin.core"
    label = "core"

    def ready(self) -> None:
        """Register the system checks, and the granting of permissions after migrate."""
        from . import checks, granting  # noqa: F401, PLC0415 - checks register themselves; models must be loaded first

        # Permissions are made by a receiver of the same signal, app by app in the order of INSTALLED_APPS: the
        # last app's turn sees them all.
        post_migrate.connect(granting.grant_roles, sender=apps.get_app_config("delegates"))
