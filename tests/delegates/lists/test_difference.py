"""What changed between two lists, said once and in full."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from adgmin.core.bilingual import Text
from delegates.lists.difference import difference, in_words
from delegates.lists.participants import Entry, Section


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def entry(pk, name, role="delegate", **fields):
    return Entry(pk, role, name, position=Text("Vụ trưởng", "Director"), **fields)


def section(code, *entries):
    return Section(code, Text(f"Đoàn {code}", f"Delegation {code}"), True, entries)


OLD = (
    section("VN", entry(1, "Head", "head"), entry(2, "An"), entry(3, "Bình"), entry(4, "Chi")),
    section("TH", entry(5, "Somchai", "head"), entry(6, "Suda")),
)


def test_nothing_changed():
    assert in_words(difference(OLD, OLD)) == ["Nothing has changed."]


def test_everything_that_changed_is_said_once_in_full():
    new = (
        section(
            "VN",
            entry(2, "An", "head"),
            replace(entry(3, "Bình"), position=Text("Vụ trưởng", "Director-General")),
            entry(7, "Dung"),
        ),
        section("TH", entry(5, "H.E. Somchai", "head"), entry(6, "Suda"), entry(4, "Chi", native="ชี")),
    )
    found = difference(OLD, new)
    assert in_words(found) == [
        "1 person added, 1 removed, 4 changed.",
        "Added: Dung (Delegation VN, Delegate).",
        "Removed: Head (Delegation VN, Head of delegation).",
        "Changed: An (Delegation VN, Head of delegation): role “Delegate” → “Head of delegation”.",
        "Changed: Bình (Delegation VN, Delegate): position (English) “Director” → “Director-General”.",
        "Changed: H.E. Somchai (Delegation TH, Head of delegation): name “Somchai” → “H.E. Somchai”.",
        "Changed: Chi (Delegation TH, Delegate): delegation “Delegation VN” → “Delegation TH”; "
        "name in native script “–” → “ชี”.",
    ]


def test_who_changed_places_is_named_and_not_all_who_stand_behind():
    new = (section("VN", entry(1, "Head", "head"), entry(3, "Bình"), entry(4, "Chi"), entry(2, "An")), OLD[1])
    found = difference(OLD, new)
    assert [(one.name, [line.label for line in one.lines]) for one in found.changed] == [
        ("An", ["another place in the order"])
    ]


def test_a_delegation_that_changed_places_is_named_once():
    found = difference((*OLD, section("ZZ", entry(9, "Z"))), (section("ZZ", entry(9, "Z")), *OLD))
    assert (found.count, [str(name) for name in found.delegations]) == (1, ["Delegation ZZ"])
    assert in_words(found)[1:] == ["Delegation ZZ has another place in the order."]


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)), st.randoms(use_true_random=False))
def test_who_came_and_who_went_adds_up(old, new, chance):
    """old − removed + added = new, and nobody stands in two parts."""
    before, after = sorted(old), chance.sample(sorted(new), len(new))
    found = difference(
        [section("VN", *(entry(pk, str(pk)) for pk in before))],
        [section("VN", *(entry(pk, str(pk)) for pk in after))],
    )
    added, removed, moved = (
        {int(one.name) for one in part} for part in (found.added, found.removed, found.changed)
    )
    assert (old - removed) | added == new
    assert not (added & removed)
    assert not (moved & (added | removed))
    # Without those who moved, the others keep their order.
    assert [pk for pk in after if pk in old and pk not in moved] == [
        pk for pk in before if pk in new and pk not in moved
    ]
