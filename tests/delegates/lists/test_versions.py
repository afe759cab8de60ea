"""Versions are numbered, kept as they were, and made only when there is something new to keep."""

import pytest

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.lists.versions import keep_version, roll_of
from delegates.models import Accreditation, Delegate, ListVersion


def refusal_of(small):
    with pytest.raises(Refused) as refused:
        keep_version(small, note="", by=None, at=clock.now())
    return [problem.code for problem in refused.value.problems]


def test_a_version_stays_as_it_was(small, nominated, make_user):
    assert refusal_of(small) == ["nobody_listed"]
    head, by = nominated("VN", "head", "ສຸລິຍາ", native_name="=1+1"), make_user("protocol")
    first = keep_version(small, note="For the printer", by=by, at=clock.now())
    assert refusal_of(small) == ["list_unchanged"]
    Delegate.objects.filter(pk=head.pk).update(badge_name="Another")
    nominated("VN", "delegate", "Second")
    second = keep_version(small, note="", by=None, at=clock.now())
    kept = roll_of(ListVersion.objects.get(number=1))
    assert (first.number, second.number, kept.number, kept.note) == (1, 2, 1, "For the printer")
    assert [(entry.name, entry.native) for section in kept.sections for entry in section.entries] == [
        ("ສຸລິຍາ", "=1+1")
    ]
    assert kept.as_of == first.as_of
    act = AuditRecord.objects.get(verb="kept list of participants", object_id=str(first.pk))
    assert (act.label, act.note, act.actor) == ("1", "For the printer", "protocol@example.org")


def test_who_waits_is_in_no_version(small, nominated):
    nominated("VN", "head", "In")
    waits = nominated("VN", "delegate", "Waits", state="on_hold")
    assert roll_of(keep_version(small, note="", by=None, at=clock.now())).count == 1
    Accreditation.objects.filter(delegate=waits).update(state="approved")
    assert roll_of(keep_version(small, note="", by=None, at=clock.now())).count == 2
