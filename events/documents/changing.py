"""What every verb of papers does around its own part: lock, write, let the public view follow."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from events.editions.locking import lock_edition

from .models import Document
from .noticing import tell_of_papers


@contextmanager
def changing(paper: Document) -> Iterator[Document]:
    """Give the paper as it is now, locked after its edition; what was written is public when the block is left."""
    with transaction.atomic():
        edition = lock_edition(paper.edition_id)
        yield Document.objects.select_for_update(of=("self",)).select_related("session").get(pk=paper.pk)
        tell_of_papers(edition)
