"""The programme of demonstrations at the desk: seen, narrowed, added to, changed, refused in words."""

import pytest
from django.contrib.messages import get_messages

from adgmin.core.models import AuditRecord
from events.agenda.conflicts import findings_of
from events.models import AcceptedFinding, DemoSlot, Exhibitor, Product, Theme
from events.showcase.programme.changing import seen_of
from tests.events.showcase.programme.conftest import at

LIST = "/desk/showcase/demos/"
INBOX = "/desk/programme/conflicts/"
WISH = {
    "product": "P-A", "where": "place STAGE", "day": "2026-01-15", "start": "10:00", "end": "10:30", "language": "vi",
    "title_vi": "", "title_en": "",
}  # fmt: skip


@pytest.fixture
def client(hall, signed_in, at_demo_time):
    return signed_in("programme")


def codes(answer):
    return [problem.code for problem in answer.context["problems"]]


def listed(answer):
    return [row.slot.code for _day, rows in answer.context["days"] for row in rows]


def posted(slot, **typed):
    return {**WISH, "seen": seen_of(DemoSlot.objects.get(pk=slot.pk)), **typed}


@pytest.mark.parametrize(
    ("role", "read", "write"),
    [("administrator", 200, 302), ("organiser", 200, 302), ("programme", 200, 302), ("protocol", 403, 403),
     ("security", 403, 403), ("gate", 403, 403), ("liaison", 403, 403), ("focal point", 403, 403),
     ("exhibitor", 403, 403)],
)  # fmt: skip
def test_who_sees_and_who_writes(make_demo, signed_in, at_demo_time, role, read, write):
    slot, client = make_demo(), signed_in(role)
    here = f"{LIST}{slot.code}/"
    assert [client.get(page).status_code for page in (LIST, here, f"{LIST}new/")] == [read] * 3
    assert client.post(here, posted(slot)).status_code == write
    assert client.post(f"{LIST}new/", {**WISH, "start": "11:00", "end": "11:30"}).status_code == write
    assert client.post(f"{here}do/", {"do": "cancel"}).status_code == write


def test_nobody_is_sent_to_sign_in(client, hall):
    client.logout()
    assert client.get(LIST).status_code == 302


def test_the_list_by_time_and_narrowed(client, make_demo):
    make_demo("D2", "11:00", "11:30", product="P-B")
    make_demo("D1", "10:00", "10:30")
    make_demo("D3", "14:00", "14:30", where="B01", product="P-B", capacity=6)
    theme = Theme.objects.create(
        edition=Product.objects.first().edition, code="ai", name_vi="AI", name_en="AI"
    )
    Product.objects.get(code="P-A").themes.add(theme)
    assert listed(client.get(LIST)) == ["D1", "D2", "D3"]
    assert listed(client.get(LIST, {"where": "booth B01"})) == ["D3"]
    assert listed(client.get(LIST, {"where": "place STAGE", "exhibitor": "EX-B"})) == ["D2"]
    assert listed(client.get(LIST, {"theme": "ai"})) == ["D1"]
    assert listed(client.get(LIST, {"day": "2026-01-15"})) == ["D1", "D2", "D3"]
    nothing = client.get(LIST, {"day": "2026-01-14"})
    assert listed(nothing) == []
    assert "Không có buổi trình diễn nào như vậy" in nothing.content.decode()


def test_without_demonstrations_and_without_an_edition_the_page_has_words(client, hall):
    assert "Chưa có buổi trình diễn nào" in client.get(LIST).content.decode()


def test_without_an_edition(db, signed_in):
    assert signed_in("programme").get(LIST).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_any_number(client, make_demo, django_assert_num_queries, number):
    for one in range(number):
        make_demo(f"D{one}", f"0{one}:00", f"0{one}:30")
    client.get(LIST)
    with django_assert_num_queries(27):
        client.get(LIST)


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_of_one_for_any_number(client, make_demo, django_assert_num_queries, number):
    for one in range(number):
        make_demo(f"D{one}", f"0{one}:00", f"0{one}:30")
    client.get(f"{LIST}D0/")
    with django_assert_num_queries(26):
        client.get(f"{LIST}D0/")


def test_a_new_demonstration_is_in_the_draft(client):
    answer = client.post(
        f"{LIST}new/", {**WISH, "title_vi": " Đo mặn ", "title_en": "Salinity", "capacity": "8"}
    )
    made = DemoSlot.objects.get()
    assert answer["Location"] == f"{LIST}{made.code}/"
    assert (made.code, made.title_vi, made.title_en, made.capacity) == ("DEMO-01", "Đo mặn", "Salinity", 8)
    assert (made.start, made.end, made.place.code, made.booth) == (at("10:00"), at("10:30"), "STAGE", None)
    assert AuditRecord.objects.filter(verb="add demonstration").count() == 1
    page = client.get(LIST).content.decode()
    assert "Đo mặn" in page


