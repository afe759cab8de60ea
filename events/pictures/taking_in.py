"""The verbs of pictures: each file is made before the record is written, and is gone again when it is not."""

import hashlib
import io
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from PIL import Image

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import nfc
from adgmin.core.uploads import MOST_PICTURE, decoded, read_upload
from events.editions.models import Edition

from . import refusals
from .models import Picture
from .storing import PICTURES, file_name, master_name, remove_files
from .variants import MASTER, is_drawn, master_of, variants_of, widths_of

_A_NAME = re.compile(r"\S+\.(jpe?g|png|webp|heic|avif)", re.IGNORECASE)


def take_in_picture(
    edition: Edition, upload: Any, *, alt_vi: str, alt_en: str, by: User | None, source: str = ""
) -> Picture:
    """Keep a picture and make its variants. Raises Refused; nothing is kept then.

    `file_missing`, `file_empty`, `file_too_large`, `not_a_picture`, `picture_too_large`, `picture_and_more`,
    `picture_moves`, `picture_too_small`, `picture_too_long`, `alt_missing`, `alt_is_a_name`.
    """
    words = {"alt_vi": _told(alt_vi, "vi"), "alt_en": _told(alt_en, "en")}
    data = read_upload(upload, most=MOST_PICTURE, field="file")
    return keep_picture(edition, data, **words, by=by, source=source)


def keep_picture(
    edition: Edition, data: bytes, *, alt_vi: str, alt_en: str, by: User | None, source: str = ""
) -> Picture:
    """Keep the picture of a file, as `take_in_picture` does. Raises Refused; nothing is kept then."""
    words = {"alt_vi": _told(alt_vi, "vi"), "alt_en": _told(alt_en, "en")}
    image = picture_in(data)
    with kept_files(image) as kept, transaction.atomic():
        picture = Picture(edition=edition, made_at=clock.now(), made_by=by, source=source, **words, **kept)
        picture.save(force_insert=True)
        audit.record(picture, "take in picture", by=by)
    return picture


@transaction.atomic
def tell_picture(picture: Picture, *, alt_vi: str, alt_en: str, by: User | None) -> Picture:
    """Say anew what is to be seen. Raises Refused: `alt_missing`, `alt_is_a_name`."""
    locked = Picture.objects.select_for_update().get(pk=picture.pk)
    before = audit.state_of(locked)
    locked.alt_vi, locked.alt_en = _told(alt_vi, "vi"), _told(alt_en, "en")
    if changes := audit.difference(before, audit.state_of(locked)):
        locked.save(update_fields=["alt_vi", "alt_en"])
        audit.record(locked, "change", by=by, changes=changes)
    return locked


@transaction.atomic
def delete_picture(picture: Picture, *, by: User | None) -> None:
    """Delete a picture; its files go once this is certain, or once no release shows it any more."""
    audit.record(picture, "delete", by=by)
    picture.delete()


def picture_in(data: bytes) -> Image.Image:
    """Return the pixels of an upload, at most 2,400 on the longer side. Raises Refused."""
    image = decoded(data, field="file", need=(MASTER, MASTER), still=True)
    if image.width < refusals.LEAST[0] or image.height < refusals.LEAST[1]:
        raise refusals.too_small(image.width, image.height)
    if max(image.size) > refusals.LONGEST * min(image.size):
        raise refusals.too_long()
    image.thumbnail((MASTER, MASTER), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", image.size)  # from the pixels alone: whatever else the file held is left behind
    plain.paste(image)
    return plain


@contextmanager
def kept_files(image: Image.Image) -> Iterator[dict[str, Any]]:
    """Write the files of a picture and give the values of its record; what fails inside leaves no file behind."""
    is_drawing = is_drawn(image)
    # Two records never share files, and nobody finds an address by having the same picture.
    digest = hashlib.blake2b(
        image.tobytes(), digest_size=20, key=secrets.token_bytes(32), person=b"picture"
    ).hexdigest()
    try:
        PICTURES.write(master_name(digest), master_of(image, is_drawing=is_drawing))
        write_variants(digest, image, is_drawing=is_drawing)
        yield {
            "digest": digest, "width": image.width, "height": image.height, "is_drawing": is_drawing,
            "widths": widths_of(image.width),
        }  # fmt: skip
    except BaseException:
        remove_files(digest)
        raise


def write_variants(digest: str, image: Image.Image, *, is_drawing: bool) -> int:
    """Make and write every variant; return how many."""
    count = 0
    for one in variants_of(image, is_drawing=is_drawing):
        PICTURES.write(file_name(digest, one.width, one.ending), one.data)
        count += 1
    return count


def read_master(digest: str) -> Image.Image:
    """Return the pixels that are kept of a picture. Raises FileNotFoundError, DecryptionError."""
    image = Image.open(io.BytesIO(PICTURES.read(master_name(digest))), formats=("JPEG", "PNG"))
    return image.convert("RGB")


def _told(words: str, lang: str) -> str:
    words = " ".join(nfc(words).split())
    if not words:
        raise refusals.alt_missing(lang)
    if _A_NAME.fullmatch(words):
        raise refusals.alt_is_a_name(lang)
    return words[:250]
