"""The text with its brackets in the portal, page and PDF: for those who draft it, before and after it is submitted."""

import pytest

from adgmin.core.roles import Role
from events.outcomes.amending import Change
from events.outcomes.proposing import propose, refuse, take_position
from events.outcomes.stepping import take_step
from tests.delegates.amendments.conftest import place
from tests.delegates.papers.people import client_of, delegation_of, focal_client, person_of
from tests.events.crawling import body_of
from tests.events.outcomes.made import party

SECRET = "zqonlyforasean"


def routes(code: str, text: str = "OUT-A") -> tuple[str, str]:
    return f"{place(code, text)}consolidated/", f"{place(code, text)}consolidated.pdf"


def answers(client, code: str, text: str = "OUT-A") -> list[int]:
    return [client.get(route).status_code for route in routes(code, text)]


@pytest.fixture
def pressed(monkeypatch):
    """What goes to the typesetter, the last first."""
    seen = []

    def press(_template, data, **_asked):
        seen.insert(0, data)
        return b"%PDF-1.7"

    monkeypatch.setattr("events.outcomes.papers.pressed", press)
    return seen


@pytest.fixture
def disputed(drafting):
    one = propose(
        drafting.text, party("TH"), Change("insert", 2, "safe", SECRET), note=f"{SECRET}why", by=None
    )
    take_position(one, party("VN"), "opposes", note=f"{SECRET}said", by=None)
    drafting.one = one
    return drafting


def test_who_drafts_it_reads_it_and_nobody_else(disputed, pressed, small, make_user, signed_in):
    """A partner reads what it shares, and nothing of what ASEAN drafts alone."""
    assert answers(disputed.vn, "VN") == answers(disputed.th, "TH") == [200, 200]
    assert answers(disputed.jp, "JP", "OUT-J") == [200, 200]
    assert SECRET not in f"{pressed[0]}{body_of(disputed.jp.get(routes('JP', 'OUT-J')[0]))}"
    made = len(pressed)
    for client, code, text in (
        (disputed.jp, "JP", "OUT-A"),  # not its text
        (disputed.jp, "VN", "OUT-A"),  # not its delegation
        (disputed.vn, "TH", "OUT-A"),
        (disputed.vn, "VN", "OUT-NO-TEXT"),
        (disputed.vn, "VN", "OUT-X"),
    ):
        assert answers(client, code, text) == [404, 404], (code, text)
    hidden, nothing = (body_of(disputed.jp.get(routes("JP", text)[1])) for text in ("OUT-A", "OUT-X"))
    assert hidden.replace("OUT-A", "OUT-X") == nothing, "answered alike"
    nobody = focal_client(delegation_of(small, "EXH", kind="exhibitors", number=4), make_user)
    assert answers(nobody, "EXH") == [404, 404]
    by_link = client_of(person_of(delegation_of(small, "MY-1", kind="exhibitors", number=9)))
    assert answers(disputed.public, "VN") == answers(by_link, "VN") == [302, 302]
    for role in Role.values:
        if role != "focal point":
            client = signed_in(role)
            for route in routes("VN"):
                answer = client.get(route)
                assert answer.status_code == 403 or answer["Location"].startswith("/portal/showcase/"), role
    assert len(pressed) == made, "nothing was typeset for them"


def test_the_page_and_the_pdf_say_the_same(disputed, pressed):
    page = body_of(disputed.vn.get(routes("VN")[0]))
    for lang in ("vi", "en"):
        answer = disputed.vn.get(f"{routes('VN')[1]}?lang={lang}")
        assert (answer["Content-Type"], f"out-a-{lang}.pdf" in answer["Content-Disposition"]) == (
            "application/pdf", True,
        )  # fmt: skip
        assert pressed[0]["lang"] == lang
        for word in (SECRET, f"{SECRET}why", f"{SECRET}said"):
            assert word in str(pressed[0]), word
            assert word in page, word
    refuse(disputed.one, by=None)
    assert SECRET not in body_of(disputed.vn.get(routes("VN")[0]))
    disputed.vn.get(routes("VN")[1])
    assert SECRET not in str(pressed[0]), "what was closed leaves both"


@pytest.mark.parametrize("reached", [("drafted",), ("drafted", "endorsed", "submitted"),
                                     ("drafted", "endorsed", "submitted", "adopted")])  # fmt: skip
def test_it_is_read_before_and_after_it_is_submitted(disputed, pressed, reached):
    """Whoever drafts it reads it on; submitting and adopting open it to nobody else."""
    if "adopted" in reached:
        refuse(disputed.one, by=None)
    for stage in reached:
        take_step(disputed.text, stage, by=None, note="By letter.")
    assert answers(disputed.vn, "VN") == [200, 200]
    assert answers(disputed.jp, "JP") == [404, 404]
    assert answers(disputed.public, "VN") == [302, 302]
    assert (SECRET in body_of(disputed.vn.get(routes("VN")[0]))) == ("adopted" not in reached)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_they_are_only_read(disputed, method):
    for route in routes("VN"):
        assert getattr(disputed.vn, method)(route).status_code == 405
