"""The poll: one small answer, without a query, that moves with every publication."""

import json

import pytest
from django.test import Client

from events.live import acts, token
from events.releases.published import current_programme
from tests.events.live.made import at


@pytest.fixture
def poll(monkeypatch):
    """Ask for the token; what is kept is never older than the question."""
    monkeypatch.setattr(token, "KEPT_SECONDS", -1)
    client = Client()

    def ask(**headers):
        return client.get("/live/token", headers=headers)

    return ask


def test_it_tells_the_token_the_release_and_the_time(day, poll):
    answer = poll()
    told = json.loads(answer.content)
    assert told == {"token": answer["ETag"].strip('"'), "release": 1, "at": told["at"]}
    assert told["at"].startswith("2026-01-15T09:05:0")
    assert told["at"].endswith("+07:00")
    assert len(answer.content) < 100
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies


def test_unmoved_it_is_not_told_again(day, poll):
    answer = poll(if_none_match=poll()["ETag"])
    assert (answer.status_code, answer.content) == (304, b"")
    assert poll(if_none_match='"another"').status_code == 200


def test_it_asks_the_database_nothing(day, poll, django_assert_num_queries):
    current_programme()
    with django_assert_num_queries(0):
        etag = poll()["ETag"]
        poll(if_none_match=etag)


def test_it_moves_with_every_act_and_is_what_pages_carry(day, poll, django_capture_on_commit_callbacks):
    seen = [poll().json()["token"]]
    for task in (
        lambda: acts.begin(day["A"], by=None),
        lambda: acts.delay(day["X"], 5, by=None),
        lambda: acts.finish(day["A"], by=None),
    ):
        with django_capture_on_commit_callbacks(execute=True):
            task()
        seen.append(poll().json()["token"])
        assert f'data-token="{seen[-1]}"' in Client().get("/en/documents/").content.decode()
    assert len(set(seen)) == 4


def test_it_is_kept_for_a_moment_only(day, monkeypatch, django_capture_on_commit_callbacks):
    """Within half a second a process answers the same; pages themselves are never older than the change."""
    moment = [0.0]
    monkeypatch.setattr(token.time, "monotonic", lambda: moment[0])
    client = Client()
    first = client.get("/live/token")["ETag"]
    with django_capture_on_commit_callbacks(execute=True):
        acts.delay(day["X"], 5, by=None)
    assert "09:35" in client.get("/en/sessions/X/").content.decode()
    assert client.get("/live/token")["ETag"] == first
    moment[0] = token.KEPT_SECONDS + 0.01
    assert client.get("/live/token")["ETag"] != first


def test_before_the_first_release_there_is_nothing_to_follow(db, poll):
    assert poll().json()["token"] == "0"


def test_only_reading_is_answered(day):
    assert Client().post("/live/token").status_code == 404


def test_an_act_that_is_refused_moves_nothing(day, poll):
    from adgmin.core.problems import Refused

    before = poll().json()["token"]
    with pytest.raises(Refused):
        acts.delay(day["A"], 15, by=None)
    assert poll().json()["token"] == before
    assert at("09:00") == {s.code: s for s in current_programme().sessions}["A"].start
