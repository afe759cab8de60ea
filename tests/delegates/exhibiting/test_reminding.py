"""Reminders of the checklist: before deadlines, to who still has something to do, once."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from delegates.exhibiting.models import ExhibitorContact
from delegates.exhibiting.reminding import due_items
from delegates.mail.models import OutgoingMail
from events.models import Edition, Exhibitor, ReadinessItem, ReadinessTick
from tests.conftest import NOW
from tests.events.showcase.made import make_hall

TWO_DAYS = NOW + dt.timedelta(days=2)


@pytest.fixture
def late(small, at_demo_time):
    """An exhibitor with two things due in two days, one done, one later, and two who write for it."""
    make_hall()
    for number, (code, due) in enumerate(
        (("FIRE", TWO_DAYS), ("RULES", TWO_DAYS), ("DONE", TWO_DAYS), ("FAR", NOW + dt.timedelta(days=9)))
    ):
        ReadinessItem.objects.create(
            edition=small, code=code, name_vi=f"Việc {code}", name_en=f"Item {code}", ticked_by="staff", due_at=due,
            sort_order=number,
        )  # fmt: skip
    exhibitor = Exhibitor.objects.get(code="EX-A")
    ReadinessTick.objects.create(item=ReadinessItem.objects.get(code="DONE"), exhibitor=exhibitor, at=NOW)
    for name, ended in (("a", None), ("b", None), ("gone", NOW)):
        ExhibitorContact.objects.create(
            exhibitor=exhibitor, name=name.upper(), email=f"{name}@example.org", ended_at=ended
        )
    return exhibitor


def run(*options):
    said = StringIO()
    call_command("remind_exhibitors", *options, stdout=said)
    return said.getvalue()


def told():
    return sorted(OutgoingMail.objects.values_list("address", flat=True))


def test_a_dry_run_says_what_it_would_send_and_sends_nothing(late):
    said = run("--dry-run")
    assert "EX-A FIRE RULES 2026-01-17T11:05:00+07:00 (3): a@example.org, b@example.org" in said
    assert said.endswith("/ 2 reminders would be queued.\n")
    assert told() == []


def test_each_is_reminded_once_of_each_occasion(late, clock):
    assert run().endswith("/ 2 reminders queued.\n")
    assert run().endswith("/ 0 reminders queued.\n")
    assert told() == ["a@example.org", "b@example.org"]
    words = OutgoingMail.objects.first().words
    assert "By Saturday, 17 January 2026, 11:05, Company A is asked" in words["en"]["paragraphs"][0]
    assert words["vi"]["paragraphs"][1:3] == ["– Việc FIRE", "– Việc RULES"]
    assert words["url"] == f"/portal/showcase/{late.slug}/checklist/"
    clock(NOW + dt.timedelta(days=1, hours=1))
    assert run().endswith("/ 2 reminders queued.\n"), "the day before"
    clock(TWO_DAYS + dt.timedelta(hours=1))
    assert "FIRE" not in run(), "what is over is not reminded of"


def test_a_deadline_put_off_is_told_anew_and_a_newcomer_alone(late):
    run()
    ExhibitorContact.objects.create(exhibitor=late, name="C", email="C@example.org")
    assert run().endswith("/ 1 reminders queued.\n")
    assert run().endswith("/ 0 reminders queued.\n")
    ReadinessItem.objects.filter(code="FIRE").update(due_at=TWO_DAYS + dt.timedelta(hours=3))
    assert run().endswith("/ 3 reminders queued.\n")


def test_who_is_not_at_work_is_left_alone(late):
    Exhibitor.objects.filter(pk=late.pk).update(standing="withdrawn")
    run()
    assert told() == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_queries_for_one_and_many(count, late, django_assert_num_queries):
    keep = [late.pk, *Exhibitor.objects.exclude(pk=late.pk).values_list("pk", flat=True)][:count]
    Exhibitor.objects.exclude(pk__in=keep).update(standing="withdrawn")
    for one in Exhibitor.objects.filter(pk__in=keep).exclude(pk=late.pk):
        ExhibitorContact.objects.create(exhibitor=one, name="X", email=f"{one.slug}@example.org")
    edition = Edition.objects.get()
    with django_assert_num_queries(11):
        assert len(due_items(edition, NOW)) == count


def test_misuse_is_refused(db):
    with pytest.raises(CommandError):
        run("--tomorrow")
