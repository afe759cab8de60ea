"""A text that ASEAN drafts alone and one that it shares with Japan, and the focal points of three delegations."""

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.delegates.papers.people import delegation_of, focal_client
from tests.events.outcomes.made import make_outcome, party, with_text
from tests.small import released


@pytest.fixture
def drafting(small, make_session, make_user, at_demo_time):
    """`vn`, `th`, `jp` are browsers of focal points; `text` is ASEAN's alone, `shared` is shared with Japan."""
    make_session("S-1", "09:00", "10:00", access="public")
    released()
    text, shared = with_text(make_outcome("OUT-A")), with_text(make_outcome("OUT-J"))
    shared.with_parties.add(party("JP"))
    make_outcome("OUT-NO-TEXT")
    clients = {
        code.lower(): focal_client(delegation_of(small, code, number=number), make_user)
        for number, code in enumerate(("VN", "TH", "JP"), 1)
    }
    return SimpleNamespace(text=text, shared=shared, public=Client(), **clients)


def place(code: str, text: str = "") -> str:
    """Return the address of a delegation's texts, or of one."""
    return f"/portal/delegations/{code}/outcomes/{text}{'/' if text else ''}"


def proposes(client, code: str, text: str = "OUT-A", **typed):
    """Send the form by which a focal point proposes."""
    values = {"do": "propose", "kind": "replace", "key": 2, "words": "safe", "proposed": "trusted", **typed}
    return client.post(f"{place(code, text)}do/", values)
