"""A meeting as data for search engines: schema.org/Event in JSON-LD."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from adgmin.core.bilingual import placed
from events.releases.programme import Programme, PublicSession

from .marks import title_of


def structured_data(session: PublicSession, programme: Programme, url: str) -> SafeString:
    """Return the meeting as schema.org/Event in JSON-LD, safe inside a script element (data, never run)."""
    edition = programme.edition
    room = programme.rooms.get(session.room)
    state = (
        "EventCancelled"
        if session.is_cancelled
        else "EventRescheduled"
        if session.was_start
        else "EventScheduled"
    )
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title_of(session),
        "startDate": session.start.isoformat(),
        "endDate": session.end.isoformat(),
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "url": url,
        "location": {
            "@type": "Place",
            "name": placed(room.name, room.venue_name) if room else str(edition.host_city),
            "address": str(edition.host_city),
        },
        "organizer": {"@type": "Organization", "name": str(edition.host_ministry)},
        "superEvent": {
            "@type": "Event",
            "name": str(edition.name),
            "startDate": edition.start_date.isoformat(),
            "endDate": edition.end_date.isoformat(),
            "location": {"@type": "Place", "name": str(edition.host_city), "address": str(edition.host_city)},
        },
    }
    if session.was_start:
        data["previousStartDate"] = session.was_start.isoformat()
    if session.abstract:
        data["description"] = str(session.abstract)
    if session.floor_languages:
        data["inLanguage"] = list(session.floor_languages)
    return json_for_script(data)


def json_for_script(data: dict[str, Any]) -> SafeString:
    """JSON whose text cannot close the element that holds it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return mark_safe(text)  # noqa: S308 - the five characters that matter are escaped above
