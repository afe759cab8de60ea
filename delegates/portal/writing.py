"""The verbs that write what the portal's forms say: begin a draft, save a step, send."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.accreditation import refusals
from delegates.accreditation.models import Accreditation, State
from delegates.accreditation.transitions import open_accreditation, submit, withdraw
from delegates.delegations.models import Delegation
from delegates.nominations.editing import add_with_ref, change_delegate, change_document
from delegates.nominations.models import (
    Declarations,
    Delegate,
    EmergencyContact,
    Needs,
    Nomination,
    Travel,
)
from delegates.privacy.files import remove_file

from .missing import of_another_delegation, problems_before_sending, sent_already
from .step_form import Values

DOCUMENT = "travel_document"
RECORDS: dict[str, type[models.Model]] = {
    "travel": Travel,
    "needs": Needs,
    "declarations": Declarations,
    "emergency_contact": EmergencyContact,
}


@transaction.atomic
def begin_draft(delegation: Delegation, *, by: User, **values: Any) -> Delegate:
    """Keep a person who is not put forward yet; a draft takes no place."""
    # Who comes later stands after those of the same rank; a successor has the place of the one before.
    last = delegation.delegates.aggregate(last=models.Max("order"))["last"] or 0
    delegate = Delegate(delegation=delegation, is_active=False, **{"order": last + 1, **values})
    add_with_ref(delegate)
    open_accreditation(delegate, by=by, at=clock.now(), state=State.DRAFT)
    return delegate


@transaction.atomic
def give_up_draft(delegate: Delegate, *, by: User) -> None:
    """Delete a draft with everything in it: nobody but the delegation ever saw it. Raises Refused when it was sent."""
    Delegation.objects.select_for_update().get(pk=delegate.delegation_id)
    accreditation = Accreditation.objects.select_for_update().get(delegate=delegate)
    if accreditation.state != State.DRAFT:
        raise Refused(refusals.decided_meanwhile(accreditation))
    audit.record(accreditation, "give up draft", by=by, note=delegate.ref)
    for file in delegate.files.all():
        remove_file(file, by=by)
    delegate.delete()


@transaction.atomic
def save_values(delegate: Delegate, values: Values, *, by: User | None, expected: str = "") -> Delegate:
    """Write what a step says to the person and their records. Raises Refused; then nothing is written."""
    current = change_delegate(delegate, by=by, expected=expected, **values.get("", {}))
    if wanted := values.get(DOCUMENT):
        change_document(current, by=by, **wanted)
    written = [_write(current, name, values[name], by=by) for name in RECORDS if values.get(name)]
    if any(written):
        # So that the next editor sees that something of this person has changed.
        current.save(update_fields={"updated"})
    return current


def _write(delegate: Delegate, name: str, values: dict[str, Any], *, by: User | None) -> bool:
    model = RECORDS[name]
    record = model._default_manager.filter(delegate=delegate).first()
    if record is None:
        if not any(values.values()):
            return False
        record = model(delegate=delegate)
    before = audit.state_of(record)
    for field, value in values.items():
        setattr(record, field, value)
    changes = audit.difference(before, audit.state_of(record))
    if changes:
        record.save()
        audit.record(record, "change", by=by, changes=changes, note=str(delegate))
    return bool(changes)


@transaction.atomic
def send(delegate: Delegate, *, by: User, replaces: Delegate | None = None) -> Accreditation:
    """Put a draft forward, in its own right or in the place of another. Raises Refused; then nothing is written."""
    Delegation.objects.select_for_update().get(pk=delegate.delegation_id)
    # Asked for anew inside the lock: it may have been sent a moment ago, by a second click or an assistant.
    if Accreditation.objects.select_for_update().get(delegate=delegate).state != State.DRAFT:
        raise Refused(sent_already(delegate))
    if problems := problems_before_sending(delegate):
        raise Refused(*problems)
    # Before the withdrawal, so that who is told of it knows that it is a substitution.
    Nomination.objects.create(
        delegate=delegate,
        submitted_at=clock.now(),
        submitted_by=by,
        way=Nomination.Way.PORTAL,
        replaces=replaces,
    )
    if replaces is not None:
        delegate = _take_place(delegate, replaces, by=by)
    return submit(delegate.accreditation, by=by)


def _take_place(delegate: Delegate, replaces: Delegate, *, by: User) -> Delegate:
    """Withdraw the one who leaves; who comes takes the role and the place in the order."""
    if replaces.delegation_id != delegate.delegation_id:
        raise Refused(of_another_delegation())
    note = gettext("Replaced by %(name)s.") % {"name": delegate.badge_name}
    withdraw(replaces.accreditation, by=by, reason=note)
    return change_delegate(delegate, by=by, role=replaces.role, order=replaces.order)


@transaction.atomic
def reorder(delegate: Delegate, *, up: bool, by: User) -> bool:
    """Let two neighbours between whom only the given order decides change places; return whether there was one."""
    delegation = Delegation.objects.select_for_update().get(pk=delegate.delegation_id)
    group = Delegate.objects.active().filter(
        delegation=delegation, role_order=delegate.role_order, rank_band=delegate.rank_band
    )
    people = list(group.select_related("delegation").in_protocol_order())
    at = next((number for number, one in enumerate(people) if one.pk == delegate.pk), None)
    if at is None or not 0 <= (other := at - 1 if up else at + 1) < len(people):
        return False
    people[at], people[other] = people[other], people[at]
    for number, one in enumerate(people, 1):
        if one.order != number:
            change_delegate(one, by=by, order=number)
    return True
