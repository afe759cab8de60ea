"""What the public reads of the day: every page marks it, and nothing is told of what is not disclosed."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.live import acts
from events.models import Party, Room, Session, SessionParty
from tests.events.crawling import Crawler, found_in
from tests.events.live.made import at
from tests.events.marked import make_secrets
from tests.small import released


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Do an act as if its transaction had ended: run(acts.delay, session, 5)."""

    def do(act, *args, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, by=None, **more)

    return do


@pytest.fixture
def japan(day, small):
    """Japan takes part in X."""
    SessionParty.objects.create(session=day["X"], party=Party.objects.get(code="JP"), role="partner")
    released(small)
    return day


EVERYWHERE = (
    "/{}/", "/{}/agenda/", "/{}/agenda/2026-01-15/", "/{}/agenda/?q=x", "/{}/sessions/X/", "/{}/partners/JP/",
)  # fmt: skip


def words(address: str, lang: str) -> str:
    page = Client().get(address.format(lang)).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<main") :]))


@pytest.mark.parametrize("address", EVERYWHERE)
@pytest.mark.parametrize(
    ("lang", "marked", "was"),
    [("vi", "Lùi 10 phút", "trước là 09:30"), ("en", "Delayed 10 min", "was 09:30")],
)
def test_a_delay_is_marked_with_the_time_it_was(japan, run, address, lang, marked, was):
    assert marked not in words(address, lang)
    run(acts.delay, japan["X"], 10)
    page = words(address, lang)
    assert "09:40" in page
    assert marked in page
    assert was in page or "/sessions/" in address
    assert "09:30" in page


@pytest.mark.parametrize("address", EVERYWHERE)
def test_a_moved_room_is_marked(japan, run, address):
    run(acts.cancel, japan["A"])
    run(acts.cancel, japan["B"])
    run(acts.move_room, japan["X"], Room.objects.get(code="R-A"))
    assert "Moved from Room R-B" in words(address, "en")


@pytest.mark.parametrize("address", EVERYWHERE)
def test_a_cancelled_meeting_stays_marked(japan, run, address):
    run(acts.cancel, japan["X"])
    assert "Cancelled" in words(address, "en")
    run(acts.reopen, japan["X"])
    assert "Cancelled" not in words(address, "en")


@pytest.mark.parametrize("address", EVERYWHERE[2:])
def test_in_session_from_the_moment_it_begins_until_it_is_ended(japan, run, clock, address):
    clock(at("09:28"))
    run(acts.finish, japan["A"])
    assert "In session" not in words(address, "en")
    run(acts.begin, japan["X"])
    assert "In session" in words(address, "en")
    clock(at("10:05"))  # past its end
    page = words(address, "en")
    assert "In session" in page
    assert "Runs longer" in page
    run(acts.finish, japan["X"])
    page = words(address, "en")
    assert "Ended" in page
    assert "Runs longer" not in page


def test_a_meeting_that_only_runs_longer_says_until_when(japan, run):
    run(acts.begin, japan["A"])
    run(acts.delay, japan["A"], 5)
    page = words("/{}/sessions/A/", "en")
    assert "Until 09:35" in page
    assert "It was announced to end at 09:30." in page


def test_the_grid_keeps_a_mark_at_the_place_that_was_left(japan, run):
    run(acts.delay, japan["X"], 30)
    page = Client().get("/en/agenda/2026-01-15/").content.decode()
    assert "ses--ghost" in page
    assert "Moved to 10:00" in page


def test_pages_ask_nothing_more_for_the_day(japan, run):
    client = Client()
    run(acts.delay, japan["X"], 10)
    for address in EVERYWHERE:
        with CaptureQueriesContext(connection) as asked:
            client.get(address.format("en"))
        assert len(asked) <= 1, address


PLACES = (*(page for lang in ("vi", "en") for page in (f"/{lang}/", f"/{lang}/agenda/2026-01-15/")), "/agenda.ics",
          "/agenda.json", "/vi/changes/")  # fmt: skip


def timeless(text: str) -> str:
    """Without what every publication changes."""
    return re.sub(
        r'data-token="[^"]+"|"generated":"[^"]+"|"(release|version)":\d+|DTSTAMP:.*|ETag:.*|Expires:.*|Last-Modified:.*'
        r"|Content-Length:.*|data-now=\"[^\"]+\"",
        "",
        text,
    )


@pytest.fixture
def secrets(small, clock):
    clock(at("02:50"))
    made = make_secrets()
    released(small)
    return made


@pytest.mark.parametrize("act", ["delay", "begin", "finish", "cancel", "room"])
def test_of_a_hidden_meeting_nothing_is_told(secrets, run, clock, monkeypatch, act):
    from adgmin.core import clock as clocks

    monkeypatch.setattr(clocks, "now", lambda: at("03:20"))
    crawler = Crawler()
    before = {address: timeless(crawler.read(address)) for address in PLACES}
    doing = {
        "delay": lambda: run(acts.delay, secrets["hid"], 225),
        "begin": lambda: run(acts.begin, secrets["hid"]),
        "finish": lambda: run(acts.finish, secrets["hid"]),
        "cancel": lambda: run(acts.cancel, secrets["hid"]),
        "room": lambda: run(acts.move_room, secrets["hid"], Room.objects.get(code="R-B")),
    }
    doing[act]()
    after = {address: timeless(crawler.read(address)) for address in PLACES}
    assert [address for address in PLACES if before[address] != after[address]] == []


def test_of_an_unnamed_meeting_only_the_time_is_told(secrets, run):
    crawler = Crawler()
    run(acts.delay, secrets["bil"], 10)
    read = {address: crawler.read(address) for address in PLACES}
    assert found_in(read, {"zqbiltitlevi", "zqbiltitleen", "zqroom", "ZQROOMCODE", "BILBILBIL"}) == {}
    assert "11:10" in read["/en/agenda/2026-01-15/"]
    assert "was 11:00" not in read["/en/agenda/2026-01-15/"]


@pytest.mark.parametrize("act", ["begin", "room"])
def test_what_is_no_time_of_an_unnamed_meeting_changes_nothing(secrets, run, monkeypatch, act):
    from adgmin.core import clock as clocks

    monkeypatch.setattr(clocks, "now", lambda: at("10:58"))
    crawler = Crawler()
    before = {address: timeless(crawler.read(address)) for address in PLACES}
    if act == "begin":
        run(acts.begin, secrets["bil"])
    else:
        run(acts.move_room, secrets["bil"], Room.objects.get(code="R-B"))
    after = {address: timeless(crawler.read(address)) for address in PLACES}
    assert [address for address in PLACES if before[address] != after[address]] == []


def test_the_control_finds_the_same_act_on_a_public_meeting(secrets, run, monkeypatch):
    from adgmin.core import clock as clocks

    monkeypatch.setattr(clocks, "now", lambda: at("08:58"))
    crawler = Crawler()
    before = {address: timeless(crawler.read(address)) for address in PLACES}
    run(acts.begin, secrets["open"])
    after = {address: timeless(crawler.read(address)) for address in PLACES}
    assert {a for a in PLACES if before[a] != after[a]} >= set(PLACES[:4])
    assert Session.objects.get(code="OPENOPENOPEN").start == at("09:00")
