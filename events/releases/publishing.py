"""Publishing: the version is raised with each write, in its transaction; the public view is stored after it."""

from django.core.cache import cache
from django.db import transaction
from django.db.models import F

from events.editions.models import Edition

from .building import build_programme
from .models import PublishedProgramme

# The version that readers may use without asking the database. Short-lived, so that it mends itself.
STAMP = "programme-stamp"
STAMP_SECONDS = 600


def programme_changed() -> None:
    """Note that something of the programme was written; call it inside the writing transaction.

    Every programme write passes the edition's row here, so writers queue and versions have one order.
    """
    Edition.objects.update(programme_version=F("programme_version") + 1)
    cache.delete(STAMP)
    # Readers in other processes may have put the old mark back before this transaction commits.
    connection = transaction.get_connection()
    if not any(entry[1] is publish_latest for entry in connection.run_on_commit):
        transaction.on_commit(publish_latest)


def publish_latest() -> None:
    """Store the public view of the edition as it now is, and let readers know."""
    cache.delete(STAMP)
    edition = Edition.objects.order_by("-start_date").first()
    if edition is not None:
        store(edition.pk)


@transaction.atomic
def store(edition_pk: int) -> PublishedProgramme:
    """Build and store the public view of one edition, under the lock of its row."""
    edition = Edition.objects.select_for_update().get(pk=edition_pk)
    row, _made = PublishedProgramme.objects.update_or_create(
        edition=edition,
        defaults={
            "version": edition.programme_version,
            "content": (programme := build_programme(edition)).to_json(),
            "published_at": programme.published_at,
        },
    )
    return row


@transaction.atomic
def publish(edition: Edition) -> int:
    """Publish after a bulk write, in its transaction; return the new version."""
    programme_changed()
    return store(edition.pk).version
