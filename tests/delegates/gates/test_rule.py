"""The admission rule against cases written by hand; the browser passes the same ones (tests/browser)."""

import json
import re

import pytest

from adgmin.core.bilingual import LANGUAGES
from delegates.gates.rule import REASONS, decide, session_at
from delegates.gates.saying import SCRIPT, clock_time, say, script, sentences
from tests.delegates.gates.admission_table import BOUNDARIES, CLOSED, NOW, OBSTACLES, VECTORS, cases, patched

KEPT = json.loads(VECTORS.read_text(encoding="utf-8"))
PLACEHOLDERS = {"serial", "zone", "taken", "seat", "places", "count", "capacity", "since", "from", "until",
                "press_until", "session", "here_gate", "elsewhere", "delegation"}  # fmt: skip


def test_the_kept_cases_are_those_of_the_table_and_many():
    assert list(cases()) == KEPT
    assert len({one["name"] for one in KEPT}) == len(KEPT) >= 300


def test_every_reason_is_among_them():
    assert {one["answer"]["reason"] for one in KEPT} == set(REASONS)


def test_the_rule_answers_every_case():
    wrong = {one["name"]: decide(one["question"]) for one in KEPT if decide(one["question"]) != one["answer"]}
    assert wrong == {}


@pytest.mark.parametrize(
    "step", ["_out", "_held", "_time", "_gate", "_zone", "_press", "_audience", "_seats", "_inside"]
)
def test_the_cases_would_see_a_step_left_out(step, monkeypatch):
    """The negative control: without any one step some case is answered wrongly."""
    from delegates.gates import rule

    left = tuple(one for one in rule._STEPS if one.__name__ != step)
    assert len(left) == len(rule._STEPS) - 1
    monkeypatch.setattr(rule, "_STEPS", left)
    assert any(decide(one["question"]) != one["answer"] for one in KEPT)


def test_every_reason_has_its_sentences_in_both_languages():
    said = sentences()
    assert set(said) == {*REASONS, "overridden", "_words"}
    for reason in {*REASONS, "overridden"}:
        assert set(said[reason]) == {"operator", "guest"}
        for sentence in said[reason].values():
            assert set(sentence) == set(LANGUAGES)
            assert all(text.endswith((".", "?")) for text in sentence.values()), reason
            places = [set(re.findall(r"\{(\w+)\}", text)) for text in sentence.values()]
            assert places[0] == places[1] <= PLACEHOLDERS, reason


def test_no_guest_is_told_what_is_not_theirs_to_hear():
    """Security, counts and names of closed meetings are for the operator alone; the guest is spoken to politely."""
    for reason in REASONS:
        guest = sentences()[reason]["guest"]
        assert not set(re.findall(r"\{(\w+)\}", guest["vi"])) - {"from", "until", "press_until"}, reason
        assert "an ninh" not in guest["vi"]
        assert "security" not in guest["en"].lower()
        assert re.search(r"Quý (vị|đại biểu|Trưởng đoàn)", guest["vi"]), reason


def test_no_sentence_has_a_gap():
    for name, patch, *_rest in (*OBSTACLES, *BOUNDARIES):
        question = patched(patch)
        for sentence in say(decide(question), question).values():
            for text in sentence.values():
                assert "{" not in text, name
                assert not re.search(r"“”|  | [.,]", text), (name, text)


def test_the_sentences_are_filled():
    question = patched({"session": CLOSED, "inside.seats_of_delegation": 5})
    said = say(
        decide(question), question, {"delegation": {"vi": "Đoàn Nhật Bản", "en": "the delegation of Japan"}}
    )
    assert said["operator"] == {
        "vi": "Đoàn Nhật Bản đã vào đủ: 5 trên 5 người ngoài Trưởng đoàn. Mời cán bộ lễ tân trao đổi với Đoàn.",
        "en": "The delegation of Japan is complete: 5 of 5 persons beside its head are inside. Ask protocol to speak "
        "with the delegation.",
    }
    inside = patched({"inside.here": True, "inside.since": NOW - 420})
    told = say(decide(inside), inside, {"here_gate": "Cửa 1"})["operator"]["vi"]
    assert told.startswith("Thẻ này đang ở bên trong: đã vào lúc 10:58, tại Cửa 1.")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (NOW, "11:05 15/01/2026"),
        (NOW + 0.9, "11:05 15/01/2026"),
        (0, ""),
        (-5, ""),
        (None, ""),
        (True, ""),
        (1e300, ""),
    ],
)
def test_a_time_is_told_in_the_zone_of_the_meeting(seconds, told):
    assert clock_time(seconds, with_day=True) == told


def test_the_script_of_the_sentences_is_up_to_date():
    assert SCRIPT.read_text(encoding="utf-8") == script()


def test_the_session_at_a_gate():
    def session(code, start, end, **more):
        return {"code": code, "place": "R-A", "start": start, "end": end, "status": "confirmed", **more}

    day = [
        session("one", 10_000, 13_600),
        session("two", 14_000, 17_600),
        session("off", 9_000, 18_000, status="cancelled"),
        session("next door", 9_000, 18_000, place="R-B"),
    ]

    def at(now):
        found = session_at(day, "R-A", now)
        return found and found["code"]

    assert [at(now) for now in (8_199, 8_200, 10_000, 13_599, 13_600, 14_000, 17_599, 17_600)] == [
        None, "one", "one", "one", "two", "two", "two", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question", [None, [], "x", 5, {}, {"badge": []}, {"code": "ok", "known": True, "badge": {}}]
)
def test_no_question_raises(question):
    assert decide(question)["verdict"] in {"refuse", "ask"}
