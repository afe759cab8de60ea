"""The bookings of a demonstration at the desk: listed, made, cancelled, noted, refused in words."""

import io

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from adgmin.core.roles import Role
from delegates.demos import booking
from delegates.demos.models import DemoBooking
from delegates.desk.acts import in_words, note_in_words
from delegates.mail.models import OutgoingMail
from events.models import DemoSlot
from tests.conftest import NOW

HERE = "/desk/showcase/demos/D1/bookings/"
MANAGERS = {Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME}


@pytest.fixture
def desk(signed_in):
    return signed_in("programme")


def states():
    return list(DemoBooking.objects.order_by("sequence").values_list("state", flat=True))


def codes(answer):
    return [problem.code for problem in answer.context["problems"]]


def said(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize("role", Role.values)
def test_who_sees_and_who_changes(role, make_slot, visitors, signed_in):
    slot, (person, other) = make_slot(), visitors(2)
    held, client, may = booking.book(person, slot, by=None), signed_in(role), role in MANAGERS
    for page in (HERE, f"{HERE}list.xlsx", f"{HERE}cancel/"):
        assert client.get(page).status_code == (200 if may else 403), page
    for address, typed in (
        (f"{HERE}do/", {"do": "book", "person": other.pk}), (f"{HERE}do/", {"do": "came", "booking": held.pk}),
        (f"{HERE}do/", {"do": "undo", "booking": held.pk}), (f"{HERE}places/", {"capacity": "7"}),
        (f"{HERE}do/", {"do": "cancel", "booking": held.pk}), (f"{HERE}cancel/", {}),
    ):  # fmt: skip
        assert client.post(address, typed).status_code == (302 if may else 403), typed
    assert states() == (["cancelled"] * 2 if may else ["booked"])


def test_nobody_is_sent_to_sign_in(make_slot, client):
    make_slot()
    assert client.get(HERE)["Location"].startswith("/accounts/sign-in/")


def test_the_lists_stand_in_order(make_slot, visitors, desk):
    slot, people = make_slot(capacity=2), visitors(5)
    made = [booking.book(one, slot, by=None) for one in people]
    booking.cancel(made[0], by=None)
    answer = desk.get(HERE)
    roll = answer.context["roll"]
    assert [line.guest.person.pk for line in roll.booked] == [people[1].pk, people[2].pk]
    assert [(line.number, line.guest.person.pk) for line in roll.waiting] == [
        (1, people[3].pk),
        (2, people[4].pk),
    ]
    assert [line.guest.person.pk for line in roll.cancelled] == [people[0].pk]
    assert (roll.left, roll.over, roll.came) == (0, 0, 0)
    assert "no-store" in answer["Cache-Control"]
    for words in ("Danh sách chờ", "được xếp từ danh sách chờ", "1 lượt đặt đã hủy"):
        assert words in answer.content.decode(), words


def test_an_empty_one_says_what_to_do(make_slot, desk):
    make_slot()
    text = desk.get(HERE).content.decode()
    assert "Chưa có ai đặt. Người được công nhận tự đặt qua đường dẫn riêng" in text
    assert "Không có ai chờ." in text


def test_find_by_name_or_badge_and_book(make_slot, visitors, desk, make_badge):
    make_slot(capacity=1)
    people = visitors(3)
    badge = make_badge(people[1], 7)
    answer = desk.get(HERE, {"q": "khach 0"})
    assert [one.guest.person.pk for one in answer.context["found"]] == [people[0].pk]
    answer = desk.get(HERE, {"q": f"#{badge.serial:04d}"})
    assert [one.guest.person.pk for one in answer.context["found"]] == [people[1].pk]
    assert f"{badge.serial:04d}" in answer.content.decode()
    assert "Không có người được công nhận nào" in desk.get(HERE, {"q": "nobody"}).content.decode()
    people[2].accreditation.delete()
    assert [
        len(desk.get(HERE, {"q": word}).context["found"]) for word in ("khach", "???", "99999999999")
    ] == [2, 0, 0]
    told = [said(desk.post(f"{HERE}do/", {"do": "book", "person": one.pk}))[-1] for one in people[:2]]
    assert told == ["Khách 0 đã có chỗ.", "Khách 1 đã vào danh sách chờ."]
    assert states() == ["booked", "waiting"]
    written = AuditRecord.objects.filter(verb="book demonstration")
    assert [record.user.email for record in written] == ["programme@example.org"] * 2


def test_a_refusal_says_why_in_both_languages_and_keeps_what_was_typed(make_slot, visitors, desk):
    slot, (one, other) = make_slot(), visitors(2)
    booking.book(one, make_slot("D2", minutes=75), by=None)
    answer = desk.post(f"{HERE}do/", {"do": "book", "person": one.pk, "q": "khách"})
    assert (answer.status_code, codes(answer)) == (409, ["overlapping_booking"])
    text = answer.content.decode()
    assert 'value="khách"' in text
    assert "At that time" in text
    assert [one.guest.name for one in answer.context["found"]] == ["Khách 0", "Khách 1"]
    other.accreditation.delete()
    assert codes(desk.post(f"{HERE}do/", {"do": "book", "person": other.pk})) == ["not_accredited"]
    assert desk.post(f"{HERE}do/", {"do": "book", "person": "x"}).status_code == 404
    assert desk.post(f"{HERE}do/", {"do": "dance"}).status_code == 404
    assert not DemoBooking.objects.filter(slot=slot).exists()


def test_cancelling_one_lets_the_next_move_up(make_slot, visitors, desk):
    slot = make_slot(capacity=1)
    first, second = [booking.book(one, slot, by=None) for one in visitors(2)]
    assert said(desk.post(f"{HERE}do/", {"do": "cancel", "booking": first.pk})) == [
        "Đã hủy lượt đặt của Khách 0."
    ]
    assert states() == ["cancelled", "booked"]
    again = desk.post(f"{HERE}do/", {"do": "cancel", "booking": first.pk})
    assert (again.status_code, codes(again)) == (409, ["booking_over"])
    elsewhere = booking.book(first.delegate, make_slot("D2", minutes=300), by=None)
    assert desk.post(f"{HERE}do/", {"do": "cancel", "booking": elsewhere.pk}).status_code == 404
    assert OutgoingMail.objects.filter(event=f"demo_promoted {second.pk}").count() == 1


def test_who_came_is_noted_and_taken_back(make_slot, visitors, desk):
    slot = make_slot(capacity=1)
    booked, waiting = [booking.book(one, slot, by=None) for one in visitors(2)]
    for what in ("came", "came", "undo", "undo", "came"):
        assert desk.post(f"{HERE}do/", {"do": what, "booking": booked.pk}).status_code == 302
    verbs = ["came to demonstration", "did not come to demonstration"]
    assert [AuditRecord.objects.filter(verb=verb).count() for verb in verbs] == [2, 1]
    assert desk.get(HERE).context["roll"].came == 1
    assert codes(desk.post(f"{HERE}do/", {"do": "came", "booking": waiting.pk})) == ["not_booked"]


def test_after_the_beginning_nobody_is_booked_but_who_came_is_noted(make_slot, visitors, desk, clock):
    slot = make_slot()
    held = booking.book(visitors(1)[0], slot, by=None)
    clock(slot.start)
    text = desk.get(HERE, {"q": "khach"}).content.decode()
    assert "Buổi trình diễn đã bắt đầu nên không đặt thêm." in text
    assert desk.post(f"{HERE}do/", {"do": "came", "booking": held.pk}).status_code == 302


def test_fewer_places_take_none_away_and_more_let_move_up(make_slot, visitors, desk):
    slot = make_slot(capacity=3)
    for one in visitors(4):
        booking.book(one, slot, by=None)
    assert said(desk.post(f"{HERE}places/", {"capacity": "2"})) == [
        "Nay có 2 chỗ. 1 người đặt trước vượt số này vẫn giữ chỗ."
    ]
    assert states() == ["booked"] * 3 + ["waiting"]
    assert "Không ai mất chỗ" in desk.get(HERE).content.decode()
    desk.post(f"{HERE}places/", {"capacity": "4"})
    assert states() == ["booked"] * 4
    for wrong in ("0", "", "x", "1001"):
        answer = desk.post(f"{HERE}places/", {"capacity": wrong})
        assert answer.status_code == 422
        assert f'value="{wrong}"' in answer.content.decode() or wrong == ""
    assert DemoSlot.objects.get(pk=slot.pk).capacity == 4


def test_cancelling_asks_first_then_tells_everybody(make_slot, visitors, desk):
    slot = make_slot(capacity=1)
    for one in visitors(2):
        booking.book(one, slot, by=None)
    asked = desk.get(f"{HERE}cancel/").content.decode()
    assert "1 người có chỗ sẽ mất chỗ và được báo bằng thư." in asked
    assert "1 người trong danh sách chờ cũng được báo." in asked
    assert states() == ["booked", "waiting"]
    assert said(desk.post(f"{HERE}cancel/")) == ["Buổi trình diễn đã hủy. 2 người được báo bằng thư."]
    assert states() == ["cancelled"] * 2
    assert OutgoingMail.objects.filter(event__startswith="demo_cancelled").count() == 2
    text = desk.get(HERE).content.decode()
    assert "Mọi lượt đặt đã chấm dứt" in text
    assert f"{HERE}places/" not in text
    assert codes(desk.post(f"{HERE}places/", {"capacity": "9"})) == ["demo_cancelled"]
    assert DemoSlot.objects.get(pk=slot.pk).capacity == 1


def test_the_list_for_the_door(make_slot, visitors, desk):
    slot = make_slot(capacity=1)
    first, _second = [booking.book(one, slot, by=None) for one in visitors(2)]
    booking.mark_came(first, by=None)
    answer = desk.get(f"{HERE}list.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="demo-D1.xlsx"'
    rows = list(
        openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=5, values_only=True)
    )
    assert [(row[1], row[4], bool(row[5])) for row in rows] == [
        ("Khách 0", "Đã đặt", True), ("Khách 1", "Trong danh sách chờ", False),
    ]  # fmt: skip


def test_what_is_open_to_all_has_no_such_page(make_slot, desk):
    make_slot("D1", capacity=None)
    assert desk.get(HERE).status_code == 404
    assert desk.get("/desk/showcase/demos/NONE/bookings/").status_code == 404


def test_as_many_queries_for_three_as_for_one(make_slot, visitors, desk, django_assert_num_queries):
    slot, people = make_slot(capacity=2), visitors(6)
    gone = [booking.book(one, slot, by=None) for one in people[:3]]
    booking.cancel(gone[0], by=None)
    desk.get(HERE, {"q": "khach"})
    with CaptureQueriesContext(connection) as one:
        desk.get(HERE, {"q": "khach"})
    for person in people[3:]:
        booking.book(person, slot, by=None)
    with django_assert_num_queries(len(one)):
        desk.get(HERE, {"q": "khach"})


def test_the_record_says_it_in_words(make_slot, visitors, desk):
    booking.book(visitors(1)[0], make_slot(), by=None)
    record = AuditRecord.objects.get(verb="book demonstration")
    assert record.at >= NOW
    assert "D1" in in_words(record)
    assert note_in_words(record) == "Đã đặt"
