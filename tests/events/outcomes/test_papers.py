"""The papers on outcomes: made in both languages, refused to who may not read, the same number of queries for many."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from events.outcomes.amending import Change
from events.outcomes.committing import Pledge, commit
from events.outcomes.papers import summary_pdf
from events.outcomes.proposing import propose, take_position
from events.outcomes.stepping import take_step

from .made import make_outcome, party, with_text

ADDRESSES = (
    "/desk/outcomes/summary.pdf",
    "/desk/outcomes/open.pdf",
    "/desk/outcomes/OUT-1/consolidated.pdf",
)


def disputed(code="OUT-1", **values):
    outcome = with_text(make_outcome(code, **values))
    take_step(outcome, "drafted", by=None)
    one = propose(outcome, party("MY"), Change("replace", 2, "safe", "trusted"), by=None)
    take_position(one, party("TH"), "supports", by=None)
    take_position(one, party("SG"), "opposes", note="Too broad", by=None)
    commit(outcome, Pledge("Set up a network.", "Lập mạng lưới.", party("MY")), by=None)
    return outcome


@pytest.fixture
def pressed(monkeypatch):
    """What goes to the typesetter, by template."""
    seen = {}

    def press(template, data, **_asked):
        seen[template.stem] = data
        return b"%PDF-1.7"

    monkeypatch.setattr("events.outcomes.papers.pressed", press)
    return seen


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_paper_is_a_pdf_in_the_language_asked_for(address, lang, small, at_demo_time, signed_in):
    disputed()
    page = signed_in("programme").get(f"{address}?lang={lang}")
    assert (page.status_code, page["Content-Type"]) == (200, "application/pdf")
    assert page.content[:5] == b"%PDF-"
    assert f"-{lang}.pdf" in page["Content-Disposition"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", ["gate", "security", "exhibitor", "focal point"])
def test_other_roles_are_refused(address, role, small, signed_in):
    disputed()
    assert signed_in(role).get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_the_summary_says_who_stands_where(pressed, small, at_demo_time):
    disputed()
    summary_pdf(small, "en", clock.now())
    data = pressed["summary"]
    (pillar,) = data["pillars"]
    (row,) = pillar["outcomes"]
    assert (pillar["title"], row["title"], row["label"]) == ("Of all pillars", "Outcome OUT-1", "Drafted")
    assert row["open"] == "1 point open"
    (left,) = data["open"]
    (line,) = left["lines"]
    assert (line["number"], line["party"], line["words"], line["proposed"]) == ("2", "MY", "safe", "trusted")
    assert [(one["label"], one["who"]) for one in line["positions"]] == [
        ("supports", "TH"),
        ("opposes", "SG (Too broad)"),
    ]
    assert data["commitments"][0]["words"] == "Set up a network."
    assert data["printed"] == "Printed on Thursday, 15 January 2026, 11:05"


def test_the_summary_in_vietnamese_has_no_empty_section(pressed, small, at_demo_time):
    make_outcome()
    summary_pdf(small, "vi", clock.now())
    data = pressed["summary"]
    assert (data["open"], data["commitments"]) == ([], [])
    assert data["pillars"][0]["outcomes"][0]["title"] == "Văn kiện OUT-1"
    assert data["printed"].endswith("Thứ Năm, ngày 15/01/2026, 11h05")


@pytest.mark.parametrize(
    "address",
    [
        *ADDRESSES,
        "/desk/outcomes/",
        "/desk/outcomes/open/",
        "/desk/outcomes/open.xlsx",
        "/desk/outcomes/OUT-1/",
        "/desk/outcomes/OUT-1/consolidated/",
        "/desk/outcomes/commitments/",
    ],
)
def test_three_outcomes_cost_no_more_queries_than_one(address, pressed, small, at_demo_time, signed_in):
    desk, counts = signed_in("programme"), []
    for codes in (["OUT-1"], ["OUT-2", "OUT-3"]):
        for code in codes:
            disputed(code)
        desk.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(address).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_meeting_leads_to_the_outcomes_that_pass_through_it(small, make_session, at_demo_time, signed_in):
    session = make_session("S-1", "09:00", "10:00")
    desk = signed_in("programme")
    assert b"/desk/outcomes/OUT-1/" not in desk.get("/desk/programme/S-1/").content
    outcome = with_text(make_outcome())
    take_step(outcome, "drafted", by=None, session=session)
    take_step(outcome, "consulted", by=None, session=session)
    page = desk.get("/desk/programme/S-1/").content.decode()
    assert page.count("/desk/outcomes/OUT-1/") == 1
