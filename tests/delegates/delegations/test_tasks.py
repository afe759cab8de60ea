"""What a delegation still has to do, until when, and what its page finds open."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from delegates.accreditation.models import State
from delegates.accreditation.transitions import open_accreditation
from delegates.delegations import editing
from delegates.delegations.findings import findings_of
from delegates.delegations.inviting import Person, add_focal_point
from delegates.delegations.tasks import due_of, tasks_of
from delegates.delegations.workspace import workspace_of
from delegates.models import Deadline, Delegate, Delegation, PrivateFile, Quota, SessionSeats, Travel
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
STEPS = ("head", "nominations", "photos", "travel", "sessions", "corrections")


def open_steps(delegation):
    tasks = tasks_of([delegation])[delegation.pk]
    return {step: tasks.open(step) for step in STEPS if tasks.open(step)}


def person(delegation, number, role="delegate", **fields):
    return Delegate.objects.create(
        delegation=delegation,
        ref=f"T{number}",
        role=role,
        passport_given="A",
        badge_name=f"P{number}",
        **fields,
    )


def test_who_named_nobody_has_to_name_somebody(delegation):
    assert open_steps(delegation) == {"head": 1, "nominations": 1}
    Quota.objects.filter(role="head").update(places=0)
    assert open_steps(delegation) == {"nominations": 1}


def test_a_group_of_the_host_needs_no_head(small):
    media = Delegation.objects.create(edition=small, code="MED", kind="media", name="Báo chí", sort_order=9)
    assert open_steps(media) == {"nominations": 1}
    Quota.objects.create(delegation=media, role="head", places=1)
    assert open_steps(media) == {"head": 1, "nominations": 1}


def test_each_thing_that_is_there_closes_its_step(delegation):
    head = person(delegation, 1, "head")
    asked = person(delegation, 2)
    draft = person(delegation, 3, is_active=False)
    open_accreditation(asked, by=None, at=clock.now(), state=State.MORE_INFORMATION)
    open_accreditation(draft, by=None, at=clock.now(), state=State.DRAFT)
    assert open_steps(delegation) == {
        "nominations": 1,
        "photos": 2,
        "travel": 2,
        "sessions": 1,
        "corrections": 1,
    }
    draft.accreditation.delete()
    asked.accreditation.delete()
    Travel.objects.create(delegate=head, arrival_at=clock.now())
    Delegate.objects.filter(pk=head.pk).update(sessions_wanted=["S1"], photo_file="a.jpg")
    assert open_steps(delegation) == {"photos": 2, "travel": 1}, "a name of a file is no photograph"
    for one in (head, asked):
        PrivateFile.objects.create(
            delegate=one, kind="photo", media_type="image/jpeg", size=1, uploaded_at=clock.now()
        )
    assert open_steps(delegation) == {"travel": 1}
    tasks = tasks_of([delegation])[delegation.pk]
    assert str(tasks.missing("travel").en) == "the arrival of 1 person is not known"
    assert str(tasks.missing("travel").vi) == "chưa có thông tin chuyến đến của 1 người"


def test_a_deadline_of_its_own_goes_before_the_common_one(delegation, small):
    other = Delegation.objects.create(edition=small, code="TH", kind="party", name="Đoàn TH", sort_order=2)
    later = NOW + dt.timedelta(days=3)
    editing.set_deadlines(small, {"head": NOW, "photos": NOW}, by=None)
    editing.set_deadlines(small, {"head": later}, delegation=delegation, by=None)
    assert due_of([delegation, other]) == {
        delegation.pk: {"head": later, "photos": NOW}, other.pk: {"head": NOW, "photos": NOW},
    }  # fmt: skip
    editing.set_deadlines(small, {"head": None}, delegation=delegation, by=None)
    assert due_of([delegation])[delegation.pk]["head"] == NOW
    assert Deadline.objects.count() == 2


def test_the_same_queries_for_one_and_many(small, delegation):
    many = [
        Delegation.objects.create(edition=small, code=f"D{n}", kind="party", name=f"D{n}", sort_order=n + 5)
        for n in range(5)
    ]
    for number, found in enumerate(many):
        person(found, number)
    with CaptureQueriesContext(connection) as one:
        tasks_of([delegation]), due_of([delegation])
    with CaptureQueriesContext(connection) as all_of_them:
        tasks_of([delegation, *many]), due_of([delegation, *many])
    assert len(one) == len(all_of_them) == 4


def test_what_is_open_is_said_in_words_the_gravest_first(delegation, make_session, at_demo_time):
    session = make_session("S1", "14:00", "15:00", title_en="Plenary")
    SessionSeats.objects.create(delegation=delegation, session=session, places=1)
    for number in range(4):
        person(delegation, number, sessions_wanted=["S1"])
    editing.set_deadlines(delegation.edition, {"photos": NOW - dt.timedelta(days=1)}, by=None)
    editing.set_deadlines(delegation.edition, {"travel": NOW + dt.timedelta(days=2)}, by=None)
    editing.add_item(delegation, "Gọi xe", by=None)
    add_focal_point(
        delegation, Person("SATO", "sato@example.org", expires_at=NOW + dt.timedelta(days=1)), by=None
    )
    found = findings_of(workspace_of(delegation), clock.now())
    assert [(problem.severity.value, problem.code) for problem in found] == [
        ("block", "role_over_quota"), ("warn", "session_over_seats"), ("warn", "no_head"), ("warn", "late"),
        ("info", "due_soon"), ("info", "no_note_verbale"), ("info", "no_liaison"), ("info", "checklist_open"),
    ]  # fmt: skip
    words = {problem.code: problem.message for problem in found}
    assert words["role_over_quota"].vi == "Vượt: 4 người ở vai trò “Đại biểu”, trong khi có 3 chỗ."
    assert words["session_over_seats"].en == "Over: 4 persons ask for “Plenary”, 1 seats."
    assert (
        words["late"].en == "Late: Send the photographs (until 14 January, 11:05): 4 photographs are missing."
    )
    later = findings_of(workspace_of(delegation), NOW + dt.timedelta(days=20))
    assert "no_focal_point" in {problem.code for problem in later}
