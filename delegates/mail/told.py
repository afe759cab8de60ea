"""How many people a release would tell, for the page on which it is reviewed."""

from collections.abc import Iterable

from django.utils.translation import ngettext

from adgmin.core import clock
from adgmin.core.bilingual import Text, in_both
from events.editions.models import Edition
from events.releases.difference import SessionChange
from events.releases.publishing import published_in_full

from .facts import Facts
from .models import OutgoingMail
from .queueing import letters_for
from .readers import readers_of

Capacity = OutgoingMail.Capacity


def told_in_words(edition: Edition, changes: Iterable[SessionChange]) -> list[Text]:
    """Return lines such as "24 delegates and focal points"; none when nobody would be told."""
    present = published_in_full(edition)
    if present is None:  # the first release tells nobody
        return []
    facts = Facts(changes, present, present, clock.now())
    found = [letter.reader.capacity for letter in letters_for(readers_of(edition), facts).values()]
    people = found.count(Capacity.DELEGATE) + found.count(Capacity.FOCAL_POINT)
    staff, others = found.count(Capacity.ROOM_STAFF), found.count(Capacity.SUBSCRIBER)
    lines = []
    if people:
        lines.append(
            in_both(
                lambda: (
                    ngettext(
                        "%(number)d delegate or focal point by mail",
                        "%(number)d delegates and focal points by mail",
                        people,
                    )
                    % {"number": people}
                )
            )
        )
    if staff:
        lines.append(
            in_both(
                lambda: (
                    ngettext(
                        "%(number)d of the rooms’ staff by mail",
                        "%(number)d of the rooms’ staff by mail",
                        staff,
                    )
                    % {"number": staff}
                )
            )
        )
    if others:
        lines.append(
            in_both(
                lambda: (
                    ngettext("%(number)d subscriber by mail", "%(number)d subscribers by mail", others)
                    % {"number": others}
                )
            )
        )
    return lines
