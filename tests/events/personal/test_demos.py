"""Demonstrations in one's own agenda: kept, in order, clashing, in the calendar, without a network, by forms."""

import datetime as dt
import html
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from adgmin.core.clock import MEETING_ZONE
from events.models import DemoSlot, DemoStar, Exhibitor, Star, StarList
from events.personal.clashes import clashes
from events.personal.offline import pages
from events.personal.stars import change_stars, replace_stars, starred, starred_and_gone
from events.releases.programme import demo_uid
from events.releases.published import current_programme
from tests.events.crawling import body_of
from tests.events.showcase.made import make_demos
from tests.small import released

JSON = {"accept": "application/json"}
EIGHT = dt.datetime(2026, 1, 15, 8, 0, tzinfo=MEETING_ZONE)


@pytest.fixture
def demos(meetings, small, clock):
    """Beside the meetings: D1 10:00–10:30, D2 10:10–10:40, D3 cancelled 11:00–11:30, D4 that is not public."""
    clock(EIGHT)
    make_demos(EIGHT)
    released(small)
    return small


@pytest.fixture
def mine(demos):
    return StarList.objects.create()


@pytest.fixture
def account(signed_in, demos):
    return signed_in("exhibitor")


def name(code: str) -> str:
    return demo_uid("small-1", code)


def codes(star_list) -> list[str]:
    return [one.code for one in starred(star_list, current_programme())]


def change(client, **fields):
    return client.post("/my-agenda/stars", fields, headers=JSON)


# ---- keeping ----


def test_they_come_among_the_meetings_in_order_of_time(mine, uid):
    change_stars(mine, current_programme(), add=[name("D3"), uid("S3"), name("D1"), uid("S1"), name("D2")])
    assert codes(mine) == ["S1", "D1", "D2", "D3", "S3"]
    assert (Star.objects.count(), DemoStar.objects.count()) == (2, 3)


def test_each_change_counts_and_the_last_act_wins(mine):
    programme, hour = current_programme(), timezone.now() - dt.timedelta(hours=1)
    before = mine.version
    change_stars(mine, programme, remove=[f"{name('D1')}@{hour.isoformat()}"])
    change_stars(mine, programme, add=[f"{name('D1')}@{(hour - dt.timedelta(minutes=1)).isoformat()}"])
    assert codes(mine) == []
    assert StarList.objects.get().version == before + 1  # the older one changed nothing
    change_stars(mine, programme, add=[name("D1")])
    assert codes(mine) == ["D1"]
    assert DemoStar.objects.count() == 1
    assert StarList.objects.get().version == before + 2


def test_what_is_not_public_cannot_be_kept(mine):
    change_stars(mine, current_programme(), add=[name("D4"), name("D9"), demo_uid("other-1", "D1")])
    assert not DemoStar.objects.exists()


def test_one_that_leaves_with_its_exhibitor_comes_back_with_it(mine, demos):
    change_stars(mine, current_programme(), add=[name("D1"), name("D2")])
    Exhibitor.objects.filter(code="EX-A").update(standing="withdrawn")
    released(demos)
    assert codes(mine) == []
    replace_stars(mine, current_programme(), [name("D1")])  # the phone still has it
    Exhibitor.objects.filter(code="EX-A").update(standing="accepted")
    released(demos)
    assert codes(mine) == ["D1"]


def test_a_deleted_one_leaves_no_star(mine, demos):
    change_stars(mine, current_programme(), add=[name("D1")])
    DemoSlot.objects.get(code="D1").delete()
    assert not DemoStar.objects.exists()
    released(demos)
    assert codes(mine) == []


def test_one_star_a_list_and_demonstration(mine):
    slot = DemoSlot.objects.get(code="D1")
    DemoStar.objects.create(star_list=mine, slot=slot)
    with pytest.raises(IntegrityError), transaction.atomic():
        DemoStar.objects.create(star_list=mine, slot=slot, on=False)


def test_meetings_and_demonstrations_share_the_end_of_a_list(mine, uid, monkeypatch):
    monkeypatch.setattr("events.personal.stars.MOST", 2)
    change_stars(mine, current_programme(), add=[uid("S1"), name("D1"), name("D2")])
    assert len(codes(mine)) == 2


def test_a_withdrawn_meeting_is_told_beside_kept_demonstrations(mine, uid):
    change_stars(mine, current_programme(), add=[uid("S1"), name("D1")])
    assert starred_and_gone(mine, current_programme()) == []


