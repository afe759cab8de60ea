"""The folder of the pictures' files, which holds no file whose record is gone, unless a release still shows it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from adgmin.core.sealed import SealedFolder

from .variants import MEDIA_TYPES

PICTURES = SealedFolder("pictures")
MASTER = "master"
# Who still shows a picture whose record is gone; releases say so, they are never rewritten.
_shown: list[Callable[[str], bool]] = []


def start() -> None:
    """Follow the records of pictures, also those that are deleted with their edition."""
    from .models import Picture  # noqa: PLC0415 - the folder is asked for by what runs before models are loaded

    post_delete.connect(_forget, sender=Picture, dispatch_uid="files of pictures go with their records")


def shown_by(rule: Callable[[str], bool]) -> None:
    """Let somebody keep the files of a picture whose record is gone; twice is once."""
    if rule not in _shown:
        _shown.append(rule)


def file_name(digest: str, width: int, ending: str) -> str:
    """Return the name of one file."""
    return f"{digest}-{width}.{ending}"


def master_name(digest: str) -> str:
    """Return the name of the file from which the others are made."""
    return f"{digest}-{MASTER}"


def remove_files(digest: str) -> None:
    """Delete every file of a picture."""
    folder = PICTURES.path_of(digest).parent
    if folder.is_dir():
        for path in folder.glob(f"{digest}-*"):
            path.unlink(missing_ok=True)


def sweep() -> int:
    """Delete the files that no record knows and no release shows; return how many."""
    from .models import Picture  # noqa: PLC0415 - as above

    known = set(Picture.objects.values_list("digest", flat=True))
    names = [(name.partition("-")[0], name) for name in PICTURES.names()]
    gone = {digest for digest in {digest for digest, _name in names} - known if not _is_shown(digest)}
    lost = [name for digest, name in names if digest in gone]
    for name in lost:
        PICTURES.remove(name)
    return len(lost)


def read_file(digest: str, width: int, ending: str) -> bytes:
    """Return one file. Raises FileNotFoundError, DecryptionError."""
    if ending not in MEDIA_TYPES:
        raise FileNotFoundError(ending)
    return PICTURES.read(file_name(digest, width, ending))


def _is_shown(digest: str) -> bool:
    return any(rule(digest) for rule in _shown)


def _forget(*, instance: Any, **kwargs: Any) -> None:
    transaction.on_commit(partial(_remove_unless_shown, instance.digest))


def _remove_unless_shown(digest: str) -> None:
    if not _is_shown(digest):
        remove_files(digest)
