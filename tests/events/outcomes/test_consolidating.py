"""The text with its brackets: nothing of the text or of a proposal is lost, and each stands where it belongs."""

import pytest

from events.outcomes.amending import Change
from events.outcomes.board import bracketed
from events.outcomes.consolidating import consolidated
from events.outcomes.proposing import propose
from events.outcomes.texts import paste

from .made import make_outcome, party, with_text


@pytest.fixture
def text(small):
    return with_text(make_outcome())


def put(outcome, code, kind, key, words="", proposed="", note=""):
    change = Change(kind, key, words, proposed)
    return propose(outcome, party(code), change, note=note, by=None, from_desk=True)


def printed(outcome) -> list[str]:
    """The items as a reader sees them."""
    lines = []
    for item in consolidated(bracketed(outcome)):
        line = f"{item.number}:"
        for one in item.pieces:
            words = {
                "plain": one.text,
                "kept": f"[{one.text}{' – ' if one.by else ''}{one.by}]",
                "new": f"[{one.by}: {one.text}]",
                "opens": "[",
                "closes": f" – {one.by}]",
            }[one.style]
            line += f"{words}{''.join(f'^{mark}' for mark in one.marks)}"
        lines.append(line)
    return lines


def test_agreed_text_stands_plain(text):
    assert printed(text)[1] == "2:We welcome safe and open data flows."


def test_alternatives_for_the_same_words_stand_side_by_side(text):
    put(text, "MY", "replace", 2, "safe", "trusted")
    put(text, "TH", "replace", 2, "safe", "secure")
    put(text, "SG", "delete", 2, "safe")
    assert printed(text)[1] == (
        "2:We welcome [safe – bỏ: SG]^3[MY: trusted]^1[TH: secure]^2 and open data flows."
    )


def test_words_apart_share_a_paragraph_and_words_that_overlap_do_not(text):
    put(text, "MY", "replace", 2, "safe and open", "trusted")
    put(text, "TH", "insert", 2, "data", "and service")
    put(text, "SG", "replace", 2, "open data", "free")
    assert printed(text)[1:3] == [
        "2:We welcome [safe and open][MY: trusted]^1 data[TH: and service]^2 flows.",
        "2 alt.:[SG: We welcome safe and free flows.]^3",
    ]


def test_new_paragraphs_are_counted_as_drafters_do(text):
    put(text, "MY", "new_paragraph", 2, proposed="We thank Thailand.")
    put(text, "TH", "new_paragraph", 2, proposed="We thank Laos.")
    put(text, "SG", "new_paragraph", 0, proposed="Recalling Bangkok,")
    assert printed(text) == [
        "0 bis:[SG: Recalling Bangkok,]^1",
        "1:We, the Ministers, met in Ha Noi.",
        "2:We welcome safe and open data flows.",
        "2 bis:[MY: We thank Thailand.]^2",
        "2 ter:[TH: We thank Laos.]^3",
        "3:We thank the Chair.",
    ]


def test_a_paragraph_to_be_deleted_stands_in_brackets_whole(text):
    put(text, "MY", "drop_paragraph", 3)
    assert printed(text)[2] == "3:[We thank the Chair. – bỏ: MY]^1"


def test_what_is_said_of_it_stands_beneath(text):
    put(text, "MY", "comment", 3, note="Which Chair?")
    put(text, "TH", "insert", 3, proposed="Again.")
    item = consolidated(bracketed(text))[2]
    assert [(note.mark, note.shown.amendment.party.code) for note in item.notes] == [(0, "MY"), (1, "TH")]
    assert printed(text)[2] == "3:We thank the Chair.[TH: Again.]^1"


def test_a_proposal_whose_words_went_is_not_lost(text):
    one = put(text, "MY", "replace", 2, "safe", "trusted")
    paste(text, "We, the Ministers, met in Ha Noi.\n\nAll new.", by=None)
    last = consolidated(bracketed(text))[-1]
    assert [note.shown.amendment for note in last.notes] == [one]