def test_many_cost_what_one_costs(mine, uid, django_assert_num_queries):
    """As for meetings, and the question which demonstrations there are."""
    programme = current_programme()
    with django_assert_num_queries(9):
        change_stars(mine, programme, add=[name("D1")])
    with django_assert_num_queries(9):
        change_stars(mine, programme, add=[name("D2"), name("D3")], remove=[name("D1")])
    with django_assert_num_queries(1):
        assert codes(mine) == ["D2", "D3"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_devices_converge_on_meetings_and_demonstrations_alike(demos, uid, data):
    names = {"S1": uid("S1"), "S3": uid("S3"), "D1": name("D1"), "D3": name("D3")}
    acts = data.draw(
        st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(names)), st.integers(0, 4)), max_size=8)
    )
    start = timezone.now() - dt.timedelta(hours=1)
    moments = [(start + dt.timedelta(seconds=second)).isoformat() for second in range(5)]
    wanted = {
        code
        for code in names
        if max(((second, on) for on, acted, second in acts if acted == code), default=(0, False))[1]
    }
    for arrived in (acts, data.draw(st.permutations(acts)), data.draw(st.permutations(acts * 2))):
        star_list = StarList.objects.create()
        for on, code, second in arrived:
            sent = {"add" if on else "remove": [f"{names[code]}@{moments[second]}"]}
            change_stars(star_list, current_programme(), **sent)
        assert set(codes(star_list)) == wanted


