"""The folder of the papers' files, which holds no file whose record is gone."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from adgmin.core.sealed import SealedFolder

PAPERS = SealedFolder("papers")


def start() -> None:
    """Follow the records of files, also those that are deleted with their paper or edition."""
    from .models import PaperFile  # noqa: PLC0415 - the folder is asked for by what runs before models are loaded

    post_delete.connect(_forget, sender=PaperFile, dispatch_uid="files of papers go with their records")


def _forget(*, instance: Any, **kwargs: Any) -> None:
    transaction.on_commit(partial(PAPERS.remove, instance.name))
