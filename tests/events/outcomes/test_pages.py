"""Outcomes at the desk, in the portal and for everybody: end to end, refusals, and no leak before publication."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Amendment
from events.outcomes.publishing import publish, unpublish
from events.outcomes.stepping import take_back, take_step
from tests.small import released

from .made import ENGLISH, VIETNAMESE, make_outcome, party, with_text

PUBLIC = (
    "/vi/outcomes/",
    "/en/outcomes/",
    "/sitemap.xml",
    "/vi/documents/",
    "/en/documents/",
    "/en/",
    "/agenda.json",
)


@pytest.fixture
def open_house(small, make_session, at_demo_time):
    make_session("S-1", "09:00", "10:00", access="public")
    released()


def adopted(code="OUT-1", **values):
    outcome = with_text(make_outcome(code, **values))
    for stage in ("drafted", "endorsed", "submitted", "adopted"):
        take_step(outcome, stage, by=None, note="By letter.")
    return outcome


def test_the_desk_brings_a_text_to_the_public(open_house, signed_in):
    outcome = make_outcome()
    desk = signed_in("programme")
    url = "/desk/outcomes/OUT-1/"

    def do(**typed):
        return desk.post(f"{url}do/", typed).status_code

    assert do(do="paste", english=ENGLISH, vietnamese=VIETNAMESE) == 302
    amendment = {
        "do": "propose",
        "party": party("MY").code,
        "kind": "replace",
        "key": 2,
        "proposed": "trusted",
    }
    assert do(**amendment, words="closed") == 409
    assert do(**amendment, words="safe") == 302
    one = Amendment.objects.get()
    assert do(do="position", amendment=one.pk, party=party("TH").code, stance="supports") == 302
    assert b"[ MY: <del>safe</del> <ins>trusted</ins> ]" in desk.get(url).content
    assert b"TH" in desk.get("/desk/outcomes/open/").content
    assert do(do="agree", amendment=one.pk, seen=1) == 302
    assert do(do="publish") == 409
    seen = ""
    for stage in ("drafted", "endorsed", "submitted", "adopted"):
        assert do(do="step", stage=stage, seen=seen, session="S-1") == 302
        seen = stage
    assert do(do="commit", english="Set up a network.", party="MY", deadline="2026-12-31") == 302
    assert b"Set up a network." in desk.get("/desk/outcomes/commitments/").content
    assert Client().get("/en/outcomes/OUT-1/").status_code == 404
    assert do(do="publish") == 302
    page = Client().get("/en/outcomes/OUT-1/").content.decode()
    assert "We welcome trusted and open data flows." in page
    assert "Chúng tôi cảm ơn." in page
    assert "Set up a network." in page
    assert outcome.title_en in Client().get("/en/outcomes/").content.decode()


@pytest.mark.parametrize("why", ["not published", "later", "restricted", "taken back", "unpublished"])
def test_nothing_of_it_leaks(open_house, why):
    outcome = adopted()
    if why != "not published":
        later = dt.datetime.fromisoformat("2026-01-15T12:00+07:00") if why == "later" else None
        publish(outcome, by=None, not_before=later)
        if why != "later":
            assert Client().get("/vi/outcomes/OUT-1/").status_code == 200
    if why == "restricted":
        type(outcome).objects.update(marking="restricted")
    elif why == "taken back":
        take_back(outcome, outcome.steps.last().pk, "Wrong text.", by=None)
    elif why == "unpublished":
        unpublish(outcome, by=None)
    for address in PUBLIC:
        page = Client().get(address)
        assert page.status_code == 200, address
        assert "OUT-1" not in page.content.decode(), address
    for lang in ("vi", "en"):
        assert Client().get(f"/{lang}/outcomes/OUT-1/").status_code == 404


def test_what_is_published_is_found(open_house):
    publish(adopted(), by=None)
    assert "/vi/outcomes/OUT-1/" in Client().get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("role", ["organiser", "protocol"])
def test_who_reads_does_not_write(open_house, signed_in, role):
    with_text(make_outcome())
    desk = signed_in(role)
    assert desk.get("/desk/outcomes/OUT-1/").status_code == 200
    assert (
        desk.post("/desk/outcomes/OUT-1/do/", {"do": "step", "stage": "drafted", "seen": ""}).status_code
        == 403
    )


def test_queries_do_not_grow(open_house, signed_in):
    desk = signed_in("programme")
    counts = []
    for codes in (["OUT-1"], ["OUT-2", "OUT-3"]):
        for code in codes:
            adopted(code)
        desk.get("/desk/outcomes/")
        with CaptureQueriesContext(connection) as seen:
            assert desk.get("/desk/outcomes/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
