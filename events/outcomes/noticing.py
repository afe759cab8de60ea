"""Telling that a published outcome changed: the public pages of its meetings follow in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.dispatch import Signal

from events.documents.models import Outcome
from events.editions.locking import lock_edition
from events.editions.models import Edition

from .models import OutcomePublication
from .texts import locked

# What everybody may read of outcomes was written; sent inside the writing transaction, after the write: edition.
outcomes_changed = Signal()


@contextmanager
def publicly_locked(outcome: Outcome) -> Iterator[Outcome]:
    """Give the outcome locked after its edition, whose public view follows when the block is left.

    For the verbs that decide whether everybody may read it. An outcome that was published neither before nor after
    is in no public view, so nothing is published for it.
    """
    with transaction.atomic():
        edition = lock_edition(outcome.edition_id)
        with locked(outcome) as found:
            published = OutcomePublication.objects.filter(outcome=found)
            before = published.exists()
            yield found
            if before or published.exists():
                outcomes_changed.send(sender=Edition, edition=edition)
