"""One person nominated twice becomes one: staff choose what stays, both histories are kept."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.delegations.models import Delegation
from delegates.nominations.editing import change_delegate, change_document
from delegates.nominations.models import Delegate, TravelDocument
from delegates.privacy.files import hand_over_photo

from .models import Accreditation
from .signals import merging
from .states import OVER
from .transitions import withdraw

FIELDS = (
    "honorific", "title", "badge_name", "full_name", "list_name", "post_nominals", "address_form", "native_name",
    "passport_surname", "passport_given", "single_name", "gender", "nationality", "position_vi", "position_en",
    "organisation_vi", "organisation_en", "rank_band", "email", "phone", "interpretation",
)  # fmt: skip
DOCUMENT = ("type", "number", "expiry", "birth_date")
# Records beside the person, taken whole; the passport goes by its own verb.
BESIDE = ("travel", "needs", "declarations", "emergency_contact")
PARTS = ("travel_document", *BESIDE, "photo")


@transaction.atomic
def merge(keep: Delegate, drop: Delegate, *, by: User | None, take: Collection[str] = ()) -> Delegate:
    """Make one person of two: `take` are the fields and parts taken over from the one that is withdrawn.

    Raises Refused: `not_two_people`, and what changing and withdrawing raise; then nothing is written.
    """
    list(
        Delegation.objects.select_for_update()
        .filter(pk__in={keep.delegation_id, drop.delegation_id})
        .order_by("pk")
    )
    locked = Delegate.objects.select_for_update().order_by("pk").in_bulk([keep.pk, drop.pk])
    if len(locked) < 2 or any(person.merged_into_id for person in locked.values()):
        raise Refused(_not_two(keep))
    kept, dropped = locked[keep.pk], locked[drop.pk]
    merging.send(Delegate, keep=kept, drop=dropped, by=by)
    _give_back_place(dropped, kept, by=by)
    kept = change_delegate(kept, by=by, **{name: getattr(dropped, name) for name in FIELDS if name in take})
    _take_parts(kept, dropped, take, by=by)
    dropped = Delegate.objects.get(pk=dropped.pk)
    dropped.merged_into = kept
    dropped.save(update_fields={"merged_into", "updated"})
    dropped.own_links.filter(revoked_at=None).update(revoked_at=clock.now())
    for person, other in ((kept, dropped), (dropped, kept)):
        note = f"{other.badge_name} ({other.ref})"
        audit.record(person, "merge", by=by, changes={"id": [dropped.pk, kept.pk]}, note=note)
    return kept


def _give_back_place(dropped: Delegate, kept: Delegate, *, by: User | None) -> None:
    accreditation = Accreditation.objects.filter(delegate=dropped).first()
    if accreditation is not None and accreditation.state not in OVER:
        withdraw(accreditation, by=by, reason=f"= {kept.badge_name} ({kept.ref})")


def _take_parts(kept: Delegate, dropped: Delegate, take: Collection[str], *, by: User | None) -> None:
    document = TravelDocument.objects.filter(delegate=dropped).first()
    if "travel_document" in take and document:
        change_document(kept, by=by, **{name: getattr(document, name) for name in DOCUMENT})
    for name in BESIDE:
        if name in take and (record := getattr(dropped, name, None)):
            _copy(record, kept, by=by)
    if "photo" in take:
        hand_over_photo(dropped, kept, by=by)


def _copy(record: Any, kept: Delegate, *, by: User | None) -> None:
    """Write the values of a record beside one person over those of the other; the first stays as it was."""
    model = type(record)
    own = model.objects.filter(delegate=kept).first() or model(delegate=kept)
    before = audit.state_of(own)
    for field in model._meta.concrete_fields:
        if field.name not in ("id", "delegate"):
            setattr(own, field.attname, getattr(record, field.attname))
    own.save()
    if changes := audit.difference(before, audit.state_of(own)):
        audit.record(own, "change", by=by, changes=changes)


def _not_two(person: Delegate) -> Problem:
    def sentence() -> str:
        return gettext("Two different people are needed, and neither may have become part of another before.")

    return Problem("not_two_people", Severity.BLOCK, in_both(sentence), (person,))
