"""Demonstrations on the day: cancelled, restored and moved ones are public at once, and a release takes them in."""

import datetime as dt

import pytest
from icalendar import Calendar

from adgmin.core.problems import Refused
from events.models import Booth, DemoSlot, HallFeature, LiveDemo, Release
from events.releases.publishing import published_in_full
from events.releases.releasing import release_again, review
from events.showcase.programme.changing import (
    Despite,
    Wish,
    cancel_open_demo,
    change_demo,
    mark_cancelled,
    restore_demo,
    seen_of,
)
from tests.events.crawling import body_of
from tests.events.live.made import at
from tests.events.showcase.made import make_demos
from tests.small import released

PAGES = (
    "showcase/",
    "showcase/demos/",
    "showcase/demos/{}/",
    "showcase/ex-a/",
    "showcase/ex-a/p-a/",
    "changes/",
)


@pytest.fixture
def shown(small, clock):
    clock(at("09:05"))
    make_demos(at("09:00"))
    released(small)
    return small


def slot(code):
    return DemoSlot.objects.select_related("product", "place", "booth").get(code=code)


def move(code, *, start=None, place=None, at_once=True, **more):
    one = slot(code)
    begin = at(start) if start else one.start
    where = place or one.booth or one.place
    wish = Wish(
        one.product, where if isinstance(where, HallFeature) else None, where if isinstance(where, Booth) else None,
        begin, begin + (one.end - one.start), language=one.language, **more,
    )  # fmt: skip
    return change_demo(one, wish, seen=seen_of(one), by=None, despite=Despite(anyway=True), at_once=at_once)


def text(client, code):
    return [body_of(client.get(f"/en/{page.format(code)}")) for page in PAGES]


def event(client, code):
    [found] = Calendar.from_ical(client.get(f"/en/showcase/demos/{code}.ics").content).walk("VEVENT")
    return found


def public(code):
    from events.releases.published import current_programme

    return current_programme().demos_by_code[code]


def test_a_cancelled_one_is_cancelled_everywhere_at_once_and_restored_again(client, shown):
    before = int(event(client, "D1")["sequence"])
    assert not [page for page in text(client, "D1")[:2] if page.count(">Cancelled<") != 1]  # D3
    assert mark_cancelled(slot("D1"), by=None) is True
    cancelled = event(client, "D1")
    assert (str(cancelled["status"]), int(cancelled["sequence"])) == ("CANCELLED", before + 1)
    *pages, changes = text(client, "D1")
    assert all("Cancelled" in page for page in pages)
    assert 'href="/en/showcase/demos/D1/"' in changes
    assert "will not take place" in pages[2]
    feed = client.get("/changes.atom?lang=en").content.decode()
    assert "/en/showcase/demos/D1/" in feed
    assert cancel_open_demo(slot("D2"), by=None) is True
    assert public("D2").cancelled
    assert restore_demo(slot("D1"), by=None) is True
    assert str(event(client, "D1")["status"]) == "CONFIRMED"
    assert '/demos/D1/"' not in body_of(client.get("/en/changes/"))
    assert restore_demo(slot("D3"), by=None) is True  # the release itself has it cancelled
    assert not public("D3").cancelled


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("was 10:00", "This demonstration was moved", "It was announced for 10:00",
             "It was to be shown here: Booth A01.")),
     ("vi", ("trước là 10:00", "Buổi trình diễn này đã thay đổi", "Giờ công bố trước đó: 10:00", "Gian A01"))],
)  # fmt: skip
def test_a_moved_one_says_from_when_and_where(client, shown, lang, words):
    stage = HallFeature.objects.get(code="STAGE")
    assert move("D1", start="13:00", place=stage, at_once=False) is True  # visitors book it: always at once
    page = body_of(client.get(f"/{lang}/showcase/demos/D1/")) + body_of(
        client.get(f"/{lang}/showcase/demos/")
    )
    assert [word for word in words if word not in page] == []
    assert words[0] in body_of(client.get(f"/{lang}/showcase/ex-a/"))
    found = event(client, "D1")
    assert found["dtstart"].dt == at("13:00")
    assert "10:00" in str(found["description"])
    assert "Booth A01" in str(found["description"])
    assert (public("D1").place.en, public("D1").booth) == ("Stage", "")
    moved = body_of(client.get("/en/changes/"))
    assert "Booth A01" in moved
    assert "13:00" in moved
    assert move("D1", start="10:00", place=Booth.objects.get(code="A01")) is True  # back: no mark is left
    assert (public("D1").was_start, public("D1").was_place.en, public("D1").changed_at) == (None, "", None)
    assert (slot("D1").was_start, slot("D1").was_where) == (None, "")


def test_my_agenda_and_its_calendar_follow(shown, client):
    from events.models import StarList
    from events.personal.stars import change_stars
    from events.releases.programme import demo_uid
    from events.releases.published import current_programme

    mine = StarList.objects.create()
    change_stars(mine, current_programme(), add=[demo_uid("small-1", "D1")])
    first = client.get(f"/agenda/{mine.token}.ics")
    mark_cancelled(slot("D1"), by=None)
    answer = client.get(f"/agenda/{mine.token}.ics", headers={"If-None-Match": first["ETag"]})
    assert answer.status_code == 200
    assert b"STATUS:CANCELLED" in answer.content