def test_a_move_to_a_booth_is_recorded_with_old_and_new(client, make_demo):
    slot = make_demo()
    here = f"{LIST}{slot.code}/"
    assert client.post(here, posted(slot, where="booth B01", start="10h15", end="10.45")).status_code == 302
    slot.refresh_from_db()
    assert (slot.place, slot.booth.code, slot.start, slot.end) == (None, "B01", at("10:15"), at("10:45"))
    act = AuditRecord.objects.get(verb="move demonstration")
    assert {"place", "booth", "start", "end"} <= act.changes.keys()
    client.post(here, posted(slot, where="booth B01", start="10:15", end="10:45", title_vi="Tên"))
    assert AuditRecord.objects.filter(verb="change demonstration").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [({"end": "10:00"}, "end", "Giờ kết thúc phải sau giờ bắt đầu."),
     ({"day": "2026-02-01"}, "day", "không phải là ngày"),
     ({"where": "booth Z99"}, "where", "Không có vị trí hoặc gian"),
     ({"product": "P-Z"}, "product", "Không có sản phẩm"),
     ({"start": "giờ Ngọ"}, "start", "Nhập giờ và phút"),
     ({"product": ""}, "product", "")],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_stays_typed(client, make_demo, typed, field, words):
    slot = make_demo()
    before = seen_of(slot)
    answer = client.post(f"{LIST}{slot.code}/", posted(slot, title_vi="Tên đã gõ", **typed))
    assert answer.status_code in (409, 422)
    assert words in " ".join(answer.context["form"].errors[field])
    assert 'value="Tên đã gõ"' in answer.content.decode()
    assert seen_of(DemoSlot.objects.get()) == before


def test_a_day_without_meeting_is_refused_in_both_languages(client, make_demo):
    slot = make_demo()
    DemoSlot.objects.update(start=at("10:00", day=at("10:00").date().replace(day=20)),
                            end=at("11:00", day=at("10:00").date().replace(day=20)))  # fmt: skip
    answer = client.post(f"{LIST}{slot.code}/", posted(slot, day="2026-01-20"))
    assert codes(answer) == ["outside_days"]
    assert "Hội nghị diễn ra" in answer.content.decode()
    assert "The meeting lasts from" in answer.content.decode()


def test_a_place_that_is_taken_names_who_has_it(client, make_demo):
    make_demo("D1", "10:00", "10:30")
    slot = make_demo("D2", "11:00", "11:30", product="P-B")
    answer = client.post(f"{LIST}D2/", posted(slot, product="P-B", start="10:15", end="10:45"))
    assert (answer.status_code, codes(answer)) == (409, ["place_taken"])
    assert "Sản phẩm A" in answer.content.decode()
    assert "10:15" in answer.content.decode()
    slot.refresh_from_db()
    assert slot.start == at("11:00")


def test_an_exhibitor_that_is_not_accepted(client, make_demo):
    Exhibitor.objects.filter(code="EX-B").update(standing="submitted")
    answer = client.post(f"{LIST}new/", {**WISH, "product": "P-B"})
    assert codes(answer) == ["exhibitor_not_accepted"]
    assert not DemoSlot.objects.exists()


def test_who_saw_an_older_state_is_told_and_may_enter_it_again(client, make_demo):
    slot = make_demo()
    old = posted(slot)
    DemoSlot.objects.update(language="en")
    answer = client.post(f"{LIST}{slot.code}/", old)
    assert (answer.status_code, codes(answer)) == (409, ["changed_meanwhile"])
    assert client.post(f"{LIST}{slot.code}/", {**old, "seen": answer.context["seen"]}).status_code == 302


def test_what_the_rules_find_is_told_before_anything_is_kept(client, make_demo):
    slot = make_demo()
    answer = client.post(f"{LIST}{slot.code}/", posted(slot, start="18:00", end="18:30"))
    assert (answer.status_code, codes(answer), answer.context["soft"]) == (409, ["demo_hall_closed"], True)
    assert 'name="anyway"' in answer.content.decode()
    slot.refresh_from_db()
    assert slot.start == at("10:00")


