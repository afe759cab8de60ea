"""Listens to what happens to the programme and queues what people are told of it."""

import hashlib
from typing import Any

from django.db.models.signals import post_save

from adgmin.core import clock
from events.agenda.audience import PUBLIC, Seen, seen_by
from events.editions.models import Edition
from events.live.models import Announcement
from events.releases.difference import difference
from events.releases.models import Release
from events.releases.programme import Programme
from events.releases.publishing import published_in_full
from events.releases.signals import live_changed, released
from events.releases.told import AUDIENCES

from . import steps
from .facts import Fact, Facts
from .models import Notice
from .queueing import frame_of, letters_for, queue_changes, queue_words
from .readers import Reader, readers_of
from .told import told_in_words


def start() -> None:
    """Connect to the signals."""
    released.connect(on_release, dispatch_uid="mails of releases")
    live_changed.connect(on_live_change, dispatch_uid="mails of live changes")
    post_save.connect(on_announcement, sender=Announcement, dispatch_uid="mails of announcements")
    steps.start()
    if told_in_words not in AUDIENCES:
        AUDIENCES.append(told_in_words)


def on_release(
    *, edition: Edition, release: Release, before: Programme | None, after: Programme, **kwargs: Any
) -> None:
    """Queue one mail for each person whom the release concerns. The first release of an edition tells nobody."""
    if before is None:
        return
    if release.restores is not None:  # what was changed on the day still holds over a release that restores
        after = published_in_full(edition) or after
    notice = Notice(
        key=f"release {edition.code} {release.number}",
        kind=Notice.Kind.RELEASE,
        edition=edition,
        release=release.number,
    )
    _queue(notice, before, after)


def on_live_change(*, edition: Edition, before: Programme, after: Programme, **kwargs: Any) -> None:
    """Queue what a change on the day means for each person, or add it to what waits for them."""
    notice = Notice(key="", kind=Notice.Kind.LIVE, edition=edition, release=after.release or None)
    _queue(notice, before, after)


def on_announcement(*, instance: Announcement, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Queue an announcement to those whom its session or party concerns; words to all are on every page instead."""
    if raw or not created or not (instance.session_id or instance.party_id):
        return
    programme = published_in_full(instance.edition)
    if programme is None:
        return
    notice = Notice(
        key=f"announcement {instance.pk}",
        kind=Notice.Kind.ANNOUNCEMENT,
        edition=instance.edition,
        release=programme.release or None,
        announcement=instance,
        programme=frame_of(programme),
    )
    readers = [r for r in readers_of(instance.edition) if _is_for(instance, programme, r)]
    queue_words(notice, readers, now=clock.now(), begins=instance.begins)


def _is_for(announcement: Announcement, programme: Programme, reader: Reader) -> bool:
    """Whether it is for this reader; one about a session only when the public sees all of that session."""
    if announcement.party is not None:
        return reader.everything or reader.party == announcement.party.code
    found = [s for s in programme.sessions if s.uid == str(announcement.session.guid)]  # type: ignore[union-attr]  # asked before
    if not found or seen_by(PUBLIC, found[0]) < Seen.FULL:
        return False
    members = frozenset(p.code for p in programme.parties.values() if p.kind == "asean_member")
    return Fact(None, found[0], members).concerns(reader)


def _queue(notice: Notice, before: Programme, after: Programme) -> None:
    now = clock.now()
    changes = difference(before, after).sessions
    facts = Facts(changes, before, after, now)
    if not facts.changes:
        return
    notice.key = notice.key or _key_of(notice.edition, facts)
    queue_changes(notice, facts, letters_for(readers_of(notice.edition), facts), now=now)


def _key_of(edition: Edition, facts: Facts) -> str:
    """Return a key that is the same for the same change, and another one after each publication."""
    stamps = sorted(
        (change.uid, session.sequence, session.start.isoformat(), session.end.isoformat(), session.room, session.status)
        for change in facts.changes
        for session in (change.after or change.before,)
        if session
    )  # fmt: skip
    return f"live {edition.code} {hashlib.sha256(repr(stamps).encode()).hexdigest()[:32]}"
