"""The schedule board in a real browser: mouse, keys, form; conflicts, undo, two people at once, a lost save."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import barriers

BOARD = "/desk/programme/board/?day=2026-01-15"
CODE = "IND-01"  # a round table in Hồng Hà, 15:30–17:00
LATE = "MIN-CN"  # with China in Ba Vì, 16:00–16:45
MINUTE = 8 / 5  # pixels


@pytest.fixture(scope="module")
def place(fresh_site):
    """A demonstration of its own, for these tests move what others look at."""
    return fresh_site


@pytest.fixture
def board(place, laptop):
    """Open the board signed in as a role: board("programme"); everything is undone when the test ends."""
    opened: list[Page] = []
    expect.set_options(timeout=20_000)  # a busy machine; what is slow is not wrong here

    def open_board(role: str = "programme", path: str = BOARD, **options) -> Page:
        page = laptop(place, role, **options)
        page.goto(f"{place}{path}")
        if options.get("java_script_enabled", True):
            expect(page.locator("#sched[data-ready]")).to_be_attached()
        opened.append(page)
        return page

    yield open_board
    for page in opened:
        page.unroute_all(behavior="ignoreErrors")
        _undo_all(page, place)
    expect.set_options(timeout=5_000)


def _undo_all(page: Page, place: str) -> None:
    page.goto(f"{place}{BOARD}")
    for _ in range(12):
        form = page.locator("form[action$='/undo/'] button:enabled")
        if not form.count():
            return
        said = page.locator("#said").inner_text()
        form.click()
        page.wait_for_timeout(100)
        if page.locator("#sched[data-ready]").count():
            expect(page.locator("#said")).not_to_have_text(said)


def block(page: Page, code: str = CODE):
    return page.locator(f"#s-{code}")


def stands(page: Page, code: str = CODE) -> tuple[str, int, int]:
    """Where the page shows it: room, minute of the day, length."""
    data = block(page, code).evaluate("element => ({...element.dataset})")
    return data["room"], int(data["begin"]), int(data["minutes"])


def drag(
    page: Page, code: str, *, minutes: int = 0, rooms: int = 0, edge: bool = False, drop: bool = True
) -> None:
    """Take a block by its middle or its lower edge and move it by so many minutes and rooms."""
    block(page, code).scroll_into_view_if_needed()
    box = block(page, code).bounding_box()
    x = box["x"] + box["width"] / 2
    y = box["y"] + (box["height"] - 2 if edge else 12)
    width = page.locator(".tt__cols .col").first.bounding_box()["width"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y + 6)
    page.mouse.move(x + rooms * width, y + minutes * MINUTE, steps=8)
    if drop:
        page.mouse.up()


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def lift(page: Page, code: str = CODE) -> None:
    block(page, code).locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#keys")).to_be_visible()


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_a_session_is_moved_and_the_same_by_keys_alone(board, way):
    page = board()
    assert stands(page) == ("R-SOM", 930, 90)
    if way == "mouse":
        drag(page, CODE, minutes=25, rooms=2)
    else:
        lift(page)
        expect(page.locator("#said")).to_contain_text("15:30–17:00, Phòng họp Hồng Hà")
        keys(page, "ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowUp")
        expect(page.locator("#said")).to_contain_text("15:55–17:25, Phòng Đối thoại Tam Đảo")
        keys(page, "Enter")
    expect(page.locator("#said")).to_contain_text("Đã thực hiện: dời “Tọa đàm doanh nghiệp số ASEAN”")
    assert stands(page) == ("R-DLG-B", 955, 90)
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu")
    page.reload()
    assert stands(page) == ("R-DLG-B", 955, 90)


def test_escape_puts_it_back_by_mouse_and_by_keys(board):
    page = board()
    drag(page, CODE, minutes=60, rooms=1, drop=False)
    expect(page.locator(".is-moving")).to_have_count(1)
    keys(page, "Escape")
    page.mouse.up()
    expect(page.locator(".is-moving")).to_have_count(0)
    lift(page)
    keys(page, "ArrowDown", "Escape")
    expect(page.locator("#said")).to_contain_text("Đã trả lại chỗ cũ")
    expect(block(page).locator("a")).to_be_focused()
    page.reload()
    assert stands(page) == ("R-SOM", 930, 90)


def test_the_lower_edge_lengthens_and_keys_shorten(board):
    page = board()
    drag(page, CODE, minutes=35, edge=True)
    expect(page.locator("#said")).to_contain_text("kéo dài “Tọa đàm doanh nghiệp số ASEAN” thành 125 phút")
    assert stands(page) == ("R-SOM", 930, 125)
    lift(page)
    keys(page, "-", "-", "Enter")
    expect(page.locator("#said")).to_contain_text("rút ngắn “Tọa đàm doanh nghiệp số ASEAN” còn 115 phút")
    assert stands(page)[2] == 115


def test_a_conflict_shows_while_moving_is_marked_and_its_fix_is_applied_with_a_click(board):
    page = board()
    lift(page, LATE)
    keys(page, *["Shift+ArrowUp"] * 2)
    expect(page.locator("#keys .keys__bad").first).to_be_visible()
    expect(page.locator(".is-hit").first).to_be_visible()
    keys(page, "Enter")
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    expect(block(page, LATE)).to_have_class(re.compile("is-clash|is-warned"))
    findings = page.locator("[data-part=findings]")
    fix = findings.locator("form[data-move] button").first
    sentence = findings.locator("li", has=page.locator("form[data-move]")).first.locator("h3").inner_text()
    fix.click()
    expect(findings.get_by_text(sentence)).to_have_count(0)


def test_a_held_room_is_refused_offers_another_and_the_block_is_back(board):
    page = board()
    told = page.locator("#told")
    lift(page)
    keys(page, "ArrowLeft", *["Shift+ArrowUp"] * 4, "Enter")
    expect(told.get_by_role("alert")).to_contain_text("Hội trường Thăng Long")
    expect(page.locator(".is-moving")).to_have_count(0)
    told.locator("form[data-move] button").first.click()
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    expect(told.locator(".errsum")).to_have_count(0)


# The first answer about changes waits to be let go, the first about a place tried until keys go on.
LATE_ANSWERS = """() => {
  const real = window.fetch;
  const said = document.getElementById("said");
  window.heard = [];
  new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true });
  const wait = {
    "changes": new Promise((go) => { window.letGo = go; }),
    "try": new Promise((go) => { window.goOn = go; }),
  };
  window.fetch = async (path, options) => {
    const which = Object.keys(wait).find((part) => path.includes(`/${part}/`));
    if (!which) return real(path, options);
    const held = wait[which];
    delete wait[which];
    const answer = await real(path, { ...options, signal: undefined });
    document.body.classList.add(`${which}-came`);
    await held;
    if (which === "changes") return answer;
    return new Response('{"findings": [{"severity": "block", "text": "Of before", "sessions": []}]}');
  };
}"""


def test_an_answer_from_before_an_act_is_neither_shown_nor_spoken_after_it(board):
    page = board()
    page.evaluate(LATE_ANSWERS)
    expect(page.locator("body.changes-came")).to_be_attached()
    lift(page)
    expect(page.locator("body.try-came")).to_be_attached()
    page.evaluate("document.addEventListener('keydown', () => window.goOn(), { once: true })")
    with page.expect_response("**/board/try/**"):
        keys(page, "ArrowRight")
    keys(page, "ArrowRight", "Shift+ArrowDown")
    expect(page.locator("#keys")).not_to_contain_text("Of before")
    keys(page, "Enter")
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    page.evaluate("window.letGo()")
    page.wait_for_timeout(900)
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    assert "Of before" not in page.evaluate("window.heard")
    assert stands(page) == ("R-DLG-B", 960, 90)


def test_undo_and_redo_by_button_and_by_keys_name_the_act(board):
    page = board()
    drag(page, CODE, minutes=30, rooms=2)
    undo, redo = page.locator("#undo"), page.locator("#redo")
    expect(undo).to_have_attribute("aria-label", re.compile("Hoàn tác: dời “Tọa đàm doanh nghiệp số ASEAN”"))
    undo.click()
    expect(page.locator("#said")).to_contain_text("Đã hoàn tác: dời")
    assert stands(page) == ("R-SOM", 930, 90)
    expect(redo).to_have_attribute("aria-label", re.compile("Làm lại: dời"))
    keys(page, "Control+Shift+z")
    expect(page.locator("#said")).to_contain_text("Đã làm lại: dời")
    assert stands(page) == ("R-DLG-B", 960, 90)
    keys(page, "Control+z")
    expect(page.locator("#said")).to_contain_text("Đã hoàn tác: dời")
    assert stands(page) == ("R-SOM", 930, 90)


def test_what_another_does_appears_by_itself_with_the_name(board):
    mine, theirs = board(), board("administrator")
    lift(theirs)
    keys(theirs, "ArrowRight", "ArrowRight", "Shift+ArrowDown", "Enter")
    expect(theirs.locator("#said")).to_contain_text("Đã thực hiện")
    expect(block(mine)).to_have_attribute("data-room", "R-DLG-B")
    expect(mine.locator(".sched__here")).to_be_visible()
    expect(mine.locator("#said")).to_contain_text("IND-01")


def test_of_two_who_move_the_same_session_the_second_is_told_and_sees_what_the_first_did(board):
    mine, theirs = board(), board("administrator")
    mine.route("**/board/changes/**", lambda route: route.abort())
    lift(mine)
    keys(mine, "ArrowDown")
    drag(theirs, CODE, minutes=30, rooms=2)
    expect(theirs.locator("#said")).to_contain_text("Đã thực hiện")
    keys(mine, "Enter")
    expect(mine.get_by_role("alert")).to_contain_text("IND-01")
    expect(mine.locator(".is-moving")).to_have_count(0)
    assert stands(mine) == ("R-DLG-B", 960, 90)
    theirs.reload()
    assert stands(theirs) == ("R-DLG-B", 960, 90)


def test_a_save_that_is_lost_goes_back_and_can_be_tried_again(board):
    page = board()
    page.route("**/board/move/**", lambda route: route.abort())
    drag(page, CODE, minutes=30, rooms=2)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Chưa lưu được")
    expect(page.locator(".is-moving")).to_have_count(0)
    assert stands(page) == ("R-SOM", 930, 90)
    page.unroute("**/board/move/**")
    alert.get_by_role("button", name="Thử lại").click()
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    assert stands(page) == ("R-DLG-B", 960, 90)


def test_a_session_is_let_go_over_another_day_and_over_the_tray(board):
    page = board()
    drag(page, CODE, minutes=5, drop=False)
    tab = page.locator("[data-tab='2026-01-14']").bounding_box()
    page.mouse.move(tab["x"] + 20, tab["y"] + 10, steps=5)
    page.mouse.up()
    expect(page.locator("#board")).to_have_attribute("data-day", "2026-01-14")
    told = page.locator("#said, #told .errsum")
    expect(told.filter(has_text=re.compile("Đã thực hiện|Chưa có gì thay đổi")).first).to_be_attached()
    page.goto(page.url.split("?")[0] + "?day=2026-01-15")
    if block(page).count() == 0:
        page.locator("#undo").click()
        expect(page.locator("#said")).to_contain_text("Đã hoàn tác")
    drag(page, CODE, minutes=5, drop=False)
    tray = page.locator("[data-tray]").bounding_box()
    page.mouse.move(tray["x"] + 60, tray["y"] + 15, steps=5)
    page.mouse.up()
    expect(page.locator(f"[data-tray] #s-{CODE}")).to_be_visible()
    lift(page)
    keys(page, "ArrowRight", "Enter")
    expect(page.locator(f".sched__list #s-{CODE}")).to_be_visible()


def test_a_drop_while_another_day_is_still_loading_stays_on_its_day(board):
    page = board()
    waiting: list[Any] = []
    page.route("**/board/changes/?day=2026-01-14*", lambda route: waiting.append(route))  # noqa: PLW0108 - it wraps plain functions only
    drag(page, CODE, minutes=5, drop=False)
    box = page.locator("[data-tab='2026-01-14']").bounding_box()
    with page.expect_request("**/board/changes/?day=2026-01-14*"):
        page.mouse.move(box["x"] + 20, box["y"] + 10, steps=5)
    over = page.locator(".tt__cols .col").first.bounding_box()
    page.mouse.move(over["x"] + 40, 500, steps=5)
    page.mouse.up()
    for route in waiting:
        route.continue_()
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    page.wait_for_timeout(500)
    expect(page.locator("#board")).to_have_attribute("data-day", "2026-01-15")
    assert "2026-01-14" not in page.url


def test_by_keys_to_the_next_day_and_back(board):
    page = board()
    lift(page)
    keys(page, "PageDown")
    expect(page.locator("#said")).to_contain_text("Thứ Sáu 16/01")
    expect(page.locator(".is-moving")).to_have_count(1)
    keys(page, "Escape")
    expect(page.locator("#board")).to_have_attribute("data-day", "2026-01-15")
    assert stands(page) == ("R-SOM", 930, 90)


def test_the_dialog_moves_by_day_room_start_and_length(board):
    page = board()
    block(page).locator("a").focus()
    keys(page, "m")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[name=start]")).to_be_focused()
    dialog.locator("[name=start]").fill("99:00")
    dialog.get_by_role("button", name="Dời").click()
    expect(dialog.locator("#errors")).to_be_visible()
    dialog.locator("[name=start]").fill("17:30")
    dialog.locator("[name=minutes]").fill("45")
    dialog.locator("[name=room]").select_option(label="Trung tâm Báo chí")
    dialog.get_by_role("button", name="Dời").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#said")).to_contain_text("Đã thực hiện")
    assert stands(page) == ("R-PRESS", 1050, 45)
    expect(block(page).locator("a")).to_be_focused()


def test_without_scripts_a_form_for_each_session_and_undo_by_its_button(board, place):
    page = board(java_script_enabled=False)
    block(page).locator("a").click()
    page.fill("[name=start]", "17:30")
    page.fill("[name=minutes]", "45")
    page.locator("[name=room]").select_option(label="Trung tâm Báo chí")
    page.get_by_role("button", name="Dời", exact=True).click()
    expect(page.locator(".told")).to_contain_text("Đã thực hiện: dời")
    assert stands(page) == ("R-PRESS", 1050, 45)
    page.locator("#undo").click()
    expect(page.locator(".told")).to_contain_text("Đã hoàn tác: dời")
    assert stands(page) == ("R-SOM", 930, 90)


def test_the_rest_of_a_rooms_day_is_shifted_after_a_preview(board):
    page = board(java_script_enabled=False)
    page.goto(page.url.split("?")[0] + "shift/?day=2026-01-15&begin=17:00")
    page.locator("[name=room]").select_option(label="Phòng Song phương Tây Hồ")
    page.fill("[name=minutes]", "15")
    page.get_by_role("button", name="Xem trước kết quả").click()
    expect(page.locator("table")).to_contain_text("17:15–17:45")
    page.get_by_role("button", name="Thực hiện").click()
    expect(page.locator(".told")).to_contain_text(
        "Đã thực hiện: dời 1 phiên ở Phòng Song phương Tây Hồ +15 phút"
    )
    assert stands(page, "BIL-04") == ("R-BIL-1", 1035, 30)


def test_a_reader_has_no_handles(board):
    page = board("organiser")
    expect(page.locator("#undo, [data-edge], #keys")).to_have_count(0)
    drag(page, CODE, minutes=30, rooms=2)
    expect(page.locator(".is-moving")).to_have_count(0)


def test_on_a_phone_it_is_a_list_with_the_same_form(board):
    page = board()
    page.set_viewport_size({"width": 390, "height": 844})
    block(page).locator("a").click()
    expect(page.get_by_role("dialog").locator("[name=start]")).to_have_value("15:30")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("lang", "scheme"), [("vi", "light"), ("en", "dark")])
def test_no_barrier_on_the_board_and_its_forms(board, place, lang, scheme):
    page = board()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.context.add_cookies([{"name": "django_language", "value": lang, "url": place}])
    page.emulate_media(color_scheme=scheme)
    base = f"{place}/desk/programme/board/"
    bulk = "shift/?preview=1&room=1&day=2026-01-15&begin=08:00&minutes=10"
    paths = (
        "?day=2026-01-15",
        "week/",
        f"session/{CODE}/",
        bulk,
        "swap/",
        "breaks/?day=2026-01-15",
        "duplicate/",
    )
    for path in paths:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{base}{path}")
            assert barriers(page) == [], (path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    assert complaints == []


def test_no_barrier_while_moving_in_the_dialog_and_at_a_refusal(board):
    page = board()
    block(page).locator("a").click()
    expect(page.locator("#panel .code")).to_have_text(CODE)
    lift(page)
    keys(page, "ArrowLeft", *["Shift+ArrowUp"] * 4)
    expect(page.locator("#keys .keys__bad").first).to_be_visible()
    assert barriers(page) == []
    keys(page, "Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert barriers(page) == []
    block(page).locator("a").focus()
    keys(page, "m")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert barriers(page) == []
