"""The showcase of ADGMIN 6."""

import re

import pytest

from tests.events.crawling import body_of

pytestmark = pytest.mark.usefixtures("edition", "at_demo_time")


def booths(page: str) -> list[str]:
    """The booths of the list, in its order."""
    return re.findall(r'<li data-booth="(\w+)"', page)


def linked(page: str) -> list[str]:
    """The booths of the plan that are links, in the order of the keyboard."""
    return re.findall(r'<a href="[^"]+" data-booth="(\w+)"', page)


def test_plan_and_list_hold_the_same_booths_in_the_order_of_the_hall(client):
    page = body_of(client.get("/vi/showcase/"))
    assert booths(page) == linked(page)
    rows = (
        "A01 A02 A03 A04 A05 A06 A07 A08 E01",
        "E02",
        "B01 B02 B03 B04 E03",
        "E04",
        "C01 C02 C03 C04",
        "D01 D02 D03 D04",
    )
    assert booths(page) == " ".join(rows).split()
    assert len(booths(page)) == 24


def test_each_booth_of_the_plan_is_named_by_its_line_of_the_list(client):
    """Who hears the page hears exhibitor, country and themes; the tab order is that of the document."""
    page = body_of(client.get("/en/showcase/"))
    named = re.findall(r'data-booth="(\w+)" aria-labelledby="b-(\w+)"', page)
    assert named == [(code, code) for code in booths(page)]
    for code in booths(page):
        assert page.count(f'id="b-{code}"') == 1
    assert "tabindex" not in re.search(r'<svg class="plan.*?</svg>', page, re.DOTALL)[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("theme=cable_monitoring", ["B03", "C04", "D01"]),
        ("country=VN&theme=ai", ["C02"]),
        ("q=cap quang", ["B03", "C04", "D01"]),
        ("q=CÁP QUANG&country=JP", ["C04"]),
        ("q=a05", ["A05"]),
        ("q=qqqq", []),
        ("theme=nonsense", None),
    ],
)
def test_filters_narrow_list_and_plan_alike(client, query, found):
    page = body_of(client.get(f"/vi/showcase/?{query}"))
    expected = booths(body_of(client.get("/vi/showcase/"))) if found is None else found
    assert booths(page) == linked(page) == expected


def test_the_plan_is_drawn_in_metres_without_styles(client):
    page = body_of(client.get("/vi/showcase/"))
    assert (
        '<rect class="booth" x="32" y="240" width="96" height="96"/>' in page
    )  # C01: 2, 15, 6, 6 m at 16 a metre
    assert "style=" not in page


def test_demonstrations_are_marked_now_and_next(client):
    page = body_of(client.get("/en/showcase/"))
    assert re.search(r"Otter Plan repair coordinator</a> <span class=\"tag tag--live\">Now</span>", page)
    assert re.search(
        r"Sao Bien Core private network manager</a> <span class=\"tag tag--info\">Next</span>", page
    )
    assert page.count(">Now</span>") == page.count(">Next</span>") == 1
    assert "Open now, until 17:30" in page


def test_an_exhibitor_shows_booth_products_demonstrations_and_neighbours(client):
    page = body_of(client.get("/en/showcase/otterbay/"))
    assert "Otter Bay Subsea (sample)" in page
    assert page.count('class="booth booth--on"') == 1
    assert 'href="/en/showcase/papercrane/"' in page
    assert 'href="/en/showcase/waucloud/"' in page
    assert "Otter Plan repair coordinator" in page
    assert "example.org" not in page


def test_an_exhibitor_that_is_not_there_is_not_found(client):
    assert client.get("/vi/showcase/nobody/").status_code == 404
