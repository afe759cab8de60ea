"""/schedule.xml against the schema, and against the database."""

import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from events.models import Session

SCHEMA = Path(__file__).parent / "schedule.xsd"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def tree_of(client, query: str = "") -> etree._Element:
    answer = client.get(f"/schedule.xml{query}")
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    return etree.fromstring(answer.content)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_whole_meeting_is_valid_and_as_in_the_database(client, edition, schema, lang):
    tree = tree_of(client, f"?lang={lang}")
    schema.assertValid(tree)
    events = {event.get("guid"): event for event in tree.iter("event")}
    described = Session.objects.filter(access__in=("public", "accredited"), is_draft=False).exclude(
        status="cancelled"
    )
    for session in described.select_related("room"):
        event = events[str(session.guid)]
        assert dt.datetime.fromisoformat(event.findtext("date")) == session.start
        assert event.findtext("date").endswith("+07:00")
        hours, minutes = map(int, event.findtext("duration").split(":"))
        assert dt.timedelta(hours=hours, minutes=minutes) == session.end - session.start
        assert event.findtext("title") == getattr(session, f"title_{lang}")
        assert (
            event.findtext("room") == event.getparent().get("name") == getattr(session.room, f"name_{lang}")
        )
        assert (
            event.getparent().getparent().get("date")
            == f"{session.start.astimezone(dt.timezone(dt.timedelta(hours=7))):%Y-%m-%d}"
        )
        assert event.findtext("url") == f"http://testserver/{lang}/sessions/{session.code}/"
    about = tree.find("conference")
    assert (about.findtext("acronym"), about.findtext("days")) == (
        edition.code,
        str(len(tree.findall("day"))),
    )
    assert (about.findtext("time_zone_name"), about.findtext("timeslot_duration")) == (
        "Asia/Ho_Chi_Minh",
        "00:05",
    )
    assert tree.findtext("version").startswith("1.")


def test_numbers_stay(client, edition, schema):
    def numbers() -> dict[str, str]:
        return {event.get("guid"): event.get("id") for event in tree_of(client).iter("event")}

    before = numbers()
    assert len(set(before.values())) == len(before)
    assert all(before[guid] == number for guid, number in numbers().items())
    only = tree_of(client, "?day=2026-01-13")
    schema.assertValid(only)
    assert {event.get("guid"): event.get("id") for event in only.iter("event")}.items() <= before.items()


def test_what_is_not_disclosed_is_not_there(client, meetings, schema):
    tree = tree_of(client, "?lang=en")
    schema.assertValid(tree)
    rooms = {event.findtext("title"): event.findtext("room") for event in tree.iter("event")}
    assert rooms == {
        "Session S-OPEN": "Room R-A",
        "Session S-PROV": "Room R-A",
        "Session S-LOCK": "Room R-A",
        "Closed meeting": "Place not announced",
    }
    [unnamed] = [event for event in tree.iter("event") if event.findtext("title") == "Closed meeting"]
    assert unnamed.find("url") is None
    assert [unnamed.findtext(name) for name in ("subtitle", "abstract", "track")] == ["", "", ""]


def test_the_schema_would_see_what_is_wrong(schema):
    assert not schema.validate(etree.fromstring("<schedule><version>1</version></schedule>"))


def test_it_answers_with_304(client, meetings):
    first = client.get("/schedule.xml?lang=en")
    again = client.get("/schedule.xml?lang=en", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert b"Session S-OPEN" in first.content
