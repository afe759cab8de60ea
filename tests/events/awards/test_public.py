"""Nothing of a result leaves before its moment, by no channel; all of it does at the moment, on a warm cache."""

import datetime as dt

import pytest
from django.test import Client

from adgmin.core import clock as the_clock
from events.awards.settling import close, set_time, settle
from events.models import Finalist, PublishedProgramme, ScoreSheet
from events.releases.published import current_programme
from events.releases.publishing import publish_current
from tests.conftest import NOW
from tests.events.awards.made import all_given, make_awards
from tests.small import released

AT = NOW + dt.timedelta(hours=8, minutes=25)
WORDS = ("Giải Vàng", "Gold award", "Giải Bạc", "Silver award", "award__one--won", "award__place")
CHANNELS = (
    "/vi/showcase/awards/", "/en/showcase/awards/", "/vi/showcase/", "/en/showcase/?q=F-2", "/vi/", "/agenda.json",
    "/schedule.xml", "/changes.atom", "/agenda.ics", "/sitemap.xml", "/vi/changes/", "/vi/documents/?q=F-2",
)  # fmt: skip


@pytest.fixture
def category(small, make_session, at_demo_time, make_user):
    make_session("S-1", "09:00", "10:00", access="public")
    category = make_awards(small)
    released(small)
    user = make_user()
    all_given()
    close(category, by=user)
    settle(category, by=user)
    set_time(category, AT, by=user)
    return category


def said(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def order_on_page():
    page = said("/en/showcase/awards/")
    return sorted(("F-1", "F-2", "F-3"), key=lambda code: page.index(f"Team {code}"))


def test_nothing_a_second_before_and_everything_at_the_moment(category, clock, monkeypatch):
    before = AT - dt.timedelta(seconds=1)
    monkeypatch.setattr(the_clock, "now", lambda: before)  # which stands still, however long a page takes
    for path in CHANNELS:  # which also warms the pages
        for page in (said(path), said(path)):
            assert [word for word in WORDS if word in page] == [], path
    assert order_on_page() == ["F-1", "F-3", "F-2"], "the order of protocol: Thailand, then Japan"
    assert "F-2" not in str([one.winners for one in current_programme().awards])
    monkeypatch.undo()
    clock(AT)
    page = said("/en/showcase/awards/")
    assert order_on_page() == ["F-2", "F-1", "F-3"]
    assert all(word in page for word in ("Gold award", "Silver award", "Bronze award", "award__one--won"))
    assert "Giải Vàng" in said("/vi/showcase/awards/")


def test_the_stored_view_holds_no_result_before_its_moment(category, clock):
    """The negative control: the same look finds it in the view that is stored at the moment."""
    clock(AT - dt.timedelta(seconds=1))
    current_programme()
    before = str(PublishedProgramme.objects.get().content)
    assert "'winners': []" in before
    assert "'winners': [['F-2', 1]" not in before
    assert PublishedProgramme.objects.get().fresh_until == AT
    clock(AT)
    current_programme()
    assert "'winners': [['F-2', 1]" in str(PublishedProgramme.objects.get().content)


def test_a_page_without_the_check_of_time_would_be_found_out(category, clock, monkeypatch):
    """The negative control of the channels: were the moment not asked for, the page would tell."""
    monkeypatch.setattr("events.releases.awards.is_public", lambda result, now: bool(result))
    clock(AT - dt.timedelta(seconds=1))
    Finalist.objects.get(code="F-1").save()
    publish_current(category.edition)
    assert "Gold award" in said("/en/showcase/awards/")


def test_a_new_finalist_is_named_at_once(category):
    assert "Team F-9" not in said("/en/showcase/awards/")
    one = Finalist.objects.get(code="F-1")
    one.name_en = "Team F-9"
    one.save()
    publish_current(category.edition)  # in tests no transaction ends
    assert "Team F-9" in said("/en/showcase/awards/")


def test_no_list_of_records_and_no_paper_tells_it_to_who_may_not_know(category, signed_in):
    organiser = signed_in("organiser")
    for path in ("/desk/showcase/awards/", "/desk/showcase/awards/inclusion/", "/admin/events/finalist/"):
        page = organiser.get(path).content.decode()
        assert [word for word in WORDS if word in page] == [], path
        assert [score for score in ("7.00", "8.75", "7,00", "8,75") if score in page] == [], path
    for path in ("inclusion/protocol.pdf", "announcement.pdf"):
        assert organiser.get(f"/desk/showcase/awards/{path}").status_code == 403


def test_who_may_see_results_sees_the_ranking(category, signed_in):
    """The negative control of the test before."""
    desk = signed_in("programme")
    page = desk.get("/desk/showcase/awards/inclusion/").content.decode()
    assert "8,75" in page, "with a comma, as Vietnamese has it"
    assert "7,00" in page
    english = desk.get("/desk/showcase/awards/inclusion/", headers={"accept-language": "en"})
    assert "8.75" in english.content.decode()


@pytest.mark.parametrize("finalists", [1, 3])
def test_the_page_of_the_desk_asks_the_same_however_many_there_are(
    finalists, category, signed_in, django_assert_num_queries
):
    client = signed_in("programme")
    keep = ("F-1", "F-2", "F-3")[:finalists]
    ScoreSheet.objects.exclude(finalist__code__in=keep).delete()
    Finalist.objects.exclude(code__in=keep).delete()
    client.get("/desk/showcase/awards/inclusion/")
    with django_assert_num_queries(17):
        client.get("/desk/showcase/awards/inclusion/")
