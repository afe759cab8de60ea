"""The verbs that write a delegate by hand: nominate and change, each with its lock, checks and record."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import AuditRecord, User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.delegations.models import Delegation
from delegates.delegations.quotas import quota_problems

from .models import Delegate, Nomination, TravelDocument
from .signals import changed

ONE_HEAD = "delegates_one_head"
_SILENT = frozenset({"updated", "folded", "name_key", "role_order", "delegation_order"})


@transaction.atomic
def nominate(
    delegation: Delegation, *, by: User | None, way: str = Nomination.Way.DESK, **values: Any
) -> Delegate:
    """Put a person forward. Raises Refused: `second_head`, `role_over_quota`, `ref_taken`."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    delegate = Delegate(delegation=delegation, **values)
    wants_ref = not delegate.ref
    problems = quota_problems(delegation, adding={delegate.role: 1}) + (
        [] if wants_ref else _ref_problems(delegate)
    )
    if problems:
        raise Refused(*problems)
    with refusing_second_head(delegation):
        add_with_ref(delegate) if wants_ref else delegate.save()
    Nomination.objects.create(delegate=delegate, submitted_at=clock.now(), submitted_by=by, way=way)
    changes = audit.difference({}, {key: value for key, value in audit.state_of(delegate).items() if value})
    audit.record(delegate, "nominate", by=by, changes=_told(changes))
    return delegate


@transaction.atomic
def change_delegate(delegate: Delegate, *, by: User | None, expected: str = "", **changes: Any) -> Delegate:
    """Change fields of a delegate; `expected` is the `version_of` the record that the editor saw.

    Raises Refused: `changed_meanwhile`, `second_head`, `role_over_quota`, `ref_taken`; nothing is written.
    """
    wanted = changes.get("delegation", delegate.delegation)
    # Delegations are locked in the order of their keys, so that two moves never wait for each other.
    pks = sorted({delegate.delegation_id, wanted.pk})
    locked = {
        found.pk: found for found in Delegation.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    }
    current = Delegate.objects.select_for_update().get(pk=delegate.pk)
    if expected and expected != version_of(current):
        raise Refused(_changed_meanwhile(current))
    before, place = audit.state_of(current), (current.delegation_id, current.role)
    for name, value in changes.items():
        setattr(current, name, value)
    current.delegation = locked[current.delegation_id]
    if problems := _problems(current, place):
        raise Refused(*problems)
    if difference := _told(audit.difference(before, audit.state_of(current))):
        with refusing_second_head(current.delegation):
            current.save()
        audit.record(current, "change", by=by, changes=difference)
        changed.send(Delegate, delegate=current, changes=difference, by=by)
    return current


@transaction.atomic
def change_document(delegate: Delegate, *, by: User | None, **values: str) -> TravelDocument:
    """Change fields of a person's travel document (`number`, `birth_date` as yyyy-mm-dd, …); made when missing."""
    delegation = Delegation.objects.select_for_update().get(delegates=delegate.pk)
    current = Delegate.objects.select_for_update().get(pk=delegate.pk)
    current.delegation = delegation
    document = TravelDocument.objects.filter(delegate=current).first() or TravelDocument(delegate=current)
    before = audit.state_of(document)
    for name, value in values.items():
        setattr(document, name, value)
    difference = audit.difference(before, audit.state_of(document))
    if difference:
        document.save()
        audit.record(document, "change", by=by, changes=difference)
        changed.send(Delegate, delegate=current, changes=difference, by=by)
    return document


def version_of(delegate: Delegate) -> str:
    """Return a mark that differs after every change."""
    return delegate.updated.isoformat()


def add_with_ref(delegate: Delegate) -> None:
    """Store a new person under a reference made of the key that the database gives: D and the key.

    Nobody else can get the same at the same moment, as with the next number after the last; a letter follows when
    somebody has typed just that reference for another person.
    """
    delegate.ref = uuid.uuid4().hex
    delegate.save(force_insert=True)
    ref = f"D{delegate.pk:05d}"
    while Delegate.objects.filter(ref=ref).exists():
        ref += "A"
    delegate.ref = ref
    delegate.save(update_fields={"ref", "updated"})


@contextmanager
def refusing_second_head(delegation: Delegation) -> Iterator[None]:
    """Turn the database's own refusal of a second head into words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if ONE_HEAD not in str(error) and "delegates_delegate.delegation_id" not in str(error):
            raise
        raise Refused(*quota_problems(delegation, adding={"head": 1})) from error


def _problems(current: Delegate, place: tuple[int, str]) -> list[Problem]:
    moved = current.is_active and place != (current.delegation_id, current.role)
    found = quota_problems(current.delegation, adding={current.role: 1}) if moved else []
    return found + _ref_problems(current)


def _ref_problems(delegate: Delegate) -> list[Problem]:
    other = Delegate.objects.filter(ref=delegate.ref).exclude(pk=delegate.pk).first()
    if other is None:
        return []
    return [
        Problem(
            "ref_taken",
            Severity.BLOCK,
            in_both(
                lambda: (
                    gettext("The reference %(ref)s belongs to %(name)s already. Choose another.")
                    % {"ref": other.ref, "name": other.badge_name}
                )
            ),
            (other,),
            field="ref",
        )
    ]


def _told(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: pair for name, pair in changes.items() if name not in _SILENT}


def _changed_meanwhile(current: Delegate) -> Problem:
    last = AuditRecord.objects.filter(model="delegates.delegate", object_id=str(current.pk)).first()
    changes = _told(last.changes) if last else {}

    def sentence() -> str:
        return gettext(
            "%(who)s changed %(name)s while you were editing (%(what)s). Nothing of yours was saved: "
            "compare, and save again if it should stand."
        ) % {
            "who": (last.actor if last else "") or gettext("Somebody"),
            "name": current.badge_name,
            "what": "; ".join(f"{field}: {old} → {new}" for field, (old, new) in changes.items()),
        }

    return Problem("changed_meanwhile", Severity.BLOCK, in_both(sentence), (current,))
