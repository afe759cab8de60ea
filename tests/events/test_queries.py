"""Every public page asks the database at most three times, and not at all when it is asked for again."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from events.pages.cache import forget_pages
from events.releases.published import forget_programme
from tests.events.crawling import addresses
from tests.events.marked import make_showcase
from tests.small import add_small_session, released

NOW = dt.datetime(2026, 1, 15, 9, 50, tzinfo=clock.MEETING_ZONE)
# Asked by machines that want to know about the database itself, or about one person; kept by nobody.
# The pages of a paper are asked for anew each time (documents/test_reading.py).
NOT_KEPT = ("/healthz", "/readyz", "/robots.txt", "/", "/sw.js", "/screen/worker.js", "/agenda/token.ics")
PERSONAL = (
    "/my-agenda/", "/vi/subscribe/", "/en/subscribe/",  # and forms with a key of their own
    "/vi/showcase/apply/", "/en/showcase/apply/",
    "/vi/outcomes/", "/en/outcomes/", "/sitemap.xml",  # outcomes are asked for anew each time
    "/pictures/",  # tests/events/pages/pictures
)  # fmt: skip


def add_sessions(count: int) -> None:
    for number in range(count):
        hour, minute = divmod(number // 2 * 12, 60)
        add_small_session(
            f"S{number}", f"{8 + hour:02}:{minute:02}", f"{8 + hour:02}:{minute + 10:02}", access="public",
            room=("R-A", "R-B")[number % 2],
        )  # fmt: skip


@pytest.fixture(params=[1, 3, 60])
def published(request, small, monkeypatch):
    """The small edition with so many sessions and a showcase, published and remembered by nobody."""
    from events.models import Document, Session

    monkeypatch.setattr(clock, "now", lambda: NOW)
    add_sessions(request.param)
    first = Session.objects.get(code="S0")
    for number in range(request.param):
        Document.objects.create(
            edition=small,
            symbol=f"P{number}",
            title_vi=f"Bài {number}",
            kind="report",
            marking="public",
            session=first,
        )
    make_showcase({"hid": first, "bil": first, "open": first})
    released(small)
    return small


def every_page() -> list[str]:
    values = {
        "lang": ("vi", "en"),
        "day": ["2026-01-15"],
        "sessions/code": ["S0"],
        "partners/code": ["VN"],
        "screen/code": ["R-A"],
        "showcase/slug": ["ex"],
        "demos/code": ["D1"],
        "documents/slug": ["p0"],
        "<slug:slug>/code": ["p1"],
        "outcomes/code": ["nowhere"],
        "pictures/name": ["nobodys-picture-480.webp"],
        "language": ["en"],
        "number": ["1"],
        "revision": ["0"],
        "agenda/token": ["token"],
        "confirm/token": ["token"],
        "end/token": ["token"],
    }
    filled = [
        address
        for address in addresses(values)
        if address not in NOT_KEPT and not address.startswith(PERSONAL) and "/p0/en" not in address
    ]
    searches = [
        "/vi/agenda/?q=phien",
        "/en/showcase/?country=VN",
        "/en/documents/?kind=report",
        "/agenda.ics?partner=VN",
    ]
    return filled + searches


def queries(client: Client, address: str, **headers: str):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, headers=headers)
    return response, [query["sql"] for query in asked.captured_queries]


def test_pages_ask_little_the_first_time_and_nothing_again(published):
    client = Client()
    for address in every_page():
        forget_pages()
        forget_programme()

        response, cold = queries(client, address)
        assert response.status_code == 200, address
        assert len(cold) <= 3, (address, cold)

        again, repeated = queries(client, address)
        assert (again.content, repeated) == (response.content, []), address

        unchanged, conditional = queries(client, address, if_none_match=response["ETag"])
        assert (unchanged.status_code, unchanged.content, conditional) == (304, b"", []), address


def test_wrong_addresses_ask_nothing_once_the_programme_is_held(published):
    client = Client()
    client.get("/vi/")
    for address in ("/vi/nowhere/", "/en/sessions/S/", "/en/partners/XX/", "/nowhere", "/agenda.json?day=x"):
        response, asked = queries(client, address)
        assert (response.status_code in {400, 404}, asked) == (True, []), address
