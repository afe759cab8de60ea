"""The programme that public pages render: from memory, else with one query."""

from django.core.cache import cache
from django.db import transaction

from events.editions.locking import lock_edition
from events.editions.models import Edition

from .codec import decode
from .models import PublishedProgramme
from .programme import Programme
from .publishing import STAMP, STAMP_SECONDS, forget_snapshots, latest_release, store

_held: dict[str, Programme] = {}


class NothingPublished(LookupError):
    """No programme has been released yet."""


def current_version() -> int | None:
    """The version that readers may use, from the shared mark; None when the database must be asked."""
    version: int | None = cache.get(STAMP)
    return version


def current_programme() -> Programme:
    """Return the public programme of the newest edition. Raises NothingPublished."""
    version = current_version()
    held = _held.get("programme")
    if held is not None and held.version == version:
        return held
    programme = _read()
    _held["programme"] = programme
    # `add` never overwrites: a mark that a writer set in the meantime is newer than what was read here.
    cache.add(STAMP, programme.version, STAMP_SECONDS)
    return programme


def _read() -> Programme:
    """Read the stored view; build it anew when it was stored by another version of the product, or not at all."""
    released = Edition.objects.filter(releases__isnull=False).distinct()
    edition = released.select_related("published").order_by("-start_date").first()
    if edition is None:
        raise NothingPublished
    row = getattr(edition, "published", None)
    if row is None or row.version != edition.programme_version:
        row = _store_anew(edition.pk)
    held = _held.get("programme")
    if held is not None and (held.version, held.published_at) == (row.version, row.published_at):
        return held
    try:
        programme: Programme = decode(Programme, row.content)
    except (KeyError, ValueError, TypeError):  # stored by another version of the product
        programme = decode(Programme, _store_anew(edition.pk).content)
    return programme


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
