"""Every field of a programme has words, in both languages; nothing that differs is passed over in silence."""

from dataclasses import fields, replace

import pytest
from django.utils.translation import override

from adgmin.core.bilingual import Text
from events.models import Document
from events.releases.building import build_snapshot
from events.releases.difference import difference
from events.releases.naming import Names
from events.releases.parts_wording import _MODELS, label_of, parts_in_words
from events.releases.programme import PublicItem, PublicSession
from events.releases.wording import _FIELDS, facts_of, lines_of
from tests.events.marked import make_secrets

# Stamps, identifiers, papers and what happens on the day; `end` is told with `start`.
NOT_TOLD = {
    "uid",
    "papers",
    "updated",
    "sequence",
    "open_sequence",
    "open_updated",
    "end",
    "live",
    "started_at",
    "ended_at",
}


@pytest.fixture
def programme(small):
    make_secrets()
    return build_snapshot(small)


@pytest.fixture
def session(programme):
    return programme.by_code["OPENOPENOPEN"]


def test_every_field_of_a_session_has_words():
    assert {field.name for field in fields(PublicSession)} - {name for name, *_ in _FIELDS} == NOT_TOLD


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_field_of_every_other_record_has_a_label(lang):
    with override(lang):
        bare = [
            (kind.__name__, field.name)
            for kind in _MODELS
            for field in fields(kind)
            if label_of(kind, field.name).lower() == field.name and "_" in field.name
        ]
    assert bare == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"status": "cancelled"}, [("Status", "Confirmed", "Cancelled")]),
        ({"heads_plus": 3}, [("Persons beside each head", "–", "3")]),
        ({"chairs": ("VN",)}, [("Chair", "–", "Viet Nam")]),
        ({"access": "restricted"}, [("Access", "Open to the public", "Named categories only")]),
        ({"interpreted_into": ("vi",)}, [("Interpreted into", "–", "Vietnamese")]),
        ({"room": ""}, [("Room", "Room R-A", "–")]),
        ({"title": Text("Khác", "Other")}, [
            ("Title (Vietnamese)", "zqopentitlevi", "Khác"), ("Title (English)", "zqopentitleen", "Other"),
        ]),
    ],
)  # fmt: skip
def test_a_change_in_words(programme, session, changes, said):
    with override("en"):
        found = lines_of(session, replace(session, **changes), Names(programme))
    assert [(line.label, line.before, line.after) for line in found] == said


def test_of_a_longer_list_what_is_out_and_in_is_told(programme, session):
    before = replace(session, members=("VN", "TH"))
    with override("en"):
        (line,) = lines_of(before, replace(before, members=("TH", "JP")), Names(programme))
    assert (line.is_list, line.gone, line.come) == (True, ("Viet Nam",), ("Japan",))


def test_agenda_items_are_told_one_by_one(programme, session):
    (item,) = session.items
    after = replace(
        session,
        items=(replace(item, minutes=25, lead="VN"), PublicItem(2, Text("Hai", "Two"), 5, "", ())),
    )
    with override("en"):
        found = lines_of(session, after, Names(programme))
    assert [(line.label, line.before, line.after) for line in found] == [
        ("Agenda item 1, length", "10 minutes", "25 minutes"),
        ("Agenda item 1, lead", "–", "Viet Nam"),
        ("Agenda item 2", "–", "Two (5 minutes)"),
    ]


def test_the_facts_of_a_session_leave_out_what_is_empty(programme, session):
    with override("en"):
        known = {line.label: line.after for line in facts_of(session, Names(programme))}
    assert known["Access"] == "Open to the public"
    assert known["Abstract (Vietnamese)"] == "zqopenabsvi"
    assert known["Agenda item 1"] == "zqopenitemen (10 minutes)"
    assert {"Time", "Room", "Title", "Chair"}.isdisjoint(known)


def test_readers_who_may_not_know_a_name_are_not_told_its_code_either(programme):
    stripped = replace(programme, rooms={}, _search={})
    careful, open_ = Names(stripped, only_known=True), Names(stripped)
    assert (careful.room("R-A"), open_.room("R-A")) == ("", "R-A")


def test_booths_are_told_apart_and_papers_are_in_no_release(small, programme):
    from events.models import Booth

    Document.objects.filter(symbol="zqopensymbol").update(version=2)
    Booth.objects.filter(code="A01").update(w=3)
    found = difference(programme, build_snapshot(small))
    with override("en"):
        told = {
            part.name: [(x.label, x.before, x.after) for x in part.lines]
            for part in parts_in_words(found.parts)
        }
    assert told == {"A01": [("Width (m)", "2.0", "3.0")]}
