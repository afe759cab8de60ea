"""Deleting files of papers that no record knows, because the transaction that wrote them failed."""

from django.db import transaction

from events.editions.locking import lock_edition
from events.editions.models import Edition

from .models import PaperFile
from .storing import PAPERS


@transaction.atomic
def sweep_papers() -> int:
    """Delete what no record knows; return how many.

    No file is taken in meanwhile: that needs the lock of its edition.
    """
    for pk in Edition.objects.order_by("pk").values_list("pk", flat=True):
        lock_edition(pk)
    return PAPERS.sweep(set(PaperFile.objects.values_list("name", flat=True)))
