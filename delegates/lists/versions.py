"""Versions of the list of participants: numbered, never changed, compared with each other and with now."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.http import Http404
from django.utils.translation import gettext

from adgmin.core import audit
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.nominations.models import Delegate
from events.editions.models import Edition

from .models import ListVersion
from .participants import Roll, as_content, from_content, participants


@transaction.atomic
def keep_version(edition: Edition, *, note: str, by: User | None, at: dt.datetime) -> ListVersion:
    """Keep the list as it stands now under the next number. Raises Refused: `nobody_listed`, `list_unchanged`."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    roll = participants(Delegate.objects.all(), edition, as_of=at)
    if not roll.count:
        raise Refused(_nobody())
    last = ListVersion.objects.filter(edition=edition).order_by("-number").first()
    if last is not None and from_content(last.content["sections"]) == roll.sections:
        raise Refused(_unchanged(last.number))
    made = ListVersion.objects.create(
        edition=edition, number=_next(edition), as_of=at, note=note, made_by=by,
        content={"sections": as_content(roll)},
    )  # fmt: skip
    audit.record(made, "kept list of participants", by=by, note=note)
    return made


def roll_of(version: ListVersion) -> Roll:
    """Return the list that a version keeps."""
    sections = from_content(version.content["sections"])
    return Roll(version.as_of, sections, number=version.number, note=version.note)


def version_or_404(edition: Edition, number: int) -> ListVersion:
    """Return a version with who made it. Raises Http404."""
    found = ListVersion.objects.filter(edition=edition, number=number).select_related("made_by").first()
    if found is None:
        raise Http404
    return found


def _next(edition: Edition) -> int:
    return (ListVersion.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0) + 1


def _nobody() -> Problem:
    def sentence() -> str:
        return gettext("Nobody stands in the list yet, so there is nothing to keep.")

    return Problem("nobody_listed", Severity.BLOCK, in_both(sentence))


def _unchanged(number: int) -> Problem:
    def sentence() -> str:
        return gettext("Nothing has changed since version %(number)d.") % {"number": number}

    return Problem("list_unchanged", Severity.BLOCK, in_both(sentence))
