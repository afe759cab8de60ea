"""History forgets: what was public once and is not today is in no channel, its first announcement included."""

import datetime as dt

import pytest

from adgmin.core import clock
from events.agenda.editing import change_session
from events.live import acts
from events.models import Release, Room, Session
from events.pages.changes.lines import kept_change
from events.releases.naming import Names
from events.releases.published import current_programme
from tests.events.crawling import Crawler, found_in
from tests.events.marked import secret_room
from tests.small import add_small_session, released

NOW = dt.datetime(2026, 1, 15, 8, 50, tzinfo=clock.MEETING_ZONE)
WORDS = {"zqoldvi", "zqolden", "zqnewvi", "zqnewen", "zqcode", "15:17", "16:17", "15:41", "16:41"}


def every_place() -> list[str]:
    asked = ("", "?lang=en", "?q=zq", "?session=ZQCODE", "?room=R-A", "?day=2026-01-15", "?level=som")
    return [
        *(f"/changes.atom{query}" for query in asked),
        *(
            f"/{lang}/{path}"
            for lang in ("vi", "en")
            for path in ("changes/", "", "agenda/", "sessions/ZQCODE/")
        ),
    ]


@pytest.fixture
def once(small, monkeypatch):
    """A meeting that was announced, renamed and moved in public, and moved again on the day."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    add_small_session("OTHER", "09:00", "10:00", room="R-B", access="public")
    made = add_small_session(
        "ZQCODE", "15:17", "15:41", access="public", title_vi="zqoldvi", title_en="zqolden"
    )
    released()
    change_session(
        made, by=None, title_vi="zqnewvi", title_en="zqnewen", start=made.start.replace(hour=16),
        end=made.end.replace(hour=16),
    )  # fmt: skip
    released()
    return made


def hide(session):
    change_session(session, by=None, access="restricted", disclosure="hidden")


def unname(session):
    change_session(session, by=None, access="restricted", disclosure="unnamed")


def draft(session):
    change_session(session, by=None, is_draft=True)


def delete(session):
    session.delete()


def test_while_it_is_public_its_history_is_told(once):
    """The negative control: the same crawl finds every word while the meeting is public."""
    read = Crawler().read_all(every_place())
    assert set(found_in(read, WORDS)) == WORDS
    assert len(found_in(read, {"zqoldvi"})["zqoldvi"]) >= 2


@pytest.mark.parametrize(
    ("vanish", "delayed"), [(hide, True), (hide, False), (draft, False), (delete, False)]
)
def test_what_is_hidden_now_is_in_no_entry(once, vanish, delayed):
    """What was read before is kept and must be forgotten; whatever the pages link to is read after the last act."""
    crawler = Crawler()
    for place in every_place():
        crawler.read(place)
    if delayed:
        acts.delay(Session.objects.get(code="ZQCODE"), 3, by=None)
    vanish(Session.objects.get(code="ZQCODE"))
    released()
    asked = [place for place in every_place() if "ZQCODE" not in place and "q=zq" not in place]
    read = crawler.read_all(asked) if delayed else {place: crawler.read(place) for place in asked}
    assert found_in(read, WORDS) == {}


def test_of_an_unnamed_one_only_its_time_is_told_and_not_by_history(once):
    unname(Session.objects.get(code="ZQCODE"))
    released()
    asked = [place for place in every_place() if "ZQCODE" not in place and "q=zq" not in place]
    read = Crawler().read_all(asked)
    assert found_in(read, WORDS - {"16:17", "16:41"}) == {}
    history = {place: text for place, text in read.items() if "changes" in place}
    assert found_in(history, WORDS) == {}


def test_without_the_filter_the_history_would_tell(once):
    """The negative control: the release still holds the old words; only the present programme keeps them back."""
    session = current_programme().by_code["ZQCODE"]
    hide(Session.objects.get(code="ZQCODE"))
    released()
    programme = current_programme()
    kept = [change for release in Release.objects.all() for change in release.changes]
    told = [
        kept_change(change, session, Names(programme, only_known=True))
        for change in kept
        if change["uid"] == session.uid
    ]
    assert "zqoldvi" in str(told)


def test_a_room_that_may_not_be_named_today_is_passed_over(small, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    secret_room("ZQROOMCODE", "zqroom")
    made = add_small_session("S1", "09:00", "10:00", room="ZQROOMCODE", access="public")
    released()
    assert found_in(Crawler().read_all(["/vi/sessions/S1/"]), {"zqroomvi"}) != {}
    change_session(made, by=None, room=Room.objects.get(code="R-A"))
    released()
    read = Crawler().read_all(["/vi/changes/", "/en/changes/", "/changes.atom", "/changes.atom?lang=en"])
    assert found_in(read, {"zqroomvi", "zqroomen", "zqroomcode"}) == {}
    assert len(found_in(read, {"Phòng R-A"})["Phòng R-A"]) >= 2
