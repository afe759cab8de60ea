"""The live changes of the day, laid over what was released."""

from dataclasses import replace
from typing import Any

from adgmin.core import clock
from adgmin.core.bilingual import Text
from adgmin.core.dates import local
from events.editions.models import Edition
from events.releases.models import Release
from events.releases.programme import Programme, PublicAnnouncement, PublicSession, in_order
from events.releases.publishing import register_overlay
from events.releases.signals import released

from . import demos
from .demos import demos_on_the_day
from .models import Announcement, LiveDemo, LiveState
from .moved import times_of


def start() -> None:
    """Let what is published follow the day."""
    register_overlay(overlay)
    demos.start()
    released.connect(_taken_into_the_release, dispatch_uid="live states follow releases")


def overlay(edition: Edition, released_programme: Programme) -> Programme:
    """Return the programme as it stands on the day, with the announcements that have not expired."""
    states = LiveState.objects.filter(session__edition=edition).select_related("session", "room", "was_room")
    by_uid = {str(state.session.guid): state for state in states}
    return replace(
        released_programme,
        sessions=in_order(
            under(by_uid[session.uid], session) if session.uid in by_uid else session
            for session in released_programme.sessions
        ),
        demos=demos_on_the_day(released_programme),
        announcements=_announcements(edition),
        _search={},
    )


def under(state: LiveState, session: PublicSession) -> PublicSession:
    """Return a released session as its live state has it; what is back at its first place is not marked as moved."""
    room = state.room.code if state.room else session.room
    was_room = state.was_room.code if state.was_room else session.was_room
    return replace(
        session,
        **times_of(state, session),  # type: ignore[arg-type]  # start and end are never None
        room=room,
        status=state.status or session.status,
        was_room=was_room if was_room != room else "",
        live=bool(state.start or state.room_id or state.status),
        started_at=local(state.started_at) if state.started_at else None,
        ended_at=local(state.ended_at) if state.ended_at else None,
        sequence=max(session.sequence, state.sequence),
        updated=local(state.updated) if state.sequence > session.sequence else session.updated,
        open_sequence=max(session.open_sequence, state.sequence),
        open_updated=local(state.updated) if state.sequence > session.sequence else session.open_updated,
    )


def _announcements(edition: Edition) -> tuple[PublicAnnouncement, ...]:
    """Return those that stand or are still to come, the newest first."""
    standing = Announcement.objects.filter(
        edition=edition, withdrawn_at__isnull=True, expires__gt=clock.now()
    )
    return tuple(
        PublicAnnouncement(
            key=str(each.pk),
            level=each.level,
            text=Text(each.text_vi or "", each.text_en or ""),  # type: ignore[attr-defined]  # made by modeltranslation
            begins=local(each.begins),
            expires=local(each.expires),
            session=each.session.code if each.session else "",
            party=each.party.code if each.party else "",
        )
        for each in standing.select_related("session", "party")
    )


def _taken_into_the_release(*, edition: Edition, release: Release, **kwargs: Any) -> None:
    """Empty what the draft held when it was released. A release that restores an old one leaves the day as it is."""
    if release.restores is None:
        LiveState.objects.filter(session__edition=edition).update(
            start=None, end=None, room=None, status="", was_start=None, was_end=None, was_room=None
        )
        LiveDemo.objects.filter(slot__edition=edition).delete()
