"""The plan of the hall: at the desk by mouse, keys and form; for the public by touch, keys and without JavaScript."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser.looking import barriers

PLAN = "/desk/showcase/hall/"
PICTURE = Path(__file__).resolve().parents[1] / "data" / "hall" / "plan.png"
ALIKE = 0.001  # of the pixels may differ


@pytest.fixture(scope="module")
def place(fresh_site):
    """A demonstration of its own, for these tests move booths."""
    return fresh_site


def stands(page: Page, code: str) -> tuple[int, ...]:
    data = page.locator(f".stand[data-booth={code}]").evaluate("element => ({...element.dataset})")
    return tuple(int(data[name]) for name in "xywh")


def drag(page: Page, code: str, dx: float, dy: float) -> None:
    """Take a booth by its middle and move it by so many metres; the mouse stays down."""
    box = page.locator(f".stand[data-booth={code}] rect").bounding_box()
    metre = page.locator(".floor__wall").bounding_box()["width"] / 48
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y + 6)
    page.mouse.move(x + dx * metre, y + dy * metre, steps=6)


def test_a_booth_is_refused_in_a_fire_lane_and_placed_right_by_mouse_and_by_keys(place, laptop):
    page = laptop(place, "organiser")
    page.goto(f"{place}{PLAN}")
    expect(page.locator("#halldesk[data-ready]")).to_be_attached()
    before = stands(page, "B02")
    drag(page, "B02", 0, 3)
    expect(page.locator("#ghost.is-bad")).to_be_visible()
    expect(page.locator("#keys")).to_contain_text("Gian nằm vào chỗ của “Lối thoát nạn trung tâm”")
    page.mouse.up()
    expect(page.locator("#problems")).to_contain_text("nằm trên lối thoát nạn")
    assert stands(page, "B02") == before
    drag(page, "B02", 1.1, 0.4)
    expect(page.locator("#ghost:not(.is-bad)")).to_be_visible()
    page.mouse.up()
    expect(page.locator("#said")).to_have_text("Đã thực hiện: dời gian B02.")
    assert stands(page, "B02") == (1200, 850, 600, 300)
    page.locator(".stand[data-booth=B02]").focus()
    for key in ("Enter", "ArrowRight", "Shift+ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("cách mép tây 12,6 m, cách mép bắc 8 m. Đặt được ở đây.")
    page.keyboard.press("Enter")
    expect(page.locator(".stand[data-booth=B02][data-x='1260']")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(".stand[data-booth=B02][data-x='1200']")).to_be_attached()
    page.locator("[data-step=undo] button").click()
    expect(page.locator(".stand[data-booth=B02][data-x='1100']")).to_be_attached()
    assert barriers(page) == []


@pytest.mark.rare
def test_by_form_without_javascript(place, laptop):
    page = laptop(place, "organiser", java_script_enabled=False)
    page.goto(f"{place}{PLAN}?booth=B03")
    page.fill("#id_y", "12,5")
    page.click("button[value=save]")
    expect(page.locator("#problems")).to_contain_text("lối thoát nạn")
    expect(page.locator("#id_y")).to_have_value("12,5")
    page.fill("#id_y", "8")
    page.fill("#id_x", "20,5")
    page.click("button[value=save]")
    expect(page.locator(".told")).to_contain_text("Đã thực hiện: sửa gian B03.")
    assert stands(page, "B03")[0] == 2050


@pytest.mark.rare
def test_escape_puts_back_and_the_corner_resizes(place, laptop):
    page = laptop(place, "organiser")
    page.goto(f"{place}{PLAN}")
    before = stands(page, "D04")
    drag(page, "D04", 0, -1)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator("#ghost")).to_be_hidden()
    assert stands(page, "D04") == before
    box = page.locator(".stand[data-booth=D04] rect").bounding_box()
    metre = page.locator(".floor__wall").bounding_box()["width"] / 48
    x, y = box["x"] + box["width"] - 4, box["y"] + box["height"] - 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - metre, y + 0.5 * metre, steps=4)
    page.mouse.up()
    expect(page.locator("#said")).to_contain_text("dời gian D04")
    assert stands(page, "D04")[2:] == (500, 350)


def test_the_map_by_touch_and_by_keys(site, phone, laptop):
    page = phone(locale="vi-VN")
    page.goto(f"{site}/vi/showcase/")
    plan = page.locator(".plan__pan .plan")
    expect(page.locator("[data-zoom]")).to_be_visible()
    wide = plan.bounding_box()["width"]
    page.get_by_role("button", name="Phóng to").tap()
    assert plan.bounding_box()["width"] > wide * 1.3
    page.get_by_role("button", name="Xem toàn bộ sơ đồ").tap()
    assert plan.bounding_box()["width"] <= page.locator(".plan__pan").bounding_box()["width"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(page) == []
    desk = laptop(site, locale="en-GB")
    desk.goto(f"{site}/en/showcase/")
    desk.locator(".plan a[data-booth]").first.focus()
    for code in ("A02", "A03"):
        desk.keyboard.press("Tab")
        expect(desk.locator(f".plan a[data-booth={code}]")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".plan a[data-booth=B02]")).to_be_focused()
    expect(desk.locator(".plan a[data-booth=B02]")).to_have_accessible_name(
        "B02 Chuong Gio Digital Safety (sample) Viet Nam · Anti-scam"
    )
    desk.fill("input[name=q]", "d04")
    expect(desk.locator(".way__words")).to_contain_text("To booth D04 from West entrance: about 32 m")
    expect(desk.locator(".plan a[data-booth=D04]")).to_have_attribute("aria-current", "true")


@pytest.mark.rare
def test_pinching_makes_the_plan_larger(site, phone):
    page = phone()
    page.goto(f"{site}/vi/showcase/")
    page.locator(".plan__pan").scroll_into_view_if_needed()
    wide = page.locator(".plan__pan .plan").bounding_box()["width"]
    page.evaluate("""() => {
      const at = document.querySelector(".plan__pan");
      const box = at.getBoundingClientRect();
      const finger = (identifier, x) => new Touch({ identifier, target: at, clientX: box.x + x, clientY: box.y + 80 });
      for (const far of [40, 60, 90]) {
        const touches = [finger(1, 100 - far / 2), finger(2, 100 + far / 2)];
        at.dispatchEvent(new TouchEvent("touchmove", { touches, bubbles: true, cancelable: true }));
      }
    }""")
    assert page.locator(".plan__pan .plan").bounding_box()["width"] == pytest.approx(wide * 90 / 40, rel=0.02)


@pytest.mark.rare
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_javascript_the_plan_is_links_and_the_way_is_drawn(site, phone, lang):
    page = phone(javascript=False)
    page.goto(f"{site}/{lang}/showcase/?q=b03")
    expect(page.locator(".way polyline")).to_have_count(2)
    page.locator(".plan a[data-booth=B03]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/{lang}/showcase/ngonden/")


def drawn(page: Page) -> Image.Image:
    """The plan as pixels, without words, whose shapes differ from machine to machine."""
    page.evaluate("""() => {
      for (const word of document.querySelectorAll(".plan text")) word.style.visibility = "hidden";
      document.querySelector(".plan__pan .plan").style.inlineSize = "640px";
    }""")
    return Image.open(io.BytesIO(page.locator(".plan__pan .plan").screenshot())).convert("RGB")


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Which share of the pixels differs visibly."""
    found = ImageChops.difference(one, other).convert("L").point(lambda level: 255 if level > 48 else 0)
    return found.histogram()[255] / (one.width * one.height)


