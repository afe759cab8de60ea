"""Publishing: the latest release under the live changes of the day, stored as the public may see it.

Two numbers tell others that something is new: `Edition.draft_version` rises with each write of the draft,
`Edition.programme_version` with each publication. Both rise inside the writing transaction, under the edition's lock.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from django.core.cache import cache
from django.db import transaction
from django.db.models import F

from adgmin.core import clock
from events.editions.locking import lock_edition
from events.editions.models import Edition

from .awards import with_awards
from .codec import decode
from .models import PublishedProgramme, Release
from .outcomes import with_outcomes
from .papers import with_papers, without_papers
from .programme import Programme
from .views import as_seen_by

# The version that readers may use without asking the database. Short-lived, so that it mends itself should a writer
# die between its commit and telling.
STAMP = "programme-stamp"
STAMP_SECONDS = 30

# The version, and until when it is fresh (None: until the next write).
Mark = tuple[int, dt.datetime | None]

Overlay = Callable[[Edition, Programme], Programme]
_overlays: list[Overlay] = []


def register_overlay(overlay: Overlay) -> None:
    """Let what happens on the day change what is published; overlays are applied in the order of registering."""
    if overlay not in _overlays:
        _overlays.append(overlay)


def draft_changed() -> None:
    """Note that something of the draft was or will be written; call it inside the writing transaction, before.

    Every programme write passes the edition's row here, so writers queue and never wait for each other in a circle.
    """
    Edition.objects.update(draft_version=F("draft_version") + 1)


def latest_release(edition: Edition) -> Release | None:
    """Return the release that the public sees, or None before the first."""
    found = Release.objects.filter(edition=edition).order_by("-number")
    return found.defer("content", "public", "changes", "overridden").first()


def snapshot_of(release: Release) -> Programme:
    """Return the whole content of a release; kept in memory, for it never changes."""
    return _read(release.pk, release.released_at)


def forget_snapshots() -> None:
    """Drop what this process holds."""
    _read.cache_clear()


def published_in_full(edition: Edition) -> Programme | None:
    """Return what is public at this moment before the audience rule: the latest release under the overlays.

    Papers are no part of it.
    """
    release = latest_release(edition)
    return None if release is None else _composed(edition, release)


def next_sequence(edition: Edition) -> int:
    """Return the calendar sequence (RFC 5545, section 3.8.7.4) of what changes with the next publication.

    It is the number of publications before it, so it rises for each session whatever is released, restored or changed
    on the day.
    """
    return edition.programme_version


@transaction.atomic
def publish_current(edition: Edition) -> int:
    """Publish the latest release as it now stands; return the new version. Without a release nothing is public."""
    locked = lock_edition(edition.pk)
    locked.programme_version += 1
    Edition.objects.filter(pk=locked.pk).update(programme_version=locked.programme_version)
    edition.programme_version = locked.programme_version
    if (release := latest_release(locked)) is not None:
        store(locked, release)
    cache.delete(STAMP)
    transaction.on_commit(tell_readers)
    return locked.programme_version


def store(edition: Edition, release: Release) -> PublishedProgramme:
    """Store the public view of a release under the overlays; the caller holds the edition's lock."""
    whole, now = _composed(edition, release), clock.now()
    programme, papers_until = with_papers(as_seen_by(whole), whole, edition, now=now)
    programme, awards_until = with_awards(programme, edition, now=now)
    programme, outcomes_until = with_outcomes(programme, edition, now=now)
    fresh_until = min(filter(None, (papers_until, awards_until, outcomes_until)), default=None)
    row, _made = PublishedProgramme.objects.update_or_create(
        edition=edition,
        defaults={
            "version": edition.programme_version,
            "content": programme.to_json(),
            "published_at": programme.published_at,
            "fresh_until": fresh_until,
        },
    )
    return row


def tell_readers() -> None:
    """Set the mark of readers to the version that is in the database, also when another writer tells at this moment."""
    told = None
    while told != (mark := _public_mark()):
        told = mark
        if mark is None:
            cache.delete(STAMP)
        else:
            cache.set(STAMP, mark, STAMP_SECONDS)


def _public_mark() -> Mark | None:
    editions = Edition.objects.filter(releases__isnull=False).order_by("-start_date")
    return editions.values_list("programme_version", "published__fresh_until").first()


def _composed(edition: Edition, release: Release) -> Programme:
    programme = replace(
        snapshot_of(release),
        version=edition.programme_version,
        published_at=clock.now(),
        release=release.number,
        released_at=release.released_at,
        _search={},
    )
    for overlay in _overlays:
        programme = overlay(edition, programme)
    return programme


@lru_cache(maxsize=4)
def _read(pk: int, _released_at: dt.datetime) -> Programme:
    """Read a snapshot; the time tells apart two databases that a process sees one after the other."""
    programme: Programme = decode(Programme, Release.objects.values_list("content", flat=True).get(pk=pk))
    return without_papers(programme)
