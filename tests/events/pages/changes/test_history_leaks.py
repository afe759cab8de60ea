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
from tests.events.feeds.rfc5545 import parse
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


def to_tray(session):
    change_session(session, by=None, start=None, end=None, room=None)


def test_while_it_is_public_its_history_is_told(once):
    """The negative control: the same crawl finds every word while the meeting is public."""
    read = Crawler().read_all(every_place())
    assert set(found_in(read, WORDS)) == WORDS
    assert len(found_in(read, {"zqoldvi"})["zqoldvi"]) >= 2


@pytest.mark.parametrize(("vanish", "delayed"), [(hide, True), (hide, False), (draft, False)])
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


@pytest.mark.parametrize("vanish", [delete, to_tray])
def test_of_one_that_was_taken_out_only_its_withdrawal_is_told(once, vanish, client):
    """With the words of the last release, not those of earlier ones; without a link, for the page is gone."""
    uid = f"{once.guid}@adgmin"
    vanish(Session.objects.get(code="ZQCODE"))
    released()
    for lang in ("vi", "en"):
        page = client.get(f"/{lang}/changes/").content.decode()
        told = client.get(f"/changes.atom?lang={lang}").content.decode()
        assert (f"zqnew{lang}" in page, f"zqnew{lang}" in told) == (True, True)
        assert {
            word for word in ("zqoldvi", "zqolden", "15:17", "sessions/ZQCODE") if word in page + told
        } == set()
    assert client.get("/vi/sessions/ZQCODE/").status_code == 404
    for address in ("/agenda.ics", "/agenda.ics?session=zqcode", "/en/sessions/ZQCODE.ics"):
        (event,) = [one for one in parse(client.get(address).content).all("VEVENT") if one.raw("UID") == uid]
        assert (event.raw("STATUS"), int(event.raw("SEQUENCE")) > once.sequence) == ("CANCELLED", True)
    assert "zqnew" in client.get("/changes.atom?lang=en&session=ZQCODE").content.decode()
    assert "ZQCODE" not in client.get("/agenda.json").content.decode()


def test_what_was_hidden_before_it_was_deleted_is_never_told(once, client):
    hide(Session.objects.get(code="ZQCODE"))
    released()
    Session.objects.get(code="ZQCODE").delete()
    released()
    for address in ("/vi/changes/", "/changes.atom", "/agenda.ics"):
        assert "zqnew" not in client.get(address).content.decode()


def test_one_that_comes_back_hidden_takes_its_withdrawal_along(once, client):
    to_tray(Session.objects.get(code="ZQCODE"))
    released()
    back = Session.objects.get(code="ZQCODE")
    change_session(
        back,
        by=None,
        start=once.start,
        end=once.end,
        room=once.room,
        access="restricted",
        disclosure="hidden",
    )
    released()
    for address in ("/vi/changes/", "/changes.atom", "/agenda.ics"):
        assert "zqnew" not in client.get(address).content.decode()


def test_of_an_unnamed_one_that_was_taken_out_a_calendar_hears_its_time_only(once, client):
    unname(Session.objects.get(code="ZQCODE"))
    released()
    Session.objects.get(code="ZQCODE").delete()
    released()
    assert "zqnew" not in client.get("/vi/changes/").content.decode()
    body = client.get("/agenda.ics").content
    (event,) = [one for one in parse(body).all("VEVENT") if one.raw("UID") == f"{once.guid}@adgmin"]
    assert (event.raw("STATUS"), b"zqnew" in body) == ("CANCELLED", False)


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
