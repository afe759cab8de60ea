"""The programme as JSON, for those who build on it. Fields may be added; none is renamed."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from adgmin.core import dates
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.clock import MEETING_ZONE
from events.releases.programme import Programme, PublicSession


def agenda_json(programme: Programme, sessions: Iterable[PublicSession], site: str) -> str:
    """Return the text of /agenda.json; `generated` is when this version was published."""
    content = {
        "edition": programme.edition.code,
        "release": programme.release,
        "generated": dates.local(programme.published_at).isoformat(timespec="seconds"),
        "timezone": str(MEETING_ZONE),
        "version": programme.version,
        "sessions": [_session(session, site) for session in sessions],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _moment(moment: dt.datetime | None) -> str | None:
    return dates.local(moment).isoformat(timespec="seconds") if moment else None


def _session(session: PublicSession, site: str) -> dict[str, Any]:
    """One meeting; of an unnamed one code, room, level and url are null."""
    page = f"sessions/{session.code}/" if session.has_page else ""
    return {
        "code": session.code or None,
        "title": session.title.as_dict(),
        "abstract": session.abstract.as_dict(),
        "start": dates.local(session.start).isoformat(),
        "end": dates.local(session.end).isoformat(),
        "room": session.room or None,
        "kind": session.kind,
        "level": session.level or None,
        "status": session.status,
        "access": session.access,
        "partners": list(session.partners),
        "topics": list(session.topics),
        "url": {lang: f"{site}/{lang}/{page}" if page else None for lang in LANGUAGES},
        "uid": session.uid,
        "members": list(session.members),
        "disclosure": session.disclosure,
        "guid": session.uid,
        "chairs": list(session.chairs),
        "co_chairs": list(session.co_chairs),
        "was_start": _moment(session.was_start),
        "was_room": session.was_room or None,
        "live": session.live,
        "started_at": _moment(session.started_at),
        "ended_at": _moment(session.ended_at),
        "updated": _moment(session.updated),
        "sequence": session.sequence,
    }
