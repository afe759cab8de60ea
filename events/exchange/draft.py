"""The draft as it is exported: every session with all that the programme says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from events.agenda.models import Session
from events.editions.models import Edition

from .fields import Record
from .known import sessions_in_full
from .own import wrapped
from .record import record_of


@dataclass(frozen=True, slots=True)
class Draft:
    """What is exported: the sessions with their records, and the language of the common fields."""

    edition: Edition
    sessions: Sequence[tuple[Session, Record]]
    lang: str
    site: str  # with http or https, without a slash at the end

    @property
    def placed(self) -> list[tuple[Session, Record]]:
        """Sessions with a time."""
        return [(session, record) for session, record in self.sessions if record["start"]]

    @property
    def unplaced(self) -> list[dict[str, Any]]:
        """Whole sessions without a time."""
        return [self.along(session, record) for session, record in self.sessions if not record["start"]]

    def along(self, session: Session, record: Record) -> dict[str, Any]:
        """The whole session, to go along with its event."""
        return wrapped(str(session.guid), session.code, record, self.lang, self.room_name(session))

    def room_name(self, session: Session) -> str:
        """The room's name in the export's language."""
        return str(session.room.name) if session.room else gettext("No room yet")


def draft_of(edition: Edition, lang: str, site: str) -> Draft:
    """Read the whole draft."""
    sessions = sessions_in_full(edition)
    sessions.sort(key=lambda one: (one.start is None, one.start or one.updated, one.code))
    return Draft(edition, [(session, record_of(session)) for session in sessions], lang, site)
