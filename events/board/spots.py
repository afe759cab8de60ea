"""Where a session stands, as plain values that a sign-in can keep: start, end and room, or nothing in the tray."""

import datetime as dt
from typing import NamedTuple, Self

from events.agenda.models import Session


class Spot(NamedTuple):
    """Start and end as ISO 8601 text, the room by its number; None where there is none."""

    start: str | None
    end: str | None
    room: int | None

    @classmethod
    def of(cls, session: Session) -> Self:
        """Return where a session stands now."""
        return cls.at(session.start, session.end, session.room_id)

    @classmethod
    def at(cls, start: dt.datetime | None, end: dt.datetime | None, room: int | None) -> Self:
        """Return the spot of these; the same moment reads the same, whatever its zone."""
        return cls(_text(start), _text(end), room)

    def moments(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return start and end."""
        return _moment(self.start), _moment(self.end)


def _text(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat() if moment else None


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
