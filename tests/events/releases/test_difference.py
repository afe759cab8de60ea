"""The exact difference: applied to the old programme it gives the new one, whatever the two are."""

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from adgmin.core.clock import MEETING_ZONE
from events.releases.codec import decode, encode
from events.releases.difference import ChangeKind, apply, content_of, difference
from events.releases.programme import (
    Programme,
    PublicAnnouncement,
    PublicEdition,
    PublicItem,
    PublicParty,
    PublicRoom,
    PublicSession,
    PublicTopic,
    in_order,
)

BEGIN = dt.datetime(2026, 1, 15, 8, 0, tzinfo=MEETING_ZONE)
WORDS = st.sampled_from(("", "Phiên họp", "Meeting", "Đối thoại", "Dialogue"))
TEXTS = st.builds(Text, WORDS, WORDS)
CODES = st.sampled_from(("VN", "TH", "JP", "KR"))
MOMENTS = st.integers(0, 40).map(lambda n: BEGIN + dt.timedelta(minutes=5 * n))


def made(shape, /, **given_):
    """A record of a shape with plain values, beside those given."""
    plain = {"str": "", "int": 0, "bool": False, "Text": Text(), "float": 0.0}
    return shape(
        **{
            f.name: given_.get(f.name, plain.get(str(getattr(f.type, "__name__", f.type))))
            for f in fields(shape)
        }
    )


@st.composite
def sessions(draw):
    start = draw(MOMENTS)
    return made(
        PublicSession,
        uid=draw(st.sampled_from([f"u{n}" for n in range(6)])),
        code=draw(st.sampled_from(("S1", "S2", ""))),
        title=draw(TEXTS), abstract=draw(TEXTS), dress=Text(), kind="plenary",
        start=start, end=start + dt.timedelta(minutes=draw(st.integers(1, 60))),
        room=draw(st.sampled_from(("R-A", "R-B", ""))),
        status=draw(st.sampled_from(("confirmed", "provisional", "cancelled"))),
        access=draw(st.sampled_from(("public", "restricted"))),
        chairs=tuple(draw(st.lists(CODES, max_size=2))), papers=tuple(draw(st.lists(CODES, max_size=2))),
        items=tuple(
            PublicItem(n, draw(TEXTS), draw(st.integers(0, 30)), "", ()) for n in range(draw(st.integers(0, 2)))
        ),
        categories=(), floor_languages=(), interpreted_into=(), members=(), partners=(), topics=(), co_chairs=(),
        updated=draw(MOMENTS), sequence=draw(st.integers(0, 5)),
    )  # fmt: skip


def keyed(shape, *, names=("A", "B", "C")):
    return st.lists(st.sampled_from(names), unique=True).flatmap(
        lambda keys: st.fixed_dictionaries(
            {key: st.builds(lambda text, key=key: shape(key, text), TEXTS) for key in keys}
        )
    )


@st.composite
def programmes(draw):
    by_uid = {one.uid: one for one in draw(st.lists(sessions(), max_size=6))}
    return Programme(
        version=draw(st.integers(0, 9)), published_at=BEGIN,
        edition=made(PublicEdition, name=draw(TEXTS), pillars=(), days=(), start_date=BEGIN.date(),
                     end_date=BEGIN.date(),
                     som_start_date=BEGIN.date(), som_end_date=BEGIN.date()),
        parties=draw(keyed(lambda code, text: made(PublicParty, code=code, name=text))),
        rooms=draw(keyed(lambda code, text: made(PublicRoom, code=code, name=text))),
        topics=draw(keyed(lambda code, text: made(PublicTopic, code=code, name=text))),
        sessions=in_order(by_uid.values()),
        documents={},
        hall=None, themes={}, exhibitors={}, booths=(), demos=(),
        announcements=tuple(
            PublicAnnouncement(str(n), "info", draw(TEXTS), BEGIN, BEGIN) for n in range(draw(st.integers(0, 1)))
        ),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(programmes(), programmes())
def test_applied_to_the_old_it_gives_the_new(old, new):
    found = difference(old, new)
    assert content_of(apply(found, old)) == content_of(new)
    # Dictionaries are equal in any order; the order of protocol must be kept too.
    for name in ("parties", "rooms", "topics", "documents"):
        assert list(getattr(apply(found, old), name)) == list(getattr(new, name))
    assert bool(found) == (
        content_of(old) != content_of(new)
        or any(
            list(getattr(old, n)) != list(getattr(new, n))
            for n in ("parties", "rooms", "topics", "documents")
        )
    )


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_nothing_differs_from_itself_and_all_is_new_to_nothing(programme):
    assert not difference(programme, programme)
    assert {change.kind for change in difference(None, programme).sessions} <= {ChangeKind.NEW}
    assert len(difference(None, programme).sessions) == len(programme.sessions)


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_a_snapshot_is_read_back_as_it_was_written(programme):
    assert decode(Programme, encode(programme)) == programme


def one_session(**changes):
    plain = made(
        PublicSession, uid="u", code="S", title=Text("a", "b"), abstract=Text(), dress=Text(), start=BEGIN,
        end=BEGIN + dt.timedelta(hours=1), room="R", status="confirmed", updated=BEGIN, sequence=0,
    )  # fmt: skip
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("changes", "kind", "names"),
    [
        ({"room": "Q"}, "moved", {"room"}),
        ({"end": BEGIN + dt.timedelta(hours=2)}, "moved", {"end"}),
        ({"status": "cancelled", "room": "Q"}, "cancelled", {"status", "room"}),
        ({"chairs": ("VN",)}, "changed", {"chairs"}),
        ({"status": "provisional"}, "changed", {"status"}),
    ],
)
def test_what_happened_is_named(changes, kind, names):
    from events.releases.difference import session_change

    before, after = one_session(), one_session(**changes)
    found = session_change(before, after)
    assert (found.kind, {field.name for field in found.fields}) == (kind, names)
    back = session_change(after, before)
    assert back.kind == ("reinstated" if kind == "cancelled" else kind)


def test_stamps_are_no_change():
    from events.releases.difference import session_change

    assert (
        session_change(one_session(), one_session(sequence=7, updated=BEGIN + dt.timedelta(days=1))) is None
    )
