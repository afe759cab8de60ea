"""A public programme made by hand: no database."""

import datetime as dt

from adgmin.core.bilingual import Text
from adgmin.core.clock import MEETING_ZONE
from events.releases.programme import (
    Programme,
    PublicEdition,
    PublicParty,
    PublicRoom,
    PublicSession,
    PublicTopic,
)

DAY = dt.date(2026, 1, 15)
NEXT_DAY = dt.date(2026, 1, 16)


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), MEETING_ZONE)


def meeting(code: str, start: str, end: str, room: str = "A", day: dt.date = DAY, **fields) -> PublicSession:
    values = {
        "uid": f"uid-{code}", "disclosure": "full", "title": Text(f"Phiên {code}", f"Meeting {code}"),
        "abstract": Text(), "kind": "workshop", "level": "technical", "ordinal": None, "status": "confirmed",
        "access": "accredited", "categories": (), "heads_plus": None, "media": "", "floor_languages": (),
        "interpreted_into": (), "dress": Text(), "members": (), "all_members": False, "partners": (),
        "topics": (),
        "chairs": (), "co_chairs": (), "items": (), "papers": (), "was_start": None, "was_room": "",
        "schedule_is_sample": False, "updated": at("08:00"), "sequence": 0,
    }  # fmt: skip
    values.update(fields)
    return PublicSession(code=code, start=at(start, day), end=at(end, day), room=room, **values)


def unnamed(start: str, end: str, uid: str) -> PublicSession:
    return meeting(
        "",
        start,
        end,
        room="",
        uid=uid,
        disclosure="unnamed",
        title=Text(),
        kind="",
        level="",
        access="restricted",
    )


def room(code: str, order: int, venue_kind: str = "convention_centre") -> PublicRoom:
    return PublicRoom(
        code, Text(f"Phòng {code}", f"Room {code}"), "V", Text("Trung tâm", "Centre"), Text(), venue_kind,
        "meeting_room", 2, 90, 3, True, True, order,
    )  # fmt: skip


def party(code: str, kind: str, vi: str, en: str, order: int) -> PublicParty:
    return PublicParty(code, kind, Text(vi, en), Text(vi, en), code, code.lower(), order, None, None)


def programme_of(*sessions: PublicSession) -> Programme:
    edition = PublicEdition(
        "e", 6, Text("ADGMIN 6", "ADGMIN 6"), Text("Hội nghị", "Meeting"), Text(), Text(),
        Text("Chủ đề: vế sau", "Theme: rest"), Text(), Text("Hà Nội", "Hanoi"), Text("Bộ", "Ministry"),
        DAY, NEXT_DAY, DAY, DAY, "VN", "BN", "2027-01", (), (DAY, NEXT_DAY),
    )  # fmt: skip
    parties = {
        "VN": party("VN", "asean_member", "Việt Nam", "Viet Nam", 11),
        "BN": party("BN", "asean_member", "Bru-nây", "Brunei Darussalam", 1),
        "JP": party("JP", "dialogue_partner", "Nhật Bản", "Japan", 34),
    }
    topic = PublicTopic("CABLES", Text("Cáp quang biển", "Submarine cables"), Text(), "dialogue", 1, 1)
    rooms = {"A": room("A", 1), "B": room("B", 2), "OUT": room("OUT", 3, "off_site")}
    ordered = tuple(sorted(sessions, key=lambda s: s.start))
    return Programme(
        1, at("07:00"), edition, parties, rooms, {"CABLES": topic}, ordered, {}, None, {}, {}, (), ()
    )  # fmt: skip
