"""Proposals put into a text: nothing is lost, and independent ones give the same text in any order."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.problems import Refused
from events.outcomes.amending import Change, Words, applied
from events.outcomes.texts import paragraphs_of

TEXT = [
    Words(1, "We welcome safe and open data flows.", "Chúng tôi hoan nghênh."),
    Words(2, "We thank the Chair."),
]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (Change("replace", 1, "safe", "trusted"), "We welcome trusted and open data flows."),
        (Change("delete", 1, "and open"), "We welcome safe data flows."),
        (Change("delete", 1, "data flows"), "We welcome safe and open."),
        (Change("delete", 1, "We welcome"), "safe and open data flows."),
        (Change("insert", 1, "safe", ", secure"), "We welcome safe, secure and open data flows."),
        (
            Change("insert", 1, "", "We commit to them."),
            "We welcome safe and open data flows. We commit to them.",
        ),
    ],
)
def test_words(change, first):
    changed = applied(TEXT, change)
    assert changed[0].english == first
    assert changed[0].lags
    assert changed[0].vietnamese == TEXT[0].vietnamese
    assert changed[1] == TEXT[1]


def test_paragraphs():
    new = applied(TEXT, Change("new_paragraph", 1, proposed="We note the cables."), new_key=9)
    assert [one.key for one in new] == [1, 9, 2]
    assert [one.key for one in applied(TEXT, Change("new_paragraph", 0, proposed="Preamble."))] == [3, 1, 2]
    assert [one.key for one in applied(TEXT, Change("drop_paragraph", 1))] == [2]
    assert applied(TEXT, Change("comment", 1)) == TEXT


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change("replace", 1, "closed", "x"), "words_changed"),
        (Change("replace", 1, "e", "x"), "words_changed"),
        (Change("delete", 1, ""), "words_changed"),
        (Change("replace", 7, "safe", "x"), "paragraph_gone"),
        (Change("replace", 1, "safe", " "), "words_missing"),
        (Change("new_paragraph", 7, proposed="x"), "paragraph_gone"),
        (Change("new_paragraph", 1), "words_missing"),
    ],
)
def test_refused(change, code):
    with pytest.raises(Refused) as refused:
        applied(TEXT, change)
    assert refused.value.problems[0].code == code


# Loaded machines draw values slowly.
unhurried = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
WORDS = [f"w{n:02}x" for n in range(12)]


@unhurried
@given(
    st.lists(st.sampled_from(range(12)), unique=True, min_size=1, max_size=6),
    st.lists(st.sampled_from(["replace", "delete", "insert"]), min_size=6, max_size=6),
    st.randoms(use_true_random=False),
)
def test_independent_changes_give_the_same_text_in_any_order(places, kinds, chance):
    text = [Words(1, " ".join(WORDS))]
    changes = [
        Change(kind, 1, WORDS[at], "" if kind == "delete" else f"n{at:02}y")
        for at, kind in zip(places, kinds, strict=False)
    ]
    shuffled = [*changes]
    chance.shuffle(shuffled)
    one, other = text, text
    for change in changes:
        one = applied(one, change)
    for change in shuffled:
        other = applied(other, change)
    assert one == other
    named = {change.words for change in changes if change.kind in ("replace", "delete")}
    assert re.findall(r"w\d\dx", one[0].english) == [word for word in WORDS if word not in named]


@unhurried
@given(st.text(alphabet="abcđể,.“” \n\r\t", max_size=200))
def test_pasting_loses_no_word(pasted):
    found = paragraphs_of(pasted)
    assert " ".join(found).split() == pasted.split()
    assert all(one and "\n" not in one for one in found)


def test_numbers_of_a_pasted_text_are_made_anew():
    assert paragraphs_of("1. One\nmore\n\n2) Two\r\n\r\n\n 2026 was a year.") == [
        "One more",
        "Two",
        "2026 was a year.",
    ]
