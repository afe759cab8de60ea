"""The feed of changes, read as any reader of RFC 4287 would."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from adgmin.core import clock
from events.live import acts
from events.models import Party, Session
from events.releases.releasing import release
from tests.events.crawling import body_of
from tests.events.releases.made import change
from tests.small import released

NOW = dt.datetime(2026, 1, 15, 8, 50, tzinfo=clock.MEETING_ZONE)
A = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def session(small, make_session, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made = make_session("S1", "09:00", "10:00", access="public")
    make_session("S2", "11:00", "12:00", access="public")
    released()
    changed = change(made, title_en="New title", title_vi="Tên mới", partners=[Party.objects.get(code="JP")])
    release(small, by=None, note_vi="Ghi chú", note_en="A note", override_reason="x")
    return changed


def feed(client, query=""):
    answer = client.get(f"/changes.atom{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ET.fromstring(answer.content)  # noqa: S314 - our own answer


def text(element, path):
    return element.findtext(f"a:{path}", namespaces=A)


def links(element, rel):
    return [link.get("href") for link in element.findall("a:link", A) if link.get("rel") == rel]


def test_a_feed_has_what_the_standard_asks_for(session, client):
    made = feed(client, "?lang=en")
    assert made.tag == "{http://www.w3.org/2005/Atom}feed"
    assert made.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(made, "id"))
    assert text(made, "title") == "Changes of the programme: Small 1"
    assert dt.datetime.fromisoformat(text(made, "updated")) == NOW
    assert links(made, "self") == ["http://testserver/changes.atom?lang=en"]
    assert links(made, "alternate") == ["http://testserver/en/changes/", "http://testserver/vi/changes/"]
    assert made.findtext("a:author/a:name", namespaces=A)
    entries = made.findall("a:entry", A)
    assert len({text(entry, "id") for entry in entries}) == 2
    for entry in entries:
        assert text(entry, "title")
        assert dt.datetime.fromisoformat(text(entry, "updated")).utcoffset() is not None


def test_an_entry_tells_old_and_new_and_leads_to_its_place_on_the_page(session, client):
    newest, first = feed(client, "?lang=en").findall("a:entry", A)
    assert text(newest, "title") == "Release 2: New title"
    assert links(newest, "alternate") == ["http://testserver/en/changes/#release-2"]
    content = newest.find("a:content", A)
    assert content.get("type") == "html"
    for words in (
        "A note",
        "Session S1",
        "New title",
        'href="http://testserver/en/sessions/S1/"',
        "partners",
    ):
        assert words in content.text
    assert text(first, "title") == "Release 1"
    assert 'id="release-2"' in body_of(client.get("/en/changes/"))


def test_vietnamese_is_the_default_and_has_identifiers_of_its_own(session, client):
    vietnamese, english = feed(client), feed(client, "?lang=en")
    assert text(vietnamese.find("a:entry", A), "title") == "Bản phát hành số 2: Tên mới"
    ids = [{e.text for e in made.iter("{http://www.w3.org/2005/Atom}id")} for made in (vietnamese, english)]
    assert not ids[0] & ids[1]


def test_identifiers_stay_when_more_is_released(session, client):
    before = [text(entry, "id") for entry in feed(client).findall("a:entry", A)]
    change(Session.objects.get(code="S2"), title_vi="Khác")
    released()
    after = [text(entry, "id") for entry in feed(client).findall("a:entry", A)]
    assert after[1:] == before


def test_changes_of_the_day_are_an_entry_of_each_state(session, client):
    acts.delay(Session.objects.get(code="S1"), 10, by=None)
    (entry, *_rest) = feed(client).findall("a:entry", A)
    assert text(entry, "title") == "Điều chỉnh trong ngày"
    assert links(entry, "alternate") == ["http://testserver/vi/changes/#today"]


def test_it_is_narrowed_as_the_calendar_is(session, client):
    def codes(query):
        told = "".join(e.findtext("a:content", "", A) for e in feed(client, query).findall("a:entry", A))
        return re.findall(r"sessions/(\w+)/", told)

    change(Session.objects.get(code="S2"), title_vi="Khác")
    released()
    assert codes("") == ["S2", "S1"]
    assert codes("?partner=JP") == ["S1"]
    assert codes("?session=S2") == ["S2"]
    assert text(feed(client, "?partner=JP&lang=en"), "title").endswith(", Japan")
    assert text(feed(client, "?partner=JP"), "id") != text(feed(client), "id")
    assert text(feed(client, "?utm=x"), "id") == text(feed(client), "id")


def test_a_value_that_does_not_exist_is_refused(session, client):
    answer = client.get("/changes.atom?partner=XX")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json; charset=utf-8")


def test_an_unchanged_feed_is_not_sent_again(session, client):
    answer = client.get("/changes.atom")
    again = client.get("/changes.atom", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_tell_readers_where_it_is(session, client):
    page = body_of(client.get("/en/agenda/"))
    assert '<link rel="alternate" type="application/atom+xml" href="/changes.atom?lang=en"' in page