def test_what_waits_for_the_release_is_not_told_and_what_was_never_released_neither(client, shown):
    assert move("D2", start="14:00", at_once=False) is False
    assert public("D2").start == at("10:10")
    assert move("D2", start="14:00") is True  # now it is to be shown as it stands in the draft
    assert (public("D2").start, public("D2").was_start) == (at("14:00"), at("10:10"))
    assert mark_cancelled(slot("D4"), by=None) is False  # of an exhibitor that is not accepted
    assert "D4" not in body_of(client.get("/en/showcase/demos/")) + body_of(client.get("/en/changes/"))
    assert not LiveDemo.objects.filter(slot__code="D4").exists()


def test_a_title_waits_although_the_time_is_told(client, shown):
    assert move("D2", start="14:00", title_vi="Chưa công bố", title_en="Not released") is True
    assert move("D1", title_vi="Chưa công bố", title_en="Not released") is False  # nothing is told at once
    assert not LiveDemo.objects.filter(slot__code="D1").exists()
    assert "Not released" not in "".join(text(client, "D2")) + event(client, "D2").to_ical().decode()


def test_a_place_that_was_not_released_is_refused_and_nothing_is_kept(shown):
    hall = HallFeature.objects.get(code="STAGE").hall
    new = HallFeature.objects.create(hall=hall, code="CAFE", kind="cafe", name_vi="Quán", name_en="Secret corner",
                                     x=1, y=1, w=1, h=1)  # fmt: skip
    with pytest.raises(Refused) as refused:
        move("D2", place=new)
    assert [problem.code for problem in refused.value.problems] == ["place_not_released"]
    assert slot("D2").place.code == "STAGE"
    assert move("D2", place=new, at_once=False) is False


def test_a_release_takes_it_in_and_keeps_the_mark(shown):
    move("D1", start="13:00")
    mark_cancelled(slot("D2"), by=None)
    assert not review(shown).difference  # what the public sees is what the draft has
    DemoSlot.objects.filter(code="D3").update(title_en="New")
    released(shown)
    assert not LiveDemo.objects.exists()
    assert (public("D1").start, public("D1").was_start) == (at("13:00"), at("10:00"))
    assert (public("D2").cancelled, public("D2").changed_at) == (True, None)
    mark_cancelled(slot("D1"), by=None)
    assert (public("D1").cancelled, public("D1").was_start) == (True, at("10:00"))
    release_again(shown, 1, by=None)  # an older release leaves the day as it is
    assert public("D1").cancelled
    assert Release.objects.count() == 3


def test_at_the_desk_it_is_asked_for_and_said(shown, signed_in, clock):
    client = signed_in("programme")
    here = "/desk/showcase/demos/D2/"
    page = client.get(here)
    assert page.context["form"].initial["at_once"] is True
    assert "at_once" not in client.get("/desk/showcase/demos/D1/").context["form"].fields
    typed = {
        "product": "P-A", "where": "place STAGE", "day": "2026-01-15", "start": "14:00", "end": "14:30", "language": "",
        "title_vi": "", "title_en": "", "seen": seen_of(slot("D2")), "anyway": "1",
    }  # fmt: skip
    assert "Công chúng sẽ thấy ở lần phát hành" in body_of(client.post(here, typed, follow=True))
    typed |= {"seen": seen_of(slot("D2")), "at_once": "on"}
    assert "Công chúng đã thấy giờ và vị trí" in body_of(client.post(here, typed, follow=True))
    assert public("D2").start == at("14:00")
    assert "Công chúng đã thấy" in body_of(client.post(f"{here}do/", {"do": "cancel"}, follow=True))
    clock(at("09:05") - dt.timedelta(days=1))
    assert client.get(here).context["form"].initial["at_once"] is False


def test_those_to_come_stand_where_the_day_is_run(shown, signed_in, make_session):
    make_session("OPEN", "09:00", "17:00", kind="showcase", level="public", access="public")
    released(shown)
    move("D1", start="13:00")
    mark_cancelled(slot("D2"), by=None)
    page = signed_in("programme").get("/desk/live/")
    assert [(one.demo.code, one.demo.cancelled) for one in page.context["demos"]] == [
        ("D2", True), ("D3", True), ("D1", False),
    ]  # fmt: skip
    assert 'href="/desk/showcase/demos/D1/"' in body_of(page)
    assert "trước là 10:00" in body_of(page)


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_any_number(shown, client, django_assert_num_queries, number):
    for code in ("D1", "D2", "D3")[:number]:
        move(code, start=f"1{number + int(code[1])}:00")
    with django_assert_num_queries(4):
        published_in_full(shown)
    client.get("/en/showcase/demos/")
    with django_assert_num_queries(2):
        client.get("/en/changes/")
