"""A small edition made by hand, for tests that need to know every record."""

import datetime as dt

from adgmin.core.clock import MEETING_ZONE

DAY = dt.date(2026, 1, 15)


def make_small():
    from events.models import Edition, Party, Room, Venue

    edition = Edition.objects.create(
        code="small-1", ordinal=1, short_name_vi="Nhỏ 1", short_name_en="Small 1", name_vi="Hội nghị nhỏ",
        name_en="Small meeting", start_date=DAY, end_date=DAY, host_city_vi="Hà Nội", host_city_en="Hanoi",
    )  # fmt: skip
    venue = Venue.objects.create(
        edition=edition, code="V", kind="convention_centre", name_vi="Trung tâm", name_en="Centre"
    )
    for number, code in enumerate(("R-A", "R-B"), 1):
        Room.objects.create(
            edition=edition, code=code, venue=venue, kind="meeting_room", name_vi=f"Phòng {code}",
            name_en=f"Room {code}", capacity=50, sort_order=number,
        )  # fmt: skip
    for number, (code, vi, en) in enumerate(
        (("VN", "Việt Nam", "Viet Nam"), ("TH", "Thái Lan", "Thailand"), ("JP", "Nhật Bản", "Japan")), 1
    ):
        kind = "dialogue_partner" if code == "JP" else "asean_member"
        Party.objects.create(edition=edition, code=code, kind=kind, name_vi=vi, name_en=en, sort_order=number)
    return edition


def add_small_session(code: str, start: str, end: str, *, room: str = "R-A", **fields):
    from events.agenda.editing import add_session
    from events.models import Edition, Room, Session

    edition = Edition.objects.get(code="small-1")

    def at(clock_time: str) -> dt.datetime:
        return dt.datetime.combine(edition.start_date, dt.time.fromisoformat(clock_time), MEETING_ZONE)

    values = {
        "title_vi": f"Phiên {code}",
        "title_en": f"Session {code}",
        "kind": "plenary",
        "level": "som",
        **fields,
    }
    where = Room.objects.get(code=room)
    return add_session(
        Session(edition=edition, code=code, start=at(start), end=at(end), room=where, **values), by=None
    )


def released(edition=None):
    """Release the draft now, so that what the public sees follows; no release when nothing differs."""
    from adgmin.core.problems import Refused
    from events.models import Edition
    from events.releases.releasing import release

    edition = edition or Edition.objects.get()
    try:
        return release(edition, by=None, override_reason="in a test")
    except Refused as refusal:
        if [problem.code for problem in refusal.problems] != ["nothing_to_release"]:
            raise
        return None
