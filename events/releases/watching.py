"""Watches the programme's models: whoever writes them, the public view follows."""

from typing import Any

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save

from .models import PublishedProgramme
from .publishing import programme_changed


def start() -> None:
    """Connect to every model of the programme and to its many-to-many tables."""
    for model in apps.get_app_config("events").get_models(include_auto_created=True):
        if model is PublishedProgramme:
            continue
        if model._meta.auto_created:
            m2m_changed.connect(_linked, sender=model, dispatch_uid=f"watch {model._meta.label}")
        else:
            post_save.connect(_written, sender=model, dispatch_uid=f"watch save {model._meta.label}")
            post_delete.connect(_written, sender=model, dispatch_uid=f"watch delete {model._meta.label}")


def _written(**kwargs: Any) -> None:
    programme_changed()


def _linked(*, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        programme_changed()