def test_kept_in_spite_with_a_reason_it_is_accepted_and_lapses_with_the_next_move(client, make_demo, small):
    slot = make_demo()
    late = {"start": "18:00", "end": "18:30", "anyway": "1"}
    client.post(f"{LIST}{slot.code}/", posted(slot, **late, because="Riêng cho báo chí"))
    row = AcceptedFinding.objects.get()
    assert (row.code, row.sessions, row.because) == (
        "demo_hall_closed",
        [f"demo:{slot.code}"],
        "Riêng cho báo chí",
    )
    assert not [one for one in findings_of(small) if one.code == row.code and one.is_open]
    assert "Riêng cho báo chí" in client.get(f"{LIST}{slot.code}/").content.decode()
    again = client.post(f"{LIST}{slot.code}/", posted(slot, start="18:30", end="19:00"))
    assert codes(again) == ["demo_hall_closed"]


def test_kept_in_spite_without_a_reason_it_waits_in_the_inbox(client, make_demo):
    slot = make_demo()
    client.post(f"{LIST}{slot.code}/", posted(slot, start="18:00", end="18:30", anyway="1"))
    assert not AcceptedFinding.objects.exists()
    page = client.get(INBOX, {"session": f"demo:{slot.code}"})
    (finding,) = page.context["inbox"].open
    assert f'href="{LIST}{slot.code}/"' in page.content.decode()
    answer = client.post(f"{INBOX}accept/", {"fingerprint": finding.fingerprint, "because": "Đã thống nhất"})
    assert answer.status_code == 302
    assert AcceptedFinding.objects.get().because == "Đã thống nhất"
    assert client.get(LIST).context["waiting"] == 0


def test_a_reason_of_who_may_not_accept_does_not_count(make_demo, signed_in, at_demo_time):
    slot = make_demo()
    typed = posted(slot, start="18:00", end="18:30", anyway="1", because="Tôi muốn")
    assert signed_in("organiser").post(f"{LIST}{slot.code}/", typed).status_code == 302
    assert not AcceptedFinding.objects.exists()


def test_a_reason_too_long_keeps_nothing(client, make_demo):
    slot = make_demo()
    typed = posted(slot, start="18:00", end="18:30", anyway="1", because="x" * 301)
    answer = client.post(f"{LIST}{slot.code}/", typed)
    assert codes(answer) == ["reason_too_long"]
    assert "x" * 301 in answer.content.decode()
    slot.refresh_from_db()
    assert slot.start == at("10:00")


def test_cancelled_and_let_take_place_again(client, make_demo):
    slot = make_demo()
    here = f"{LIST}{slot.code}/"
    client.post(f"{here}do/", {"do": "cancel"})
    slot.refresh_from_db()
    assert slot.cancelled_at is not None
    assert "Đã hủy" in client.get(LIST).content.decode()
    other = make_demo("D2", "10:15", "10:45", product="P-B")
    answer = client.post(f"{here}do/", {"do": "restore"})
    assert (answer.status_code, codes(answer)) == (409, ["place_taken"])
    other.delete()
    assert client.post(f"{here}do/", {"do": "restore"}).status_code == 302
    slot.refresh_from_db()
    assert slot.cancelled_at is None
    assert client.post(f"{here}do/", {"do": "burn"}).status_code == 404


def test_one_that_is_booked_is_cancelled_where_its_bookings_are(client, make_demo):
    slot = make_demo(where="A01", capacity=6)
    answer = client.post(f"{LIST}{slot.code}/do/", {"do": "cancel"})
    assert codes(answer) == ["is_guided"]
    slot.refresh_from_db()
    assert slot.cancelled_at is None
    assert "capacity" not in client.get(f"{LIST}{slot.code}/").context["form"].fields


def test_an_unknown_demonstration_is_not_there(client):
    assert client.get(f"{LIST}NONE/").status_code == 404
    assert client.post(f"{LIST}NONE/do/", {"do": "cancel"}).status_code == 404


def test_the_record_refuses_a_place_twice_in_words(make_demo, signed_in, at_demo_time):
    make_demo("D1", "10:00", "10:30")
    slot = make_demo("D2", "11:00", "11:30", product="P-B")
    client = signed_in("administrator")
    here = f"/admin/events/demoslot/{slot.pk}/change/"
    typed = {
        "edition": slot.edition_id, "code": "D2", "product": slot.product_id, "place": slot.place_id, "booth": "",
        "start_0": "2026-01-15", "start_1": "10:15", "end_0": "2026-01-15", "end_1": "10:45", "language": "",
        "capacity": "", "title_vi": "", "title_en": "",
    }  # fmt: skip
    answer = client.post(here, typed)
    assert answer.status_code == 200
    assert "Sản phẩm A" in answer.content.decode()
    assert not list(get_messages(answer.wsgi_request))
