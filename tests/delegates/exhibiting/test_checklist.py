"""Checklists: told by the records, ticked off by who may, overdue after the deadline."""

import datetime as dt

import pytest

from delegates.exhibiting.checklist import checklists
from delegates.exhibiting.models import ExhibitorContact
from delegates.mail.models import OutgoingMail
from events.models import DemoSlot, Exhibitor, Product, ReadinessItem, ReadinessTick
from tests.conftest import NOW
from tests.events.showcase.made import make_hall


@pytest.fixture
def exhibitor(small, at_demo_time, make_user):
    make_hall()
    for code, rule, by, days in (
        ("PROFILE", "profile", "rule", -1), ("FIRE", "", "staff", 1), ("RULES", "", "exhibitor", 1),
    ):  # fmt: skip
        ReadinessItem.objects.create(
            edition=small, code=code, name_vi=f"Việc {code}", name_en=f"Item {code}", rule=rule, ticked_by=by,
            due_at=NOW + dt.timedelta(days=days),
        )  # fmt: skip
    exhibitor = Exhibitor.objects.get(code="EX-A")
    user = make_user("exhibitor")
    ExhibitorContact.objects.create(exhibitor=exhibitor, user=user, name="A", email=user.email)
    return exhibitor


def states(exhibitor):
    (one,) = checklists([exhibitor], NOW)
    return {
        line.item.code: "done" if line.done else "overdue" if line.overdue else "open" for line in one.lines
    }


def test_the_records_tell_what_they_can(exhibitor):
    assert states(exhibitor) == {"PROFILE": "overdue", "FIRE": "open", "RULES": "open"}
    exhibitor.profile_vi, exhibitor.profile_en = "Giới thiệu", "Profile"
    exhibitor.save()
    assert states(exhibitor)["PROFILE"] == "done"


def test_a_cancelled_demonstration_is_none(exhibitor):
    ReadinessItem.objects.create(
        edition=exhibitor.edition, code="DEMO", name_vi="Trình diễn", name_en="Demonstration", rule="demo",
        ticked_by="rule", due_at=NOW + dt.timedelta(days=1),
    )  # fmt: skip
    product = Product.objects.create(edition=exhibitor.edition, code="P", exhibitor=exhibitor, name_vi="P")
    slot = DemoSlot.objects.create(
        edition=exhibitor.edition, code="D", product=product, booth=exhibitor.booth, start=NOW,
        end=NOW + dt.timedelta(hours=1),
    )  # fmt: skip
    assert states(exhibitor)["DEMO"] == "done"
    slot.cancelled_at = NOW
    slot.save()
    assert states(exhibitor)["DEMO"] == "open"


def test_an_exhibitor_ticks_off_only_what_is_theirs(exhibitor, client):
    client.force_login(ExhibitorContact.objects.get().user)
    here = f"/portal/showcase/{exhibitor.slug}/checklist/"
    item = {one.code: one.pk for one in ReadinessItem.objects.all()}
    assert client.post(here, {"item": item["RULES"], "do": "tick"}).status_code == 302
    assert client.post(here, {"item": item["RULES"], "do": "tick"}).status_code == 302
    assert ReadinessTick.objects.count() == 1
    for code in ("FIRE", "PROFILE"):
        assert client.post(here, {"item": item[code], "do": "tick"}).status_code == 404
    assert "Việc PROFILE" in client.get(here).content.decode()
    assert client.get("/portal/showcase/ex-b/checklist/").status_code == 404
    client.post(here, {"item": item["RULES"], "do": "untick"})
    assert not ReadinessTick.objects.exists()


def test_the_desk_ticks_reminds_once_a_day_and_exports(
    exhibitor, signed_in, django_capture_on_commit_callbacks
):
    desk = signed_in("programme")
    here = f"/desk/showcase/checklists/{exhibitor.slug}/"
    fire = ReadinessItem.objects.get(code="FIRE")
    assert desk.post(here, {"item": fire.pk, "do": "tick"}).status_code == 302
    assert states(exhibitor)["FIRE"] == "done"
    for _time in range(2):
        assert desk.post(here, {"do": "remind"}).status_code == 302
    assert OutgoingMail.objects.count() == 1
    assert desk.get("/desk/showcase/checklists/checklists.xlsx").content[:2] == b"PK"
    organiser = signed_in("organiser")
    assert organiser.get("/desk/showcase/checklists/").status_code == 200
    assert organiser.post(here, {"do": "remind"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_many_there_are(count, exhibitor, django_assert_num_queries):
    shown = Exhibitor.objects.order_by("pk")[:count]
    with django_assert_num_queries(9):
        assert len(checklists(shown, NOW)) == count
