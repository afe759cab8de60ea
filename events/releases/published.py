"""The programme that public pages render: from memory, else with one query."""

import datetime as dt

from django.core.cache import cache
from django.db import transaction

from adgmin.core import clock
from events.editions.locking import lock_edition
from events.editions.models import Edition

from .codec import decode
from .models import PublishedProgramme
from .programme import Programme
from .publishing import STAMP, STAMP_SECONDS, Mark, forget_snapshots, latest_release, publish_current, store

_held: dict[str, Programme] = {}


class NothingPublished(LookupError):
    """No programme has been released yet."""


def current_version() -> int | None:
    """The version that readers may use, from the shared mark; None when the database must be asked.

    It must when an embargo has run out since: the page that is kept does not have the paper yet.
    """
    mark: Mark | None = cache.get(STAMP)
    return mark[0] if mark is not None and _is_fresh(mark[1]) else None


def _is_fresh(until: dt.datetime | None) -> bool:
    return until is None or clock.now() < until


def current_programme() -> Programme:
    """Return the public programme of the newest edition. Raises NothingPublished."""
    version = current_version()
    held = _held.get("programme")
    if held is not None and held.version == version:
        return held
    programme, fresh_until = _read()
    _held["programme"] = programme
    # `add` never overwrites: a mark that a writer set in the meantime is newer than what was read here.
    cache.add(STAMP, (programme.version, fresh_until), STAMP_SECONDS)
    return programme


def _read() -> tuple[Programme, dt.datetime | None]:
    """Read the stored view; build it anew when it was stored by another version of the product, or not at all."""
    released = Edition.objects.filter(releases__isnull=False).distinct()
    edition = released.select_related("published").order_by("-start_date").first()
    if edition is None:
        raise NothingPublished
    row = getattr(edition, "published", None)
    if row is None or row.version != edition.programme_version:
        row = _store_anew(edition.pk)
    elif not _is_fresh(row.fresh_until):
        row = _open_what_is_due(edition.pk)
    held = _held.get("programme")
    if held is not None and (held.version, held.published_at) == (row.version, row.published_at):
        return held, row.fresh_until
    try:
        programme: Programme = decode(Programme, row.content)
    except (KeyError, ValueError, TypeError):  # stored by another version of the product
        row = _store_anew(edition.pk)
        programme = decode(Programme, row.content)
    return programme, row.fresh_until


@transaction.atomic
def _open_what_is_due(edition_pk: int) -> PublishedProgramme:
    """Publish anew once an embargo has run out; of several readers at once the first does it."""
    edition = lock_edition(edition_pk)
    row = PublishedProgramme.objects.get(edition=edition)
    if not _is_fresh(row.fresh_until):
        publish_current(edition)
        row.refresh_from_db()
    return row


@transaction.atomic
def _store_anew(edition_pk: int) -> PublishedProgramme:
    edition = lock_edition(edition_pk)
    release = latest_release(edition)
    if release is None:
        raise NothingPublished
    return store(edition, release)


def forget_programme() -> None:
    """Drop what this process holds."""
    _held.clear()
    forget_snapshots()
