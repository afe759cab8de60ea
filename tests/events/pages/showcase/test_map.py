"""The public plan: ways, its picture compared with the kept one, and what 300 booths weigh."""

import gzip
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Booth, Exhibitor, Hall, HallFeature, Product, Room, Theme
from tests.events.crawling import body_of
from tests.small import released

KEPT = Path(__file__).resolve().parents[3] / "data" / "hall" / "plan.svg"
MOST = 60 * 1024  # bytes of the whole page, compressed


def plan_in(page: str) -> str:
    """The drawing of a page, one element a line, without what is said in a language."""
    drawing = re.search(r'<svg class="plan.*?</svg>', page, re.DOTALL)[0]
    drawing = re.sub(r"(<text[^>]*>)[^<]*", r"\1", drawing)
    drawing = re.sub(r' (aria-label|href|lang)="[^"]*"', "", drawing)
    return re.sub(r">\s*<", ">\n<", drawing) + "\n"


@pytest.fixture
def meeting(edition, at_demo_time):
    return edition


def test_the_plan_is_drawn_as_it_was(meeting, client):
    """What changes it on purpose writes tests/data/hall/plan.svg anew, and looks at it."""
    assert plan_in(body_of(client.get("/vi/showcase/"))) == KEPT.read_text(encoding="utf-8")


def test_a_booth_that_moves_shows_in_the_picture(meeting, client):
    """The negative control."""
    Booth.objects.filter(code="B01").update(x="2.1")
    released(meeting)
    assert plan_in(body_of(client.get("/vi/showcase/"))) != KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("to=B01", "To booth B01 from West entrance: about 2 m, 1 minute on foot."),
        ("q=b01", "To booth B01 from West entrance: about 2 m, 1 minute on foot."),
        ("to=E04&from=DOOR-W", "To booth E04 from West entrance: about 43 m, 1 minute on foot."),
        ("to=D04&from=A01", "To booth D04 from A01: about 31 m, 1 minute on foot."),
    ],
)
def test_the_way_is_drawn_and_told(meeting, client, query, words):
    page = body_of(client.get(f"/en/showcase/?{query}"))
    assert re.findall(r"To booth [^<]*", page) == [words]
    assert page.count("<polyline") == 2
    assert page.count('class="booth booth--on"') == 1


@pytest.mark.parametrize("query", ["", "to=ZZ", "to=<b>", "to=B01&from=B01", "q=cap+quang"])
def test_without_one_booth_there_is_no_way(meeting, client, query):
    assert "<polyline" not in body_of(client.get(f"/en/showcase/?{query}"))


def test_the_page_of_an_exhibitor_tells_its_way(meeting, client):
    page = body_of(client.get("/vi/showcase/otterbay/"))
    assert "Đến gian D01, xuất phát từ Cửa vào phía Tây: khoảng" in page


def test_floor_and_pillars_have_no_words_on_the_plan(meeting, client):
    page = body_of(client.get("/vi/showcase/"))
    assert "Lối thoát nạn trung tâm" not in page
    assert page.count('class="feature feature--fire_lane"') == 5


NAMES = (
    "Sao", "Biển", "Tre", "Xanh", "Ngọn", "Đèn", "Lotus", "Kite", "Padauk", "Champa", "Hornbill", "Rain", "Tree",
    "Otter", "Bay", "Jeepney", "Tais", "Wau", "Ledger",
)  # fmt: skip


@pytest.fixture
def large(small):
    """A hall of 90 × 60 m with 300 booths, names and profiles of the length of real ones."""
    hall = Hall.objects.create(room=Room.objects.get(code="R-A"), width=90, height=60)
    HallFeature.objects.create(
        hall=hall, code="W", kind="entrance", name_vi="Cửa Tây", name_en="West", x=0, y=28, w=0.5, h=4
    )
    themes = [
        Theme.objects.create(
            edition=small, code=f"t{n}", name_vi=f"Chủ đề {n}", name_en=f"Theme number {n}", sort_order=n
        )
        for n in range(11)
    ]
    exhibitors = Exhibitor.objects.bulk_create(
        Exhibitor(
            edition=small,
            code=f"EX-{n}",
            slug=f"{NAMES[n % 19].lower().replace(' ', '-').encode('ascii', 'ignore').decode()}-{n}",
            name_vi=f"Công ty {NAMES[n % 19]} {NAMES[n * 7 % 18]} {n}",
            name_en=f"{NAMES[n % 19]} {NAMES[n * 7 % 18]} Company {n}",
            profile_vi="Doanh nghiệp công nghệ. " * 10,
            profile_en="A technology company. " * 10,
        )
        for n in range(300)
    )
    for n, exhibitor in enumerate(exhibitors):
        exhibitor.themes.set([themes[n % 11], themes[n * 3 % 11]])
    Product.objects.bulk_create(
        Product(
            edition=small, exhibitor=exhibitor, code=f"P-{n}", name_vi=f"Sản phẩm {n}", name_en=f"Product {n}"
        )
        for n, exhibitor in enumerate(exhibitors)
    )
    Booth.objects.bulk_create(
        Booth(
            hall=hall,
            code=f"{'ABCDEFGHIJKL'[n // 25]}{n % 25 + 1:02}",
            x=3 + n % 25 * 3.4,
            y=2 + n // 25 * 4.7,
            w=3,
            h=3,
            exhibitor=e,
        )
        for n, e in enumerate(exhibitors)
    )
    released(small)
    return small


@pytest.mark.parametrize("query", ["", "?to=L25"])
def test_a_page_with_300_booths_weighs_little_and_asks_nothing_again(large, client, query):
    answer = client.get(f"/vi/showcase/{query}")
    page = body_of(answer)
    assert page.count('aria-labelledby="b-') == 300
    assert len(gzip.compress(page.encode(), 6)) <= MOST
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/vi/showcase/{query}")
    assert len(asked) == 0
