"""The desk_gates at the desk: who is inside, arrivals, heads, evacuation, attendance, movements."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from adgmin.core.models import AuditRecord
from delegates.badges.models import Badge, Category
from delegates.gates import inside
from delegates.gates.columns import columns_of
from delegates.gates.evacuation import who_is_inside
from delegates.gates.models import Incident, Presence, Scan

from .doors import NOW, at, enter, scan

pytestmark = pytest.mark.django_db


def test_places_count_by_category_and_know_when_they_are_full(desk_gates, numbered_badge, small):
    enter(numbered_badge(1), desk_gates["G-B"], at(9, 0))
    enter(numbered_badge(2, category="PTN"), desk_gates["G-A"], at(9, 0))
    enter(numbered_badge(3), desk_gates["G-A"], at(9, 5))
    Presence.objects.update_or_create(
        badge=Badge.objects.get(serial=3), place="R-A", defaults={"since": at(9, 5)}
    )
    places = {place.code: place for place in inside.places_now(small, NOW)}
    assert [(code, place.count, place.is_full) for code, place in places.items()] == [
        ("zone:MAIN", 0, False), ("R-A", 2, False), ("R-B", 1, True),
    ]  # fmt: skip
    assert [(code, number) for code, _name, number in places["R-A"].by_category] == [("DEL", 1), ("PTN", 1)]
    assert (places["R-A"].capacity, places["R-A"].share) == (50, 4)
    assert set(Category.values) >= {"DEL", "PTN"}


def test_heads_are_expected_until_their_first_scan_of_the_day(desk_gates, numbered_badge, small):
    head = numbered_badge(1, role="head", category="MIN")
    scan(head, desk_gates["MAIN"], at(8, 0) - dt.timedelta(days=1))
    scan(head, desk_gates["G-A"], at(8, 0), verdict="refuse")
    taken_back = scan(head, desk_gates["MAIN"], at(8, 1), undone_at=at(8, 2))
    assert inside.heads_expected(small, NOW) == [head]
    Scan.objects.filter(pk=taken_back.pk).update(undone_at=None)
    assert inside.heads_expected(small, NOW) == []


def test_arrivals_count_each_badge_in_the_quarter_of_its_first_entry(desk_gates, numbered_badge, small):
    one, two, three = (numbered_badge(number) for number in (1, 2, 3))
    for badge, moment in ((one, at(8, 14)), (one, at(9, 0)), (two, at(8, 15)), (three, at(8, 44))):
        scan(badge, desk_gates["MAIN"], moment)
    scan(two, desk_gates["MAIN"], at(8, 40), direction="out")
    quarters = inside.arrivals(small, at(8, 50))
    assert [(one.start.strftime("%H:%M"), one.arrived) for one in quarters] == [
        ("08:00", 1), ("08:15", 1), ("08:30", 1), ("08:45", 0),
    ]  # fmt: skip
    chart = columns_of(quarters)
    assert (chart.passes, [column.is_over for column in chart.columns]) == (2, [False] * 4)
    assert columns_of([]) is None


def test_delegations_with_badges_tell_who_came_and_who_is_inside(desk_gates, numbered_badge, small):
    one, two = numbered_badge(1), numbered_badge(2)
    scan(one, desk_gates["MAIN"], at(8, 0))
    scan(one, desk_gates["G-A"], at(8, 5))
    enter(one, desk_gates["MAIN"], at(8, 0))
    enter(one, desk_gates["G-A"], at(8, 5))
    assert [(line.badges, line.seen, line.inside) for line in inside.coming(small, NOW)] == [(2, 1, 1)]
    assert two.serial == 2


def test_everybody_stands_once_in_the_evacuation_list_in_protocol_order(desk_gates, numbered_badge, small):
    later, head = numbered_badge(5), numbered_badge(6, role="head", category="MIN")
    for badge in (later, head):
        enter(badge, desk_gates["MAIN"], at(8, 0))
        enter(badge, desk_gates["G-A"], at(8, 30))
    in_no_zone = numbered_badge(7)
    enter(in_no_zone, desk_gates["G-B"], at(8, 30))
    areas = who_is_inside(small, NOW)
    assert [(area.letter, [one.badge.serial for one in area.people]) for area in areas] == [
        ("A", [6, 5]),
        ("", [7]),
    ]
    assert areas[0].people[0].place.en == "Room A"


def test_who_left_yesterday_is_not_counted_today(desk_gates, numbered_badge, small):
    enter(numbered_badge(1), desk_gates["MAIN"], at(20, 0) - dt.timedelta(days=1))
    assert [area.people for area in who_is_inside(small, NOW)] == [()]


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_as_much_for_three_as_for_one(
    number, desk_gates, numbered_badge, signed_in, at_demo_time, django_assert_max_num_queries
):
    for serial in range(1, number + 1):
        badge = numbered_badge(serial)
        scan(badge, desk_gates["MAIN"], at(8, serial))
        enter(badge, desk_gates["MAIN"], at(8, serial))
        Incident.objects.create(
            edition=badge.edition, kind="two_doors", key=str(serial), facts={}, at=NOW, badge=badge
        )
    client = signed_in("organiser")
    for name, most in (
        ("desk-gates", 24),
        ("desk-evacuation", 16),
        ("desk-incidents", 15),
        ("desk-attendances", 16),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(reverse(name)).status_code == 200


def test_movements_are_shown_for_a_reason_only_and_the_reading_is_kept(
    desk_gates, numbered_badge, signed_in, at_demo_time
):
    badge = numbered_badge(1)
    scan(badge, desk_gates["G-A"], at(9, 0), operator="Phạm Long")
    client, address = signed_in("security"), reverse("desk-movements", kwargs={"pk": badge.delegate_id})
    assert "Phạm Long" not in client.get(address).content.decode()
    refused = client.post(address, {"why": "  "})
    assert (refused.status_code, "Phạm Long" in refused.content.decode()) == (422, False)
    assert not AuditRecord.objects.filter(verb="movements read").exists()
    shown = client.post(address, {"why": "Tìm người"})
    assert "Phạm Long" in shown.content.decode()
    assert AuditRecord.objects.get(verb="movements read").note == "Tìm người"


def test_attendance_counts_each_badge_once_and_goes_out_as_a_workbook(
    desk_gates, numbered_badge, make_session, signed_in, at_demo_time
):
    make_session("S-1", "09:00", "10:00")
    one, two = numbered_badge(1), numbered_badge(2)
    for badge, moment, fields in (
        (one, at(8, 50), {}), (one, at(9, 30), {}), (two, at(9, 0), {"override": "=1+1", "reason": "not_invited"}),
    ):  # fmt: skip
        scan(badge, desk_gates["G-A"], moment, session_code="S-1", **fields)
    scan(
        numbered_badge(3),
        desk_gates["G-A"],
        at(9, 1),
        session_code="S-1",
        verdict="refuse",
        reason="not_invited",
    )
    client = signed_in("organiser")
    page = client.get(reverse("desk-attendances"), {"day": "2026-01-15"})
    (row,) = page.context["rows"]
    assert (row.came, row.refused, row.overridden) == (2, 1, 1)
    assert "Nguyễn 3" not in client.get(reverse("desk-attended", kwargs={"code": "S-1"})).content.decode()
    answer = client.get(reverse("desk-attended-file", kwargs={"code": "S-1"}))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [(row[1], row[5], row[6]) for row in rows] == [
        ("0001", "08:50", "09:30"),
        ("0002", "09:00", "09:00"),
    ]
    assert (rows[1][7], sheet.cell(6, 8).data_type) == ("=1+1", "s")
    assert AuditRecord.objects.filter(verb="exported attendance").count() == 1


def test_an_incident_is_closed_once_with_what_was_found(
    desk_gates, numbered_badge, signed_in, make_user, at_demo_time
):
    badge = numbered_badge(42)
    facts = {"serial": 42, "gate": "G-A", "at": at(9, 2).isoformat(), "device": "Máy 2",
             "first": {"gate": "MAIN", "at": at(9, 0).isoformat()}}  # fmt: skip
    incident = Incident.objects.create(
        edition=badge.edition, kind="two_doors", key="k", facts=facts, at=NOW, badge=badge
    )
    client = signed_in("security")
    page = client.get(reverse("desk-incidents")).content.decode()
    assert "Thẻ 0042 vào Cửa chính lúc 09:00 rồi lại vào Phòng A lúc 09:02 (Máy 2)." in page
    address = reverse("desk-incident-close", kwargs={"pk": incident.pk})
    assert client.post(address, {"note": " "}).status_code == 422
    assert client.post(address, {"note": "Cho mượn thẻ"}).status_code == 302
    again = client.post(address, {"note": "khác"})
    assert (again.status_code, "Cho mượn thẻ" in again.content.decode()) == (409, True)
    incident.refresh_from_db()
    assert incident.note == "Cho mượn thẻ"


@pytest.mark.parametrize("kind", Incident.Kind.values)
@pytest.mark.parametrize(
    "facts", [{}, {"serial": "x", "at": 7, "gate": None, "seconds": -400, "reason": "?"}]
)
def test_every_incident_has_words_whatever_its_facts_are(kind, facts, small):
    from delegates.gates.incident_words import in_words

    assert len(in_words(Incident(edition=small, kind=kind, facts=facts), {})) > 20


def test_a_device_gets_its_code_once_and_is_revoked(desk_gates, signed_in, make_user, at_demo_time):
    client = signed_in("organiser")
    assert client.post(reverse("desk-device-add"), {"name": " "}).status_code == 422
    given = {"name": "Cửa chính 3", "gates": [desk_gates["MAIN"].pk], "may_search": "on"}
    page = client.post(reverse("desk-device-add"), given)
    device, code = page.context["paired"], page.context["code"]
    assert (device.name, device.may_override, list(device.gates.all())) == (
        "Cửa chính 3",
        False,
        [desk_gates["MAIN"]],
    )
    assert code in page.content.decode()
    assert code not in client.get(reverse("desk-devices")).content.decode()
    assert client.post(reverse("desk-device-end", kwargs={"pk": device.pk})).status_code == 302
    again = client.post(reverse("desk-device-pair", kwargs={"pk": device.pk}))
    assert again.status_code == 409
    assert "Cửa chính 3" not in client.get(reverse("desk-devices")).content.decode()
