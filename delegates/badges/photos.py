"""Photographs as badges and gates need them: decrypted and made smaller once, then kept encrypted by name.

`print` is 354 × 472 pixels (30 × 40 mm at 300 dpi), `small` 120 × 160 for gates. What is kept goes when the photograph
goes; nothing lies on the disk in the clear.
"""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete
from PIL import Image, UnidentifiedImageError

from adgmin.core.encryption import DecryptionError, seal, unseal
from delegates.nominations.models import Delegate
from delegates.nominations.signals import changed
from delegates.privacy.models import PrivateFile
from delegates.privacy.storing import FILES

from .drawing import PHOTO

SMALL = (120, 160)
# Kind: its size in pixels, and JPEG quality.
SIZES = {"print": (PHOTO, 85), "small": (SMALL, 80)}


def for_print(name: str) -> bytes | None:
    """Return the JPEG for a badge of the photograph kept under this name; None when it is gone or cannot be read."""
    return _kept("print", name) if name else None


def small(delegate: Delegate) -> bytes | None:
    """Return a JPEG of 120 × 160 pixels of a person, or None without a photograph (one query)."""
    found = PrivateFile.objects.filter(delegate=delegate, kind=PrivateFile.Kind.PHOTO)
    name = found.order_by("-uploaded_at", "-pk").values_list("name", flat=True).first()
    return small_of(name) if name else None


def small_of(name: str) -> bytes | None:
    """Return the same of the photograph kept under this name, without a query."""
    return _kept("small", name) if name else None


def forget(name: str) -> None:
    """Delete what was made of a photograph."""
    for kind in SIZES:
        _path(kind, name).unlink(missing_ok=True)


def sweep() -> int:
    """Delete what was made of photographs that no record knows any more; return how many files."""
    known = set(PrivateFile.objects.filter(kind=PrivateFile.Kind.PHOTO).values_list("name", flat=True))
    lost = [path for path in _files() if path.stem not in known]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def start() -> None:
    """Follow photographs: make them smaller when they come, forget them when they go."""
    post_delete.connect(_removed, sender=PrivateFile, dispatch_uid="badges-photos")
    changed.connect(_taken, sender=Delegate, dispatch_uid="badges-photos")


def _taken(sender: object, changes: dict[str, list[Any]], **kwargs: object) -> None:
    _before, name = changes.get("photo", ["", ""])
    if name:
        transaction.on_commit(partial(for_print, str(name)))


def _removed(sender: object, instance: PrivateFile, **kwargs: object) -> None:
    if instance.kind == PrivateFile.Kind.PHOTO:
        forget(instance.name)


def _kept(kind: str, name: str) -> bytes | None:
    # A key that is gone, or a file cut off: it is made anew.
    with suppress(FileNotFoundError, DecryptionError):
        return unseal(_path(kind, name).read_bytes())
    made = _make(name)
    return made[kind] if made else None


def _make(name: str) -> dict[str, bytes] | None:
    """Decrypt a photograph, make all sizes of it and keep them; None when that cannot be done."""
    try:
        made = _sizes(FILES.read(name))
    except (OSError, DecryptionError, UnidentifiedImageError, SyntaxError, ValueError):
        return None
    for kind, data in made.items():
        _write(_path(kind, name), seal(data))
    return made


def _sizes(data: bytes) -> dict[str, bytes]:
    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    image.draft("RGB", PHOTO)
    made: Image.Image = image.convert("RGB")
    found = {}
    for kind, (size, quality) in SIZES.items():
        made = made.resize(
            size, Image.Resampling.HAMMING
        )  # as sharp as bicubic when made smaller, twice as fast
        out = io.BytesIO()
        made.save(out, "JPEG", quality=quality)
        found[kind] = out.getvalue()
    return found


def _write(path: Path, data: bytes) -> None:
    """Write a file whole; a cache that cannot be written is no reason to print nothing."""
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(data)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)


def _path(kind: str, name: str) -> Path:
    return _folder() / name[:2] / f"{name}.{kind}"


def _files() -> Iterator[Path]:
    if _folder().is_dir():
        for part in _folder().iterdir():
            yield from part.iterdir()


def _folder() -> Path:
    return Path(settings.PRIVATE_ROOT) / "badges" / "photos"
