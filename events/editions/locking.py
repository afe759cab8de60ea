"""The one order of locks: whoever writes the programme takes the edition's row first, then sessions, then rooms."""

from .models import Edition


def lock_edition(pk: int) -> Edition:
    """Return the edition, its row locked until the transaction ends, so that writers of the programme queue."""
    return Edition.objects.select_for_update().get(pk=pk)
