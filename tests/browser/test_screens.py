"""Screens in a real browser: they follow, they last, they keep what they know, they fill every shape of screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.demonstration import manage
from tests.browser.looking import barriers

SCREENS = (
    "/screen/",
    "/screen/lobby/",
    "/screen/R-HALL/",
    "/screen/R-SHOW/",
    "/screen/R-DLG-A/",
    "/screen/R-HOALAC/",
)
SIZES = {"wide": (1920, 1080), "upright": (1080, 1920), "phone": (390, 844)}
WITHIN = 10_000  # ms: every open screen shows a change within it


@pytest.fixture
def happens(fresh_folder):
    """Let something happen on the day: happens('acts.cancel(session("MIN-PLEN"), by=None)')."""

    def run(act: str) -> None:
        begin = (
            "import datetime as dt; from adgmin.core import clock; from events.live import acts; "
            "from events.live.announcing import announce; from events.models import Edition, Session; "
            "session = lambda code: Session.objects.get(code=code); edition = Edition.objects.get(); "
        )
        manage(fresh_folder, "shell", "-v0", "-c", begin + act)

    return run


@pytest.fixture
def screen(opened, fresh_site):
    """Open a screen: screen("/screen/lobby/", "upright", reduced_motion="reduce")."""

    def open_screen(path: str, size: str = "wide", *, clock: bool = False, **options):
        width, height = SIZES[size]
        page = opened(viewport={"width": width, "height": height}, **options)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: page.complaints.append(message.text) if message.type == "error" else None,
        )
        if clock:
            page.clock.install()
        page.goto(f"{fresh_site}{path}")
        return page

    return open_screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_fills_its_shape_without_a_barrier(screen, path, size):
    page = screen(path, size)
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    width, height, inner_width, inner_height = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight, innerWidth, innerHeight]"
    )
    assert width <= inner_width
    if size != "phone" and path != "/screen/":
        assert height <= inner_height
        assert page.evaluate("main.scrollHeight <= main.clientHeight + 1")
    assert barriers(page) == []
    assert page.complaints == []
    assert page.context.cookies() == []


def test_screens_follow_what_happens_without_being_loaded_again(screen, happens):
    door, lobby = screen("/screen/R-SOM/"), screen("/screen/lobby/")
    for page in (door, lobby):
        page.evaluate("window.same = true")
    expect(door.locator(".scr__state")).to_contain_text("Tiếp theo")
    happens('acts.delay(session("MIN-RETREAT"), 20, by=None)')
    expect(door.locator(".scr__state")).to_contain_text("Lùi 20 phút", timeout=WITHIN)
    expect(door.locator(".scr__was s")).to_have_text("12:30")
    expect(lobby.locator("main")).to_contain_text("Delayed 20 min", timeout=WITHIN)
    happens('acts.cancel(session("MIN-RETREAT"), by=None)')
    expect(door.locator("main")).to_contain_text("Đã hủy", timeout=WITHIN)
    happens(
        'announce(edition, by=None, level="urgent", text_vi="Xin rời hội trường", text_en="Please leave the hall", '
        "expires=clock.now() + dt.timedelta(hours=1))"
    )
    for page in (door, lobby):
        expect(page.locator(".scr__alert")).to_contain_text("Please leave the hall", timeout=WITHIN)
        assert page.evaluate("window.same") is True
        assert page.complaints == []


def test_without_a_network_the_last_state_stays_and_tells_its_age(screen):
    page = screen("/screen/R-HALL/", clock=True)
    told = page.locator(".scr__title").inner_text()
    age = page.locator("[data-stale]")
    expect(age).to_be_hidden()
    made = age.locator("time").text_content()
    page.context.set_offline(True)
    page.clock.fast_forward(10_000)  # the page may have been a minute old when it came
    expect(age).to_be_hidden()
    page.clock.fast_forward(120_000)
    expect(age).to_be_visible()
    expect(age).to_contain_text("cập nhật lúc")
    expect(age).to_contain_text("updated")
    expect(age.locator("time")).to_have_text(made)
    assert page.locator(".scr__title").inner_text() == told
    assert page.locator("[data-clock]").inner_text() != made  # the clock goes on

    page.context.set_offline(False)
    later = "new Date(Date.parse(document.getElementById('main').dataset.now) + 140_000).toISOString()"
    stamp = page.evaluate(later)

    def newer(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'data-now="[^"]+"', f'data-now="{stamp}"', answer.text()))

    page.route("**/screen/R-HALL/", newer)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(age).to_be_hidden(timeout=WITHIN)


def test_five_hundred_changes_leave_nothing_behind(screen):
    page = screen("/screen/lobby/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.evaluate(
        """async () => {
            const text = await (await fetch(location.href)).text();
            const ask = window.fetch;
            let number = 0;
            window.fetch = async (address, options) => {
                if (!String(address).includes("/screen/")) return ask(address, options);
                number += 1;
                return new Response(text.replace("</h1>", ` ${number}</h1>`));
            };
            window.swaps = async (count) => {
                for (let done = 0; done < count; done += 1) {
                    const before = document.getElementById("main");
                    dispatchEvent(new Event("online"));
                    while (document.getElementById("main") === before) await new Promise((go) => setTimeout(go));
                }
            };
        }"""
    )

    def counted() -> dict[str, float]:
        for _ in range(3):
            devtools.send("HeapProfiler.collectGarbage")
        metrics = {m["name"]: m["value"] for m in devtools.send("Performance.getMetrics")["metrics"]}
        return {name: metrics[name] for name in ("Nodes", "JSEventListeners", "Documents")}

    page.evaluate("window.swaps(20)")
    before = counted()
    page.evaluate("window.swaps(500)")
    after = counted()
    expect(page.locator("h1")).to_contain_text("520")
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["Documents"] <= before["Documents"] + 1
    assert after["Nodes"] <= before["Nodes"] * 1.1, (before, after)


def test_the_languages_take_turns_and_both_stay(screen):
    page = screen("/screen/R-HALL/", clock=True)
    title = page.locator(".scr__title .duo > span")
    assert title.count() == 2

    def sizes() -> list[float]:
        return title.evaluate_all(
            "all => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))"
        )

    vietnamese, english = sizes()
    assert vietnamese > english
    page.clock.run_for(16_000)
    expect(page.locator("html")).to_have_attribute("data-lead", "en")
    vietnamese, english = sizes()
    assert english > vietnamese
    expect(title.nth(0)).to_be_visible()
    expect(title.nth(1)).to_be_visible()


def test_nothing_turns_for_who_wants_no_motion(screen):
    page = screen("/screen/R-HALL/", clock=True, reduced_motion="reduce")
    page.clock.run_for(50_000)
    assert page.evaluate("document.documentElement.dataset.lead ?? 'vi'") == "vi"


def test_rooms_that_do_not_fit_are_shown_page_by_page(screen):
    page = screen("/screen/lobby/", clock=True)
    rows = page.locator(".lobby tbody tr")
    names = {rows.nth(i).locator("th b [lang=en]").text_content() for i in range(rows.count())}

    def shown() -> set[str]:
        return {r.locator("th b [lang=en]").text_content() for r in rows.all() if r.is_visible()}

    mark = page.locator("[data-page]")
    expect(mark).to_have_text(re.compile(r"^1 / [23]$"))
    pages, seen = int(mark.inner_text()[-1]), shown()
    assert seen < names
    for number in range(2, pages + 1):
        page.clock.run_for(15_000)
        expect(mark).to_have_text(f"{number} / {pages}")
        seen |= shown()
    assert seen == names


def test_without_scripts_everything_is_there(screen):
    page = screen("/screen/lobby/", java_script_enabled=False)
    rows = page.locator(".lobby tbody tr")
    assert rows.count() >= 6
    expect(rows.last).to_be_visible()
    expect(page.locator("[data-stale]")).to_be_hidden()


def test_a_screen_switched_on_again_without_a_network_shows_its_last_state(screen):
    page = screen("/screen/R-HALL/", service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wanted = "caches.open((await caches.keys()).find((name) => name.startsWith('screens-')))"
    files = f"(async () => (await (await {wanted}).keys()).map((each) => new URL(each.url).pathname))()"
    for _ in range(50):
        kept = page.evaluate(files) if page.evaluate("caches.keys().then((all) => all.length)") else []
        if any("screen" in name and name.endswith(".css") for name in kept) and "/screen/R-HALL/" in kept:
            break
        page.wait_for_timeout(200)
    told = page.locator(".scr__title").inner_text()
    page.context.set_offline(True)
    page.reload()
    assert page.locator(".scr__title").inner_text() == told
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    assert (
        page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 255, 255)"
    )  # its style came along
