"""The API keeps to its own description: every answer fits the shape that OpenAPI names, whatever is sent."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegates.gates import devices
from delegates.gates.problems import PROBLEMS
from tests.conftest import NOW
from tests.delegates.gates.conftest import API, ms

pytestmark = pytest.mark.django_db
PROBLEM = {"type", "status", "title", "detail", "title_vi", "title_en", "detail_vi", "detail_en"}


@pytest.fixture
def described(client, db):
    """The description."""
    response = client.get("/api/v1/openapi.json")
    assert response.status_code == 200
    return response.json()


def fits(value, shape, described, where="") -> None:
    """Hold a value against a JSON schema, as far as ours go."""
    if "$ref" in shape:
        name = shape["$ref"].removeprefix("#/components/schemas/")
        return fits(value, described["components"]["schemas"][name], described, f"{where}/{name}")
    if "anyOf" in shape:
        kinds = [one.get("type") for one in shape["anyOf"]]
        if value is None:
            assert "null" in kinds, where
            return None
        return fits(value, next(one for one in shape["anyOf"] if one.get("type") != "null"), described, where)
    if "enum" in shape:
        assert value in shape["enum"], where
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "number": (int, float),
    }
    if kind := shape.get("type"):
        assert isinstance(value, kinds[kind]), (where, value)
        assert not (kind in {"integer", "number"} and isinstance(value, bool)), where
    for name in shape.get("required", ()):
        assert name in value, f"{where} lacks {name}"
    for name, inner in shape.get("properties", {}).items():
        if name in value:
            fits(value[name], inner, described, f"{where}.{name}")
    if "properties" in shape and not shape.get("additionalProperties"):
        assert set(value) <= set(shape["properties"]), where
    for one in value if shape.get("type") == "array" else ():
        fits(one, shape.get("items", {}), described, f"{where}[]")


def keeps_to(described, path, method, response) -> None:
    """Whether an answer is declared, and of the shape declared."""
    answers = described["paths"][path][method]["responses"]
    assert str(response.status_code) in answers, (path, response.status_code, response.content)
    if response.status_code == 304:
        return
    kind = "application/json" if response.status_code < 400 else "application/problem+json"
    assert response["Content-Type"] == kind
    shape = answers[str(response.status_code)]["content"][kind]["schema"]
    fits(response.json(), shape, described, path)


def test_every_address_is_described_with_its_problems(described):
    assert set(described["paths"]) == {
        "/api/v1/", "/api/v1/problems/{name}", "/api/v1/gates/pair", "/api/v1/gates/state", "/api/v1/gates/photos",
        "/api/v1/gates/check", "/api/v1/gates/scans",
    }  # fmt: skip
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            assert one["summary"], path
            assert one["description"], path
            if "/gates/" in path:
                assert {"429", "500", "503"} <= set(one["responses"]), path
            if "/gates/" in path and "pair" not in path:
                assert one["security"], path
            if method == "post":
                assert {"400", "413", "415", "422"} <= set(one["responses"]), path
    bodies = described["paths"]["/api/v1/gates/scans"]["post"]["requestBody"]["content"]["application/json"]
    assert bodies["example"]["scans"]
    for name in ("PairIn", "CheckIn"):
        assert described["components"]["schemas"][name]["examples"], name


def test_each_answer_fits(described, ask, client, show, scan, make_badge, small, device):
    badge = make_badge()
    code = devices.make_device(small, "Máy", by=None)[1]
    pair = client.post(API + "pair", json.dumps({"code": code}), content_type="application/json")
    answers = [
        ("/", "get", client.get("/api/v1/")),
        ("/problems/{name}", "get", client.get("/api/v1/problems/busy")),
        ("/problems/{name}", "get", client.get("/api/v1/problems/none")),
        ("/gates/pair", "post", pair),
        ("/gates/pair", "post", client.post(API + "pair", "{}", content_type="application/json")),
        ("/gates/pair", "post", client.post(API + "pair", '{"code": "x"}', content_type="application/json")),
        ("/gates/check", "post", show(badge)),
        ("/gates/check", "post", show(badge)),
        ("/gates/check", "post", show(None, serial=99)),
        ("/gates/check", "post", show(badge, gate="nowhere")),
        ("/gates/check", "post", ask("check", {})),
        ("/gates/check", "post", ask("check", b"{")),
        ("/gates/scans", "post", ask("scans", {"scans": [scan(serial=badge.serial), None, {}]})),
        ("/gates/scans", "post", ask("scans", {})),
        ("/gates/state", "get", ask("state")),
        ("/gates/state", "get", ask("state?since=1.1.1.1")),
        ("/gates/state", "get", ask("state?since=" + "1" * 200)),
        ("/gates/state", "get", ask("state", token="nobody")),
        ("/gates/photos", "get", ask("photos?serials=1")),
        ("/gates/photos", "get", ask("photos")),
    ]
    for path, method, response in answers:
        keeps_to(described, "/api/v1" + path, method, response)


def test_a_wrong_field_is_named_and_what_was_sent_is_not_repeated(ask):
    told = ask("check", {"sequence": "secret", "at": 1, "sent_at": 1, "gate": "R-A"}).json()
    assert told["errors"] == [{"field": "body.sequence", "message": "Input should be a valid integer"}]
    assert "secret" not in json.dumps(told)


@pytest.mark.parametrize("name", sorted(PROBLEMS))
def test_every_problem_is_told_in_both_languages(client, db, name):
    vi = client.get(f"/api/v1/problems/{name}").json()
    assert set(vi) == PROBLEM
    assert vi["title_vi"] != vi["title_en"]
    assert vi["detail_vi"] != vi["detail_en"]
    assert vi["type"] == f"/api/v1/problems/{name}"
    assert 400 <= vi["status"] <= 503


@pytest.mark.parametrize(
    ("accepted", "lang"), [("en", "en"), ("en-GB,vi;q=0.8", "en"), ("vi,en", "vi"), ("fr", "vi"), ("", "vi")]
)
def test_a_problem_is_told_in_the_language_of_the_reader(client, gates, accepted, lang):
    told = client.get(API + "state", HTTP_ACCEPT_LANGUAGE=accepted)
    assert told.json()["title"] == told.json()[f"title_{lang}"]


@pytest.mark.parametrize(("method", "path", "status"), [
    ("get", "/api/v1/nowhere", 404), ("get", "/api/v1/gates/", 404), ("post", "/api/v1/gates/nowhere", 415),
    ("put", "/api/v1/gates/check", 405), ("delete", "/api/v1/gates/state", 405), ("get", "/api/v1/gates/pair", 405),
])  # fmt: skip
def test_other_addresses_and_methods_are_problems_too(client, db, method, path, status):
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert set(answer.json()) == PROBLEM


def test_nothing_is_kept_by_caches_and_no_session_is_made(ask, show, make_badge):
    answer = show(make_badge())
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
SCANS = st.lists(
    JSON | st.fixed_dictionaries({}, optional={
        "sequence": st.integers(-2, 2**64) | JSON, "act": st.sampled_from(["scan", "undo"]) | JSON,
        "of": st.integers(0, 9) | JSON,
        "at": st.floats() | st.integers(), "code": st.text(max_size=9) | st.none(), "serial": st.integers(-1, 2**33),
        "gate": st.sampled_from(["R-A", "MAIN", "x"]) | JSON, "direction": st.sampled_from(["in", "out"]) | JSON,
        "verdict": st.sampled_from(["admit", "ask"]) | JSON, "reason": st.text(), "override": JSON,
    }), max_size=4,
)  # fmt: skip
CHECKS = JSON | st.fixed_dictionaries({}, optional={
    "sequence": st.integers(-1, 2**64) | JSON, "at": st.floats() | JSON, "sent_at": st.floats() | JSON,
    "gate": st.sampled_from(["R-A", "MAIN"]) | JSON, "code": st.text() | JSON, "serial": st.integers(-1, 2**33) | JSON,
    "direction": st.sampled_from(["in", "out"]) | JSON, "override": JSON, "operator": JSON,
})  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(scans=SCANS, check=CHECKS, pair=JSON | st.fixed_dictionaries({"code": st.text(max_size=12) | JSON}))
def test_whatever_is_sent_the_server_does_not_fail(described, ask, client, scans, check, pair):
    for path, body in (("scans", {"sent_at": ms(NOW), "scans": scans}), ("check", check), ("pair", pair)):
        data = json.dumps(body).encode()
        answer = ask(path, data)
        assert answer.status_code < 500, (path, body)
        keeps_to(described, f"/api/v1/gates/{path}", "post", answer)
        if path == "scans" and answer.status_code == 200:
            assert len(answer.json()["results"]) == len(scans)
