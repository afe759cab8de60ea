"""Speaking to the board as its scripts do."""

import json

from events.board.layout import place_of
from events.models import Session

BOARD = "/desk/programme/board/"
DAY = "2026-01-15"


def wish(session, **changes):
    """Return what a script sends for one session: where it stands, with changes."""
    place = place_of(session)
    values = {
        "code": session.code,
        "day": place and place.day.isoformat(),
        "begin": place and place.begin,
        "minutes": place and place.minutes,
        "room": session.room.code if session.room else None,
        "sequence": session.sequence,
    }
    return {**values, **changes}


def send(client, path, *wishes, day=DAY):
    """POST wishes to `move/` or `try/`, or nothing to `undo/` and `redo/`."""
    return client.post(
        f"{BOARD}{path}?day={day}", json.dumps({"moves": wishes}), content_type="application/json",
        headers={"Accept": "application/json"},
    )  # fmt: skip


def stands(code):
    """Return where a session is: (day, clock, room)."""
    found = Session.objects.select_related("room").get(code=code)
    place = place_of(found)
    return (place and place.day.isoformat(), place and place.clock, found.room and found.room.code)
