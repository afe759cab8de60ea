from types import SimpleNamespace

import pytest

from events.documents.models import Document
from events.models import SessionParty
from tests.delegates.papers.people import client_of, delegation_of, filed, focal_client, person_of
from tests.small import released


@pytest.fixture
def house(small, make_session, make_user, at_demo_time, tmp_path, settings):
    """Japan with a head, Thailand with a delegate; a bilateral of Japan, a plenary; papers of both and of none."""
    settings.PRIVATE_ROOT = tmp_path
    jp, th = (delegation_of(small, code, number=n) for n, code in enumerate(("JP", "TH"), 1))
    bilateral = make_session(
        "B", "14:00", "14:30", access="restricted", kind="bilateral", categories=["head"]
    )
    plenary = make_session("P", "15:00", "15:30", access="accredited")
    for code in ("VN", "JP"):
        SessionParty.objects.create(session=bilateral, party=small.party_set.get(code=code), role="partner")
    released(small)
    papers = {
        "open": filed(
            small, "OPEN/1", "An open page", title="An open paper", session=plenary, marking="public"
        ),
        "shut": filed(small, "SHUT/1", "A shut page", "Second", title="A shut paper", session=plenary),
        "bil": filed(small, "BIL/1", "Between two", title="Of two", session=bilateral),
    }
    head, other = person_of(jp), person_of(th, "delegate", name="Somchai")
    return SimpleNamespace(
        edition=small, jp=jp, th=th, head=head, other=other, plenary=plenary, bilateral=bilateral, **papers,
        own=client_of(head), theirs=client_of(other), focal=focal_client(jp, make_user), documents=Document.objects,
    )  # fmt: skip
