"""Telling that the awards changed: what everybody sees of them follows in the same transaction."""

from django.dispatch import Signal

from events.editions.models import Edition

# Awards of an edition were written; sent inside the writing transaction, after the write: edition.
awards_changed = Signal()


def tell_of_awards(edition: Edition) -> None:
    """Let the public view follow; call it at the end of each verb that changes it, under the edition's lock."""
    awards_changed.send(sender=Edition, edition=edition)
