"""Hours of opening: a reader comes and goes, and sits in other meetings meanwhile."""

import datetime as dt

from events.agenda.conflicts.claims import OPEN_HOUSE
from events.releases.programme import PublicSession

# What is open longer than this is nobody's appointment; a dinner or an awards ceremony is.
ONE_STAYS = dt.timedelta(hours=4)


def comes_and_goes(session: PublicSession) -> bool:
    """Whether a meeting is open house for so long that nobody sits through it."""
    return session.kind in OPEN_HOUSE and session.end - session.start > ONE_STAYS
