"""The public papers of ADGMIN 6."""

import re

import pytest

from events.models import Document, Edition
from events.releases.publishing import publish_current
from tests.events.crawling import body_of

pytestmark = pytest.mark.usefixtures("edition", "at_demo_time")


def symbols(page: str) -> list[str]:
    return re.findall(r"</svg>([A-Z]+/6/[^<]+)</span>", page)


def test_public_papers_and_no_others_are_listed(client):
    page = body_of(client.get("/vi/documents/"))
    assert symbols(page) == ["ADGMIN/6/INF/1", "ADGMIN/6/INF/2", "ADGSOM/6/INF/1"]
    restricted = Document.objects.filter(marking="restricted").values_list("symbol", flat=True)
    assert [symbol for symbol in restricted if symbol in page] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=circular", ["ADGMIN/6/INF/1"]),
        ("q=chuong trinh", ["ADGMIN/6/INF/2"]),
        ("q=inf/1", ["ADGMIN/6/INF/1", "ADGSOM/6/INF/1"]),
        ("q=khong co", []),
        ("kind=nonsense", ["ADGMIN/6/INF/1", "ADGMIN/6/INF/2", "ADGSOM/6/INF/1"]),
    ],
)
def test_papers_are_found_by_kind_and_words(client, query, found):
    assert symbols(body_of(client.get(f"/vi/documents/?{query}"))) == found


def test_without_papers_the_page_says_what_comes(client):
    Document.objects.all().delete()
    publish_current(Edition.objects.get())
    assert "No document is public yet" in body_of(client.get("/en/documents/"))
