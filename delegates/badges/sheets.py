"""Badges set in chunks: two are typeset while the next one is read; memory for three chunks, however many badges."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from events.editions.models import Edition

from . import photos
from .drawing import drawing_of
from .faces import digest, faces_of, with_faces
from .layouts import Choices, all_choices
from .models import Badge
from .typeset import frame, pdf

CHUNK = 76  # badges: even, for two to a sheet
PRESSES = 2  # chunks typeset at the same time
Chunk = tuple[list[Badge], bytes]


def chunks(keys: Iterable[int], edition: Edition, sheet: str, *, made_at: dt.datetime) -> Iterator[Chunk]:
    """Yield the badges of these keys with their PDF, a chunk at a time, in the order of the keys.

    Each badge's `face` is the digest of what the PDF says. Raises PressFailed.
    """
    looks = all_choices(edition)
    shared = frame(edition, title_of(edition), looks) | {"sheet_note": sheet_note()}
    with ThreadPoolExecutor(PRESSES) as press, ThreadPoolExecutor(2) as readers:
        waiting: deque[tuple[list[Badge], Future[bytes]]] = deque()
        for some in _in_chunks(keys, CHUNK):
            badges = ordered(some)
            data = shared | {"badges": drawings(badges, looks, readers)}
            if len(waiting) == PRESSES:
                yield _taken(waiting)
            waiting.append((badges, press.submit(pdf, sheet, data, made_at=made_at)))
        while waiting:
            yield _taken(waiting)


def _taken(waiting: deque[tuple[list[Badge], Future[bytes]]]) -> Chunk:
    badges, made = waiting.popleft()
    return badges, made.result()


def drawings(
    badges: Sequence[Badge], looks: dict[str, Choices], readers: ThreadPoolExecutor
) -> list[dict[str, Any]]:
    """Return the data of badges for the templates; sets their `face`."""
    found = faces_of(badges)
    pictures = readers.map(photos.for_print, [face.photo if looks[face.kind].photo else "" for face in found])
    made = []
    for badge, face, picture in zip(badges, found, pictures, strict=True):
        badge.face = digest(face)
        made.append(drawing_of(face, looks[face.kind], serial=badge.serial, code=badge.code, photo=picture))
    return made


def ordered(keys: Sequence[int]) -> list[Badge]:
    """Return badges with what their faces are read from, in the order of the keys."""
    found = {badge.pk: badge for badge in with_faces(Badge.objects.filter(pk__in=keys))}
    return [found[key] for key in keys if key in found]


def title_of(edition: Edition) -> str:
    """Return the title of a document of badges."""
    both = in_both(lambda: _("Badges"))
    return f"{both.vi} · {both.en} · {edition}"


def sheet_note() -> str:
    """Return how to print a sheet, for its foot."""
    both = in_both(lambda: _("Print on both sides, turned on the long edge, at actual size"))
    return f"{both.vi} / {both.en}"


def _in_chunks(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    rest = iter(keys)
    while some := list(islice(rest, size)):
        yield some
