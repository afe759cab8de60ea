"""Telling that papers changed: what everybody sees of them follows in the same transaction."""

from django.dispatch import Signal

from events.editions.models import Edition

# Papers of an edition were written; sent inside the writing transaction, after the write: edition.
papers_changed = Signal()


def tell_of_papers(edition: Edition) -> None:
    """Let the public view follow; call it at the end of each verb that writes papers, under the edition's lock."""
    papers_changed.send(sender=Edition, edition=edition)
