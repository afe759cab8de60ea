"""Reminders: before deadlines, to who still has something to do, once."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegates.delegations import editing
from delegates.mail.reminding import due_reminders, occasion, remind
from delegates.models import Delegate, Delegation, FocalPoint, OutgoingMail, PrivateFile, Reminder
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("hours", "days"),
    [(169, 0), (168, 7), (73, 7), (72, 3), (25, 3), (24, 1), (1, 1), (0, 0), (-5, 0)],
)
def test_which_reminder_is_due(hours, days):
    assert occasion(NOW + dt.timedelta(hours=hours), NOW) == days


@pytest.fixture
def late(delegation, delegate, at_demo_time):
    """A delegation that lacks one photograph three days before the deadline, with two who speak for it."""
    for name in ("a", "b"):
        FocalPoint.objects.create(delegation=delegation, email=f"{name}@example.org", name=name.upper())
    FocalPoint.objects.create(delegation=delegation, email="gone@example.org", ended_at=NOW)
    FocalPoint.objects.create(delegation=delegation, email="over@example.org", expires_at=NOW)
    editing.set_deadlines(delegation.edition, {"photos": NOW + dt.timedelta(days=2)}, by=None)
    return delegation


def run(*options):
    said = StringIO()
    call_command("remind_delegations", *options, stdout=said)
    return said.getvalue()


def told():
    return sorted(OutgoingMail.objects.values_list("address", flat=True))


def test_a_dry_run_says_what_it_would_send_and_sends_nothing(late):
    assert "VN photos 2026-01-17T11:05:00" in run("--dry-run")
    assert (told(), Reminder.objects.count()) == ([], 0)


def test_each_is_reminded_once_of_each_occasion(late, clock):
    assert run().endswith("/ 2 reminders queued.\n")
    assert run().endswith("/ 0 reminders queued.\n")
    assert told() == ["a@example.org", "b@example.org"]
    words = OutgoingMail.objects.first().words
    assert words["en"]["subject"] == "Reminder of a deadline: Send the photographs"
    assert "The deadline is Saturday, 17 January 2026, 11:05." in words["en"]["paragraphs"][0]
    assert "Hiện nay còn thiếu 1 ảnh." in words["vi"]["paragraphs"][1]
    clock(NOW + dt.timedelta(days=1, hours=1))
    run()
    assert told() == ["a@example.org", "a@example.org", "b@example.org", "b@example.org"]
    assert sorted(set(Reminder.objects.values_list("days_before", flat=True))) == [1, 3]


def test_who_has_nothing_to_do_is_not_reminded(late):
    for one in Delegate.objects.all():
        PrivateFile.objects.create(
            delegate=one, kind="photo", media_type="image/jpeg", size=1, uploaded_at=NOW
        )
    run()
    assert told() == []


def test_what_another_run_has_told_meanwhile_is_not_told_again(late):
    (due,) = due_reminders(Delegation.objects.select_related("edition"), NOW)
    assert [remind(due, NOW), remind(due, NOW)] == [2, 0]
    assert told() == ["a@example.org", "b@example.org"]


def test_the_same_queries_for_one_and_many(late, small):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            due_reminders(Delegation.objects.select_related("edition"), NOW)
        return len(queries)

    one = counted()
    for number in range(4):
        made = Delegation.objects.create(
            edition=small, code=f"D{number}", kind="party", name="D", sort_order=number + 9
        )
        FocalPoint.objects.create(delegation=made, email=f"{number}@example.org")
    assert counted() == one


def test_misuse_is_refused(db):
    with pytest.raises(CommandError):
        run("--tomorrow")
