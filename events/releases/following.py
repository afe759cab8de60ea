"""What everybody sees of papers, awards and outcomes follows their verbs at once, without a release."""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from events.agenda.models import AgendaItem, Session
from events.awards.models import AwardCategory, Finalist
from events.awards.noticing import awards_changed
from events.documents.models import Document, Outcome, OutcomeStage
from events.documents.noticing import papers_changed
from events.editions.models import Edition
from events.outcomes.models import OutcomePublication
from events.outcomes.noticing import outcomes_changed

from .publishing import publish_current


def start() -> None:
    """Follow the verbs of papers, awards and outcomes, and whoever writes what belongs to them as records."""
    papers_changed.connect(_publish, dispatch_uid="papers are published as they stand")
    m2m_changed.connect(
        _linked, sender=AgendaItem.papers.through, dispatch_uid="papers of items are published as they stand"
    )
    post_delete.connect(_changed, sender=Document, dispatch_uid="deleted papers leave the public view")
    awards_changed.connect(_publish, dispatch_uid="awards are published as they stand")
    outcomes_changed.connect(_publish, dispatch_uid="outcomes are published as they stand")
    for model in (AwardCategory, Finalist, Outcome, OutcomeStage):  # staff write them as records
        uid = f"records of {model.__name__} are published as they stand"
        post_save.connect(_changed, sender=model, dispatch_uid=uid)
        post_delete.connect(_changed, sender=model, dispatch_uid=f"{uid}, gone")

    post_save.connect(_moved, sender=Session, dispatch_uid="what a moved meeting decides is foreseen anew")


def _publish(*, edition: Edition, **kwargs: Any) -> None:
    publish_current(edition)


def _linked(*, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):  # a link opens no paper to anybody: after the transaction is soon enough
        _publish_once()


def _moved(*, instance: Session, created: bool, **kwargs: Any) -> None:
    """A meeting whose end is when a published outcome counts as decided was written: nothing shows before that end."""
    foreseen = OutcomePublication.objects.filter(outcome__stages__session=instance)
    if not created and foreseen.exists():
        _publish_once()


def _changed(**kwargs: Any) -> None:
    _publish_once()


def _publish_once() -> None:
    """Publish when the transaction is done, once however much it wrote."""
    waiting = transaction.get_connection().run_on_commit
    if all(one[1] is not _publish_newest for one in waiting):
        transaction.on_commit(_publish_newest)


def _publish_newest() -> None:
    if edition := Edition.objects.filter(releases__isnull=False).order_by("-start_date").first():
        publish_current(edition)
