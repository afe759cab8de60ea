"""Photographs for devices: small, by the number of the badge."""

import base64
import io
from collections.abc import Collection
from contextlib import suppress
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from adgmin.core.encryption import DecryptionError
from delegates.badges.faces import faces_of, with_faces
from delegates.badges.models import Badge
from delegates.privacy import storing
from events.editions.models import Edition

SIZE = (120, 160)  # pixels
MOST = 60  # photographs of one request


def photos_of(edition: Edition, serials: Collection[int]) -> dict[str, str]:
    """Return the photographs of these badges in base64, by number; who has none is left out."""
    badges = list(with_faces(Badge.objects.filter(edition=edition, serial__in=serials)))
    found = {}
    for badge, face in zip(badges, faces_of(badges), strict=True):
        if face.photo and (data := _small(face.photo)):
            found[str(badge.serial)] = base64.b64encode(data).decode()
    return found


@lru_cache(maxsize=512)  # some 5 KB each
def _small(name: str) -> bytes | None:
    with suppress(FileNotFoundError, DecryptionError, UnidentifiedImageError, OSError):
        with Image.open(io.BytesIO(storing.read(name))) as picture:
            small = ImageOps.fit(picture.convert("RGB"), SIZE, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=75)
        return out.getvalue()
    return None
