"""Watches the draft's models: whoever writes them, those who follow the draft are told.

The edition's row is locked before the write, so that all writers of the programme take their locks in one order.
"""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from .publishing import draft_changed

# Models of the app that are no part of the draft.
_NO_DRAFT = frozenset(
    {
        "Release", "PublishedProgramme", "LiveState", "LiveDemo", "Announcement", "StarList", "Star", "DemoStar",
        "AcceptedFinding", "Document", "Revision", "PaperFile", "PageText", "AgendaItem_papers", "Entry", "BoothNeeds",
        # What delegations and the desk write of outcomes: a release waits for no amendment.
        "TextVersion", "Paragraph", "Amendment", "Position", "OutcomeStep", "Commitment", "Commitment_supporting",
        "OutcomePublication", "OutcomeBrief",
    }
)  # fmt: skip


def start() -> None:
    """Connect to every model of the draft and to its many-to-many tables."""
    for model in apps.get_app_config("events").get_models(include_auto_created=True):
        name = model._meta.label
        if model.__name__ in _NO_DRAFT:
            continue
        if model._meta.auto_created:
            m2m_changed.connect(_linked, sender=model, dispatch_uid=f"watch {name}")
            continue
        for signal in (pre_save, pre_delete):
            signal.connect(_before, sender=model, dispatch_uid=f"watch before {name}")
        for signal in (post_save, post_delete):
            signal.connect(_after, sender=model, dispatch_uid=f"watch after {name}")


def _before(**kwargs: Any) -> None:
    if transaction.get_connection().in_atomic_block:
        draft_changed()


def _after(**kwargs: Any) -> None:
    if not transaction.get_connection().in_atomic_block:
        draft_changed()


def _linked(*, action: str, **kwargs: Any) -> None:
    _before() if action.startswith("pre_") else _after()
