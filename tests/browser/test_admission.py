"""The admission rule of the gate's script in a real browser: the same answers and sentences as the server's."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegates.gates.rule import decide, session_at
from delegates.gates.saying import say
from tests.delegates.gates.admission_table import CLOSED, PLAIN, VECTORS

STATIC = Path(__file__).resolve().parents[2] / "adgmin" / "static" / "js"
SITE = "http://gate.example"
ASK = """async ([questions, names]) => {
    const { decide, say } = await import("/gate-rule.js");
    return questions.map((question) => {
        const answer = decide(question);
        return [answer, say(answer, question, names)];
    });
}"""
NAMES = {
    "session": {"vi": "Phiên toàn thể", "en": "Plenary"},
    "here_gate": "Cửa 1",
    "delegation": {"vi": "Đoàn Lào"},
}


@pytest.fixture(scope="module")
def page_of_rule(browser):
    """A page on which the script can be imported; nothing is served by the product."""
    page = browser.new_page()

    def give(route) -> None:
        name = route.request.url.removeprefix(f"{SITE}/")
        if name.endswith(".js"):
            route.fulfill(path=STATIC / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page.route(f"{SITE}/**", give)
    page.goto(f"{SITE}/")
    yield page
    page.close()


def ask(page, questions):
    """Return [answer, sentences] of each question, as the script gives them."""
    return page.evaluate(ASK, [questions, NAMES])


def test_the_script_answers_every_case(page_of_rule):
    told = ask(page_of_rule, [one["question"] for one in KEPT])
    wrong = {
        one["name"]: answer
        for one, (answer, _said) in zip(KEPT, told, strict=True)
        if answer != one["answer"]
    }
    assert wrong == {}
    for one, (answer, said) in zip(KEPT, told, strict=True):
        assert said == say(answer, one["question"], NAMES), one["name"]


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=3), st.just([]),
    st.lists(st.sampled_from(["delegate", "JP", "A", "", 1, None, True]), max_size=3), st.just({}),
    st.sampled_from(["__proto__", "constructor", "toString", "\x1c", "\x85", "\ufeff", "\u00a0", "\u2028 "]),
)  # fmt: skip


KEPT = json.loads(VECTORS.read_text(encoding="utf-8"))
NOW = PLAIN["now"]
PATHS = [(name,) for name in PLAIN] + [
    (part, name) for part in ("gate", "badge", "inside") for name in PLAIN[part]
] + [("session", name) for name in CLOSED] + [("override", "may"), ("override", "reason")]  # fmt: skip
VALUES = ODD | st.sampled_from([0, 1, 5, 9.99, NOW, NOW - 1, NOW + 0.5, 1e300, "A", "JP", "head", "media", "floater",
                                "restricted", "photo_call", "out", "typed", True, False])  # fmt: skip
ABSENT = object()


def put(question, path, value) -> None:
    for step in path[:-1]:
        question = question.get(step) if isinstance(question, dict) else None
    if isinstance(question, dict):
        question.pop(path[-1], None)
        if value is not ABSENT:
            question[path[-1]] = value


@st.composite
def questions_near_a_case(draw):
    """One of the kept cases with a few values changed to anything, or left out."""
    question = copy.deepcopy(KEPT[draw(st.integers(0, len(KEPT) - 1))]["question"])
    for path, value in draw(
        st.lists(st.tuples(st.sampled_from(PATHS), VALUES | st.just(ABSENT)), max_size=4)
    ):
        put(question, path, value)
    return question


def through_json(question):
    """As it would come over the wire: what JSON cannot say is gone."""
    return json.loads(json.dumps(question), parse_constant=lambda _name: None)


def test_no_question_is_answered_differently(page_of_rule):
    met = set()

    @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(questions_near_a_case() | ODD, min_size=150, max_size=200))
    def compare(questions):
        sent = [through_json(question) for question in questions]
        for question, (answer, said) in zip(sent, ask(page_of_rule, sent), strict=True):
            assert answer == decide(question), question
            assert said == say(answer, question, NAMES), question
            met.add(answer["reason"])

    compare()
    assert len(met) > 15  # it got past the first steps


SESSIONS = st.lists(
    st.fixed_dictionaries({"code": st.sampled_from("abc"), "place": st.sampled_from(["R", "S"]),
                           "status": st.sampled_from(["confirmed", "cancelled"]), "start": st.integers(0, 6000),
                           "end": st.integers(0, 9000)}), max_size=5)  # fmt: skip


def test_the_script_finds_the_same_session(page_of_rule):
    found = []

    @settings(max_examples=3, deadline=None, database=None)
    @given(st.lists(st.tuples(SESSIONS, st.integers(0, 9000)), min_size=60, max_size=80))
    def compare(asked):
        script = """async (asked) => {
            const { sessionAt } = await import("/gate-rule.js");
            return asked.map(([sessions, now]) => sessionAt(sessions, "R", now));
        }"""
        told = page_of_rule.evaluate(script, asked)
        assert told == [session_at(sessions, "R", now) for sessions, now in asked]
        found.extend(filter(None, told))

    compare()
    assert found
