"""Any draft comes back from any format as it was; any file, however wrong, is answered in words."""

import contextlib
import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.workbooks.sheet import Unreadable
from events.agenda.editing import add_session
from events.exchange.fields import FIELDS
from events.exchange.findings import NotAProgramme, Notes
from events.exchange.formats import read_file
from events.exchange.known import Known
from events.exchange.meaning import Options, RawRow, Reader
from events.exchange.text import line, paragraphs
from events.models import AgendaItem, Room, Session, Topic
from events.parties.models import Party
from tests.events.exchange.rounds import FORMATS, actions, clear, file_of, records, seen, taken, told

SOME = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TITLE = LETTERS.map(line).filter(bool)
DAY = dt.datetime(2026, 1, 15, 7, 0, tzinfo=MEETING_ZONE)


@st.composite
def sessions(draw):
    """The fields of up to four sessions, each with an hour of its own so that rooms are never doubled."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        start = DAY + dt.timedelta(hours=2 * number, minutes=draw(st.integers(0, 50)))
        placed = draw(st.booleans())
        made.append({
            "code": f"S-{number}",
            "title_vi": draw(TITLE), "title_en": draw(st.one_of(st.just(""), TITLE)),
            "abstract_vi": draw(LETTERS.map(paragraphs)), "abstract_en": draw(LETTERS.map(paragraphs)),
            "start": start if placed else None,
            "end": start + dt.timedelta(minutes=draw(st.integers(1, 60))) if placed else None,
            "room": draw(st.sampled_from(["R-A", "R-B", ""])) if placed else "",
            **{key: draw(st.sampled_from(FIELDS[key].choices))
               for key in ("kind", "level", "status", "access", "disclosure", "media")},
            "is_draft": draw(st.booleans()), "all_members": draw(st.booleans()),
            "ordinal": draw(st.one_of(st.none(), st.integers(0, 900))),
            "categories": draw(st.lists(st.sampled_from(["head", "delegate", "media"]), unique=True)),
            "floor_languages": draw(st.lists(st.sampled_from(["vi", "en", "ja"]), unique=True)),
            "links": {name: draw(st.lists(st.sampled_from(["VN", "TH", "JP"]), unique=True))
                      for name in ("members", "partners", "chairs", "co_chairs")},
            "items": draw(st.lists(st.tuples(TITLE, st.integers(0, 90), st.sampled_from(["", "VN"])), max_size=3)),
        })  # fmt: skip
    return made


def write(edition, described: dict) -> None:
    fields = dict(described)
    links = {name: list(Party.objects.filter(code__in=codes)) for name, codes in fields.pop("links").items()}
    items, room = fields.pop("items"), fields.pop("room")
    session = Session(edition=edition, room=Room.objects.filter(code=room).first(), **fields)
    add_session(session, by=None, topics=list(Topic.objects.all()), **links)
    for number, (title, minutes, lead) in enumerate(items, 1):
        lead_party = Party.objects.filter(code=lead).first()
        AgendaItem.objects.create(
            session=session, number=number, title_vi=title, title_en="", minutes=minutes, lead=lead_party
        )


@pytest.mark.parametrize("key", FORMATS)
@SOME
@given(described=sessions(), lang=st.sampled_from(["vi", "en"]))
def test_any_draft_comes_back_from_any_format(small, key, described, lang):
    clear(small)
    for one in described:
        write(small, one)
    before = records(small)
    data = file_of(small, key, lang)
    assert actions(seen(small, data)) == ["unchanged"] * len(described)
    clear(small)

    assert told(taken(small, data)) == []

    assert records(small) == before
    assert actions(seen(small, data)) == ["unchanged"] * len(described)


HEADS = st.sampled_from(
    [b"", b"<schedule>", b"BEGIN:VCALENDAR\r\n", b'{"schedule": ', b"[", b"PK\x03\x04", b"\xef\xbb\xbf<"]
)


@MANY
@given(head=HEADS, rest=st.binary(max_size=400))
def test_no_bytes_break_a_reader(small, head, rest):
    with contextlib.suppress(NotAProgramme, Unreadable):
        read_file(head + rest, Options())


@MANY
@given(data=st.data(), key=st.sampled_from(["frab", "pretalx", "ics"]))
def test_no_damage_breaks_a_reader(small, make_session, data, key):
    """A true file with a piece taken out, doubled or overwritten is read, or refused in words; never an exception."""
    if not Session.objects.exists():
        make_session("S-1", "09:00", "10:00", abstract_vi="Nội dung")
    body = file_of(small, key)
    at = data.draw(st.integers(0, len(body)))
    length = data.draw(st.integers(0, 80))
    damage = data.draw(st.one_of(st.binary(max_size=20), st.just(body[at : at + length] * 2)))
    with contextlib.suppress(NotAProgramme, Unreadable):
        seen(small, body[:at] + damage + body[at + length :])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=8,
)


@MANY
@given(event=st.dictionaries(st.sampled_from(
    ["title", "room", "date", "start", "duration", "guid", "id", "code", "track", "persons", "adgmin", "slot", "state"]
), JSON))  # fmt: skip
def test_no_kind_of_value_breaks_the_reader_of_json(small, event):
    schedule = {"schedule": {"conference": {"days": [{"date": "2026-01-15", "rooms": {"R": [event]}}]}}}
    talks = [{"title": "x", **event}]
    for content in (schedule, talks):
        plan = seen(small, json.dumps(content).encode())
        assert len(plan.rows) == 1
        for finding in plan.findings:
            assert finding.message.vi
            assert finding.message.en


@MANY
@given(key=st.sampled_from(sorted(FIELDS)), value=JSON)
def test_no_value_breaks_a_field(small, key, value):
    notes = Notes()
    row = Reader(Known(small), notes, Options(create_rooms=True)).read(
        RawRow(1, Text("dòng 1", "row 1"), given={key: value})
    )
    assert set(row.given) <= {key}
    assert all(finding.as_dict()["message_vi"] for finding in notes.all)