@pytest.mark.rare
def test_the_plan_looks_as_it_did(site, laptop):
    """What changes it on purpose writes tests/data/hall/plan.png anew, and looks at it."""
    page = laptop(site, color_scheme="light")
    page.goto(f"{site}/vi/showcase/")
    now = drawn(page)
    if os.environ.get("ADGMIN_DRAW_ANEW"):
        now.save(PICTURE, optimize=True)
    kept = Image.open(PICTURE).convert("RGB")
    assert now.size == kept.size
    assert share_that_differs(now, kept) < ALIKE
    page.locator(".plan a[data-booth=B02] rect").evaluate(
        "rect => rect.setAttribute('x', 192)"
    )  # a metre east
    assert share_that_differs(drawn(page), kept) > ALIKE


@pytest.mark.rare
def test_a_tour_is_put_in_order_and_has_no_barrier(place, laptop):
    page = laptop(place, "protocol")
    page.goto(f"{place}/desk/showcase/tours/")
    page.get_by_role("link", name="Các Trưởng đoàn tham quan").click()
    codes = page.locator(".tourstops .code")
    first, second = codes.nth(0).inner_text(), codes.nth(1).inner_text()
    page.get_by_role("button", name=f"Đưa {first} xuống sau").click()
    expect(codes.nth(0)).to_have_text(second)
    page.get_by_role("button", name="Tìm lộ trình ngắn nhất").click()
    expect(page.locator(".told")).to_contain_text("lộ trình ngắn nhất")
    assert barriers(page) == []
