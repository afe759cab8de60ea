"""What an exhibitor sees first: where the profile stands, what is missing, products and staff; in fixed queries."""

from dataclasses import dataclass
from typing import Any

from delegates.nominations.models import Delegate
from delegates.portal.words import Standing as PersonStanding
from delegates.portal.words import standing_of
from events.pictures.models import Picture
from events.showcase.entering import Content, working_copy
from events.showcase.entry_models import Entry
from events.showcase.entry_refusals import lacking
from events.showcase.models import Exhibitor
from events.showcase.standing import AT_WORK, Change, Standing

from .access import staff_of
from .staffing import taken_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A product of the working copy, with its picture."""

    content: Content
    picture: Picture | None

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.content["code"])


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff, and where the accreditation stands."""

    delegate: Delegate
    standing: PersonStanding


def entry_of(exhibitor: Exhibitor) -> Entry | None:
    """Return the working copy's record."""
    return getattr(exhibitor, "entry", None)


def booth_context(exhibitor: Exhibitor) -> dict[str, Any]:
    """Return all that the first page shows of one exhibitor."""
    content, entry = working_copy(exhibitor), entry_of(exhibitor)
    pictures = pictures_in(content)
    problems = lacking(content)
    change = entry.change if entry else Change.NONE
    waits = exhibitor.standing == Standing.SUBMITTED or change == Change.SUBMITTED
    return {
        "exhibitor": exhibitor, "content": content, "entry": entry, "lacking": problems,
        "products": [Shown(one, pictures.get(one["picture"] or 0)) for one in content["products"]],
        "picture": pictures.get(content["picture"] or 0), "needs": getattr(exhibitor, "needs", None),
        "staff": [Member(one, standing_of(one.accreditation.state)) for one in staff_of(exhibitor)],
        "taken": taken_of(exhibitor), "waits": waits, "change": Change(change),
        "may_write": exhibitor.standing in AT_WORK,
        "may_submit": not waits and not problems and may_submit(exhibitor, entry),
        "standing": Standing(exhibitor.standing), "booth": getattr(exhibitor, "booth", None),
    }  # fmt: skip


def may_submit(exhibitor: Exhibitor, entry: Entry | None) -> bool:
    """Whether there is something to review: a first profile, or a change."""
    if exhibitor.standing == Standing.ACCEPTED:
        return entry is not None and entry.change in (Change.EDITING, Change.SENT_BACK)
    return exhibitor.standing in (Standing.PREPARING, Standing.SENT_BACK)


def pictures_in(content: Content) -> dict[int, Picture]:
    """Return the pictures of a working copy, in one query."""
    return Picture.objects.in_bulk(
        [one["picture"] for one in (content, *content["products"]) if one["picture"]]
    )
