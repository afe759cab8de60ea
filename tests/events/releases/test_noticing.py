import datetime as dt

import pytest
from django.template import Context, Template

from events.models import Edition, Session
from events.releases.noticing import unreleased
from tests.events.releases.made import change
from tests.small import released


@pytest.fixture
def session(small, make_session):
    made = make_session("S1", "09:00", "10:00")
    released()
    return made


def notice() -> str:
    return Template("{% load releases %}{% draft_notice %}").render(Context())


def test_it_counts_what_nobody_outside_sees(session, make_session):
    assert notice().strip() == ""
    change(session, title_en="New")
    make_session("S2", "11:00", "12:00")
    assert unreleased(Edition.objects.get()) == 2
    assert "Bản nháp có 2 thay đổi chưa phát hành" in notice()
    released()
    assert notice().strip() == ""


def test_what_is_no_plan_is_not_counted(session):
    """An announcement is public without a release."""
    from adgmin.core import clock
    from events.live import announcing
    from events.releases.publishing import published_in_full

    edition = Edition.objects.get()
    later = clock.now() + dt.timedelta(hours=1)
    announcing.announce(
        edition, by=None, level="info", text_vi="Mời vào phòng", text_en="Please go in", expires=later
    )
    assert published_in_full(Edition.objects.get()).announcements
    assert unreleased(Edition.objects.get()) == 0
    assert notice().strip() == ""


def test_it_counts_once_for_each_state_of_the_draft(session, django_assert_num_queries):
    change(session, title_en="New")
    notice()
    with django_assert_num_queries(1):
        assert "1 thay đổi" in notice()
    change(Session.objects.get(), title_en="Session S1")
    assert notice().strip() == ""


def test_without_an_edition_it_says_nothing(db):
    assert notice().strip() == ""


@pytest.mark.parametrize("path", ["/desk/", "/desk/programme/"])
def test_the_desk_shows_it(session, signed_in, path):
    change(session, title_en="New")
    assert 'href="/desk/programme/review/"' in signed_in("programme").get(path).content.decode()
    assert "1 thay đổi chưa phát hành" in signed_in("organiser").get(path).content.decode()
