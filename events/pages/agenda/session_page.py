"""The page of one meeting, with every word that is disclosed about it and no other."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from adgmin.core.dates import clock_time
from events.releases.programme import Programme, PublicDocument, PublicItem, PublicParty, PublicSession

from .marks import title_of

# Category as on the badge: role -> (class of the badge colour, three letters).
_BADGE_OF_ROLE = {
    "head": ("min", "MIN"), "alternate": ("del", "DEL"), "delegate": ("del", "DEL"), "adviser": ("del", "DEL"),
    "secretariat": ("sec", "SEC"), "interpreter": ("svc", "SVC"), "security": ("svc", "SVC"), "media": ("med", "MED"),
    "exhibitor": ("exh", "EXH"), "organiser": ("org", "ORG"), "partner": ("ptn", "PTN"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of business: when it is due, and whether it is now."""

    item: PublicItem
    time: str
    running: bool
    lead: PublicParty | None
    papers: list[PublicDocument]


@dataclass(frozen=True, slots=True)
class Seat:
    """A party in a meeting and what it does there."""

    party: PublicParty
    function: str


@dataclass(frozen=True, slots=True)
class Category:
    """A badge category that may enter."""

    css: str
    code: str
    label: str


def role_label(role: str) -> str:
    """The word for a role on a badge."""
    words = {
        "head": _("Heads of delegation"), "alternate": _("Alternates"), "delegate": _("Delegates"),
        "adviser": _("Advisers"), "secretariat": _("Secretariat"), "interpreter": _("Interpreters"),
        "security": _("Security"), "media": _("Press"), "exhibitor": _("Exhibitors"),
    }  # fmt: skip
    return words.get(role, role)


def language_label(code: str) -> str:
    """The word for a language of a meeting."""
    words = {
        "vi": _("Vietnamese"), "en": _("English"), "zh": _("Chinese"), "ja": _("Japanese"), "ko": _("Korean"),
        "ru": _("Russian"), "fr": _("French"), "hi": _("Hindi"), "th": _("Thai"), "id": _("Indonesian"),
    }  # fmt: skip
    return words.get(code, code)


def item_lines(session: PublicSession, now: dt.datetime, programme: Programme) -> list[ItemLine]:
    """The business in order; an item is now when its minutes, counted from the start, hold this moment."""
    lines, at = [], session.start
    for item in session.items:
        end = at + dt.timedelta(minutes=item.minutes)
        papers = [programme.documents[symbol] for symbol in item.papers if symbol in programme.documents]
        running = session.is_on(now) and at <= now < end
        lines.append(ItemLine(item, clock_time(at), running, programme.parties.get(item.lead), papers))
        at = end
    return lines


def seats(session: PublicSession, programme: Programme) -> list[Seat]:
    """The parties that take part: Member States, then partners, each in protocol order."""
    lines = []
    for code in (*session.members, *session.partners):
        if party := programme.parties.get(code):
            function = _("Chair") if code in session.chairs else _("Co-chair") if code in session.co_chairs else ""
            lines.append(Seat(party, function))
    return lines


def categories(session: PublicSession) -> list[Category]:
    """Who may enter, by badge."""
    return [Category(*_BADGE_OF_ROLE.get(role, ("org", "ORG")), role_label(role)) for role in session.categories]


def papers(session: PublicSession, programme: Programme) -> list[PublicDocument]:
    """The public papers of the meeting."""
    return [programme.documents[symbol] for symbol in session.papers if symbol in programme.documents]


def neighbours(session: PublicSession, programme: Programme) -> tuple[PublicSession | None, PublicSession | None]:
    """The meetings before and after it in its room."""
    if not session.room:
        return None, None
    there = [s for s in programme.sessions if s.room == session.room and s.has_page]
    place = next((i for i, other in enumerate(there) if other.code == session.code), None)
    if place is None:
        return None, None
    before = there[place - 1] if place else None
    after = there[place + 1] if place + 1 < len(there) else None
    return before, after


def party_names(codes: tuple[str, ...], programme: Programme) -> str:
    """Names of parties in a line."""
    return ", ".join(str(programme.parties[code].name) for code in codes if code in programme.parties)


def structured_data(session: PublicSession, programme: Programme, url: str) -> SafeString:
    """The meeting as schema.org/Event in JSON-LD, safe inside a script element (data, never run)."""
    edition = programme.edition
    room = programme.rooms.get(session.room)
    state = "EventCancelled" if session.is_cancelled else "EventRescheduled" if session.was_start else "EventScheduled"
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
            "name": f"{room.name}, {room.venue_name}" if room else str(edition.host_city),
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