WORDS = st.one_of(
    st.text(max_size=60),
    st.uuids().map(str),
    st.sampled_from(["D1", "D2", "D4"]).map(name),
    st.tuples(st.sampled_from(["D1", "D4"]).map(name), st.text(max_size=30)).map("@".join),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(add=st.lists(WORDS, max_size=6), remove=st.lists(WORDS, max_size=6))
def test_whatever_a_phone_sends_is_answered_and_only_public_ones_are_kept(client, demos, add, remove):
    answer = client.post("/my-agenda/phone", {"star": add})
    assert answer.status_code in (200, 429)
    star_list = StarList.objects.create()
    change_stars(star_list, current_programme(), add=add, remove=remove)
    assert set(codes(star_list)) <= {"D1", "D2"}


# ---- clashes ----


def test_they_clash_with_meetings_and_with_each_other_and_a_cancelled_one_with_nothing(mine, uid):
    change_stars(
        mine, current_programme(), add=[uid("S2"), uid("S3"), name("D1"), name("D2"), name("D3")]
    )  # S2 ends at 10:30, D3 would be during S3
    found = [(clash.first.code, clash.second.code) for clash in clashes(starred(mine, current_programme()))]
    assert found == [("S2", "D1"), ("S2", "D2"), ("D1", "D2")]


# ---- the page ----


def page(client, lang="en", query="") -> str:
    return html.unescape(body_of(client.get(f"/{lang}/my-agenda/{query}")))


def test_the_page_shows_them_among_the_meetings_with_their_clash(account, uid):
    change(account, add=[uid("S1"), uid("S2"), name("D2"), name("D3")])
    text = page(account)
    assert re.findall(r'class="ses__title"[^>]*>(?:<a[^>]*>)?([^<]+)', text) == [
        "Session S1", "Session S2", "Product A", "Product A",
    ]  # fmt: skip
    assert "“Session S2” and “Product A”: Thursday 15 January 2026, 10:10–10:30" in text
    assert 'href="/en/showcase/demos/D2/"' in text
    assert "Cancelled" in text
    assert "“Phiên S2” và “Sản phẩm A”: Thứ Năm, 15/01/2026, 10:10–10:30" in page(account, "vi")


def test_its_forms_add_what_lies_ahead_and_remove(account, uid, clock):
    change(account, add=[name("D1")])
    text = page(account)
    assert f'name="remove" value="{name("D1")}"' in text
    options = text.split('id="add-demo"')[1].split("</select>")[0]
    assert re.findall(r'<option value="([^"]+)"', options) == [name("D2")]  # one is cancelled
    clock(EIGHT + dt.timedelta(hours=5))
    assert 'id="add-demo"' not in page(account)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_scripts_the_page_of_a_demonstration_leads_to_a_button(account, client, lang):
    shown = body_of(client.get(f"/{lang}/showcase/demos/D1/"))
    link = f"/{lang}/my-agenda/?add={name('D1')}"
    assert f'own__plain" href="{link}" rel="nofollow"' in shown
    asked = page(account, lang, link.partition("my-agenda/")[2])
    form = asked.split('class="notice own__asked"')[1].split("</form>")[0]
    assert f'name="add" value="{name("D1")}"' in form
    assert "csrfmiddlewaretoken" in form
    answer = account.post("/my-agenda/stars", {"add": name("D1"), "lang": lang})
    assert (answer.status_code, answer["Location"]) == (302, f"/{lang}/my-agenda/")
    assert "own__asked" not in page(account, lang, link.partition("my-agenda/")[2])  # it is there now
    assert f'href="/{lang}/showcase/demos/D1/"' in page(account, lang)


def test_who_must_sign_in_first_comes_back_to_it(client, demos):
    text = body_of(client.get(f"/en/my-agenda/?add={name('D1')}"))
    assert f'href="/accounts/sign-in/?next=/en/my-agenda/%3Fadd%3D{name("D1")}"' in text
    for nonsense in (name("D4"), "x", '"><b>'):
        text = body_of(client.get("/en/my-agenda/", {"add": nonsense}))
        assert 'href="/accounts/sign-in/?next=/en/my-agenda/"' in text
        assert "%3Fadd" not in text


def test_the_page_asks_as_much_for_one_as_for_three(account, small, make_user):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert account.get("/en/my-agenda/").status_code == 200
        return len(queries)

    asked()
    change(account, add=[name("D1")])
    one = asked()
    change(account, add=[name("D2"), name("D3")])
    assert asked() == one


# ---- the protocol ----


def test_the_account_and_its_devices_hold_the_same(account, uid):
    answer = change(account, add=[name("D2"), uid("S1"), name("D1")]).json()
    assert answer["stars"] == [uid("S1"), name("D1"), name("D2")]
    assert change(account, remove=[name("D2")]).json()["stars"] == [uid("S1"), name("D1")]
    assert account.get("/my-agenda/me").json()["stars"] == [uid("S1"), name("D1")]


def test_the_question_of_a_device_costs_the_same_with_three(account, django_assert_max_num_queries):
    change(account, add=[name("D1"), name("D2"), name("D3")])
    with django_assert_max_num_queries(4):
        assert len(account.get("/my-agenda/me").json()["stars"]) == 3


# ---- the calendar ----


def events(client, address) -> dict[str, tuple[str, str]]:
    walked = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    return {str(event["uid"]): (str(event["summary"]), str(event["status"])) for event in walked}


def test_the_calendar_holds_them_and_says_what_is_cancelled(client, demos, phone_post, uid):
    address = phone_post([uid("S1"), name("D1"), name("D3")]).json()["calendar"]
    assert events(client, address + "?lang=en") == {
        f"{uid('S1')}@adgmin": ("Session S1", "CONFIRMED"),
        f"{name('D1')}@adgmin": ("Product A", "CONFIRMED"),
        f"{name('D3')}@adgmin": ("Product A", "CANCELLED"),
    }
    etag = client.get(address)["ETag"]
    DemoSlot.objects.filter(code="D1").update(cancelled_at=EIGHT)
    released(demos)
    response = client.get(address, headers={"If-None-Match": etag})
    assert response.status_code == 200
    assert events(client, address)[f"{name('D1')}@adgmin"] == ("Sản phẩm A", "CANCELLED")
    Exhibitor.objects.filter(code="EX-A").update(standing="withdrawn")
    released(demos)
    assert set(events(client, address)) == {f"{uid('S1')}@adgmin"}


def test_the_calendar_asks_three_questions_for_one_and_for_three(
    client, demos, phone_post, django_assert_num_queries
):
    for chosen in (["D1"], ["D1", "D2", "D3"]):
        address = phone_post([name(code) for code in chosen]).json()["calendar"]
        client.get(address)
        with django_assert_num_queries(3):
            assert len(events(client, address)) == len(chosen)


# ---- without a network ----


def test_the_list_and_every_page_is_kept(client, demos):
    kept = client.get("/vi/offline.json").json()["pages"]
    assert {address for address in kept if "/demos/" in address} == {
        "/vi/showcase/demos/", "/vi/showcase/demos/D1/", "/vi/showcase/demos/D2/", "/vi/showcase/demos/D3/",
    }  # fmt: skip
    for address in kept:
        response = client.get(address)
        assert (response.status_code, response["Content-Language"]) == (200, "vi"), address


def test_a_change_touches_only_the_pages_that_show_it(demos, make_session):
    before = pages(current_programme(), "vi")
    DemoSlot.objects.filter(code="D1").update(cancelled_at=EIGHT)
    released(demos)
    after = pages(current_programme(), "vi")
    changed = {address for address in before | after if before.get(address) != after.get(address)}
    demo_pages = {"/vi/showcase/demos/", *(f"/vi/showcase/demos/D{number}/" for number in (1, 2, 3))}
    assert changed == demo_pages


def test_one_without_a_public_exhibitor_is_not_kept(demos):
    Exhibitor.objects.filter(code="EX-A").update(standing="withdrawn")
    released(demos)
    assert [address for address in pages(current_programme(), "en") if "/demos/D" in address] == []
