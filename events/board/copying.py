"""Copies of sessions: fresh codes and identifiers, the parties, topics and agenda items of the original."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext

from adgmin.core import audit
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.editing import add_session
from events.agenda.models import AgendaItem, PartyRole, Session
from events.editions.models import Edition

from .spots import Spot

_LINKS = {"members": PartyRole.MEMBER, "partners": PartyRole.PARTNER, "chairs": PartyRole.CHAIR,
          "co_chairs": PartyRole.CO_CHAIR}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """A session to be made after another one; `guid` stays the same when it is made again after an undo."""

    source: int
    code: str
    guid: str
    spot: Spot
    is_draft: bool = True

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for keeping."""
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "Copy":
        """Return what `as_dict` gave."""
        return cls(**{**kept, "spot": Spot(*kept["spot"])})


def copy_of(session: Session, spot: Spot, *, taken: set[str], is_draft: bool = True) -> Copy:
    """Return a copy that stands at a spot; its code is added to those taken."""
    number = 2
    while (code := f"{session.code[:54]}-{number}") in taken:
        number += 1
    taken.add(code)
    return Copy(session.pk, code, str(uuid.uuid4()), spot, is_draft)


@transaction.atomic
def make_copies(copies: Sequence[Copy], *, by: User | None) -> list[Session]:
    """Write the copies and hold their rooms, or none of them.

    Raises Refused as `add_session` does, and `code_taken`.
    """
    sources = Session.objects.prefetch_related(
        "party_links__party", "topics", "interpreters", "agenda_items__lead"
    ).in_bulk([copy.source for copy in copies])
    if held := _held_codes(copies, sources.values()):
        raise Refused(*map(_code_taken, held))
    return [_make(copy, sources[copy.source], by=by) for copy in copies if copy.source in sources]


def _held_codes(copies: Sequence[Copy], sources: Iterable[Session]) -> list[str]:
    edition = next((source.edition_id for source in sources), None)
    held = Session.objects.filter(edition=edition, code__in=[copy.code for copy in copies])
    return list(held.values_list("code", flat=True))


def _make(copy: Copy, source: Session, *, by: User | None) -> Session:
    links: dict[str, Any] = {name: source.parties_as(role) for name, role in _LINKS.items()}
    links |= {name: list(getattr(source, name).all()) for name in ("topics", "interpreters")}
    items = list(source.agenda_items.all())
    made = Session.objects.get(pk=source.pk)
    made.pk, made.booking, made._state.adding = None, None, True
    made.code, made.guid, made.sequence = copy.code, uuid.UUID(copy.guid), 0
    made.was_start = made.was_end = made.was_room = None
    made.is_draft = copy.is_draft
    (made.start, made.end), made.room_id = copy.spot.moments(), copy.spot.room
    add_session(made, by=by, **links)
    for item in items:
        item.pk, item.session, item._state.adding = None, made, True
    AgendaItem.objects.bulk_create(items)
    return made


@transaction.atomic
def remove_copies(codes: Iterable[str], edition: Edition, *, by: User | None) -> None:
    """Take copies away again. Raises Refused: `copy_changed` when somebody has worked on one since."""
    found = Session.objects.select_for_update().filter(edition=edition, code__in=list(codes))
    rows = list(found.order_by("pk"))
    if changed := [row for row in rows if row.sequence]:
        raise Refused(*map(_copy_changed, changed))
    for row in rows:
        audit.record(row, "delete", by=by, changes=audit.difference(audit.state_of(row), {}))
        if row.booking:
            row.booking.delete()
        try:
            row.delete()
        except RestrictedError:  # papers were given to it
            raise Refused(_copy_changed(row)) from None


def _copy_changed(session: Session) -> Problem:
    return Problem(
        "copy_changed",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("%(code)s has been changed since it was copied, so it stays.")
                % {"code": session.code}
            )
        ),
        (session,),
    )


def _code_taken(code: str) -> Problem:
    return Problem(
        "code_taken",
        Severity.BLOCK,
        in_both(lambda: gettext("Another session has the code %(code)s by now.") % {"code": code}),
    )
