import re
from xml.etree import ElementTree as ET

import pytest

from tests.events.crawling import body_of

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def entries(client, edition):
    return ET.fromstring(body_of(client.get("/sitemap.xml"))).findall("s:url", NS)  # noqa: S314 - our own answer


def test_every_page_is_there_in_both_languages_with_its_twin(entries):
    addresses = [entry.findtext("s:loc", namespaces=NS) for entry in entries]
    assert len(addresses) == len(set(addresses))
    assert "http://testserver/vi/sessions/MIN-OPEN/" in addresses
    for entry, address in zip(entries, addresses, strict=True):
        twins = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NS)}
        assert set(twins) == {"vi", "en", "x-default"}
        assert address in twins.values()
        assert twins["x-default"] == twins["vi"]


def test_every_address_answers(client, entries):
    """Of each page one language, by turns; its twin is the same view."""
    addresses = [
        entry.findtext("s:loc", namespaces=NS).removeprefix("http://testserver") for entry in entries
    ]
    pages = sorted({address[4:] for address in addresses})
    assert len(addresses) == 2 * len(pages)
    for number, page in enumerate(pages):
        address = f"/{('vi', 'en')[number % 2]}/{page}"
        assert client.get(address).status_code == 200, address


def test_robots_are_kept_from_what_is_behind_sign_in(client, db):
    text = body_of(client.get("/robots.txt"))
    assert re.findall(r"^Disallow: (/\w+/)$", text, re.M)[:5] == [
        "/desk/",
        "/admin/",
        "/accounts/",
        "/portal/",
        "/gate/",
    ]
    assert "Sitemap: http://testserver/sitemap.xml" in text
