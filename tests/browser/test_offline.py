"""The programme without a network in a real browser: kept after one visit, honest about its age, fresh when back."""

import json
import re
import time

import pytest
from playwright.sync_api import Error, expect

from tests.browser.demonstration import ROOT
from tests.browser.middleman import between
from tests.browser.test_my_agenda import JAPAN, RETREAT, STATION, becomes, mine, star

HAVE = """async (lang) => {
  const note = await (await caches.match("/.kept"))?.json();
  const { pages } = await (await fetch(`/${lang}/offline.json`)).json();
  return Object.entries(pages).filter(([address, mark]) => note?.[lang]?.pages[address]?.mark !== mark).length;
}"""
KEPT_ADDRESSES = """async () => {
  const all = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
  }
  return all;
}"""
ALTER = """async ([lang, shift, address, text]) => {
  const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("adgmin-")));
  const note = await (await cache.match("/.kept")).json();
  note.shift += shift;
  if (address) {
    note[lang].pages[address] = { ...note[lang].pages[address], mark: "old" };
    await cache.put(address, new Response(text, { headers: { "Content-Type": "text/html" } }));
  }
  await cache.put("/.kept", Response.json(note));
}"""
HOUR = 3_600_000


def wait_until_kept(page, lang: str = "vi", seconds: float = 90) -> None:
    becomes(lambda: page.evaluate(HAVE, lang), 0, seconds)


@pytest.fixture
def kept(site, phone):
    """A phone that has been on the site once, for a moment."""
    page = phone(service_workers="allow")
    page.goto(f"{site}/vi/")
    wait_until_kept(page)
    return page


def is_fresh(page) -> bool:
    """Whether the page is the network's own; while it is being read anew it is not."""
    words = "document.readyState + document.documentElement.hasAttribute('data-kept')"
    try:
        return page.evaluate(words) == "completefalse" and strip(page).is_hidden()
    except Error:
        return False


def strip(page):
    return page.locator("[data-kept-strip]")


def test_after_one_visit_it_reads_without_a_network_and_says_how_old_it_is(site, kept):
    star(kept, site, JAPAN, RETREAT)
    kept.goto(f"{site}/vi/showcase/demos/{STATION}/")
    kept.get_by_role("button", name="Thêm vào lịch của tôi").click()
    kept.context.set_offline(True)
    for path, words in (
        ("agenda/", "Phiên họp hẹp của các Bộ trưởng"),
        ("agenda/2026-01-13/", "Phiên đối thoại ADGSOM với Nhật Bản"),
        (f"sessions/{JAPAN}/", "Hội nghị Bộ trưởng Số ASEAN – Nhật Bản lần thứ 5"),
        (f"showcase/demos/{STATION}/", "Trạm 5G lưu động Jeepney"),
        ("showcase/demos/", "Trạm 5G lưu động Jeepney"),
        ("map/", "Hội trường Thăng Long"),
        ("practical/", "Thông tin cần biết"),
    ):
        kept.goto(f"{site}/vi/{path}")
        expect(kept.locator("main")).to_contain_text(words)
        expect(strip(kept)).to_be_visible()
        assert re.fullmatch(
            r"Quý vị đang ngoại tuyến\. Chương trình tính đến 11:\d\d, bản phát hành số 1\.",
            strip(kept).inner_text().strip(),
        )
        letters = "document.fonts.ready.then(() => document.fonts.check('600 16px \"Be Vietnam Pro\"', 'ễ'))"
        assert kept.evaluate(letters), path
        assert (
            kept.evaluate("getComputedStyle(document.querySelector('.mast')).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )
    kept.goto(f"{site}/vi/my-agenda/")
    becomes(lambda: mine(kept), {JAPAN, RETREAT, STATION})
    expect(kept.locator(".own__clashes li")).to_have_count(1)
    kept.goto(f"{site}/vi/showcase/")
    expect(kept.locator("h1")).to_have_text("Trang này chưa được lưu trên thiết bị")
    # A language that was never read here leads to the same page in the one that was.
    kept.goto(f"{site}/en/sessions/{JAPAN}/")
    assert kept.url == f"{site}/vi/sessions/{JAPAN}/"
    expect(kept.locator("main")).to_contain_text("Nhật Bản lần thứ 5")
    kept.goto(f"{site}/en/showcase/")
    expect(kept.locator("h1")).to_have_text("Trang này chưa được lưu trên thiết bị")


def test_back_online_the_page_is_fresh_by_itself(site, kept):
    kept.context.set_offline(True)
    kept.goto(f"{site}/vi/agenda/")
    expect(strip(kept)).to_be_visible()
    kept.context.set_offline(False)
    becomes(lambda: is_fresh(kept), True, 60)


def test_an_open_page_says_when_the_network_goes(site, phone):
    page = phone(locale="en-GB", service_workers="allow")
    page.goto(f"{site}/en/map/")
    expect(strip(page)).to_be_hidden()
    page.context.set_offline(True)
    expect(strip(page)).to_contain_text(re.compile(r"You are offline\. Programme as of 11:\d\d, release 1\."))
    page.context.set_offline(False)
    expect(strip(page)).to_be_hidden(timeout=40_000)


def test_the_app_opens_at_now_also_on_another_day(site, kept):
    start = kept.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then((a) => a.json())")[
        "start_url"
    ]
    kept.goto(f"{site}{start}")
    expect(kept.locator("#now")).to_be_in_viewport()
    kept.context.set_offline(True)
    kept.evaluate(ALTER, ["vi", 22 * HOUR, "", ""])  # it is the next morning
    kept.goto(f"{site}/vi/practical/")
    kept.goto(f"{site}{start}")
    expect(kept.locator("#day")).to_contain_text("Thứ Sáu, 16/01/2026")
    expect(strip(kept)).to_contain_text("tính đến 15/01 11:")
    expect(kept.locator("#now")).to_be_in_viewport()
    running = kept.locator(".ses.is-now")
    assert running.count() > 0
    for card in running.all():
        expect(card.locator(".tag--live")).to_have_text("Đang họp")
    assert kept.locator(".ses.is-past .tag--live").count() == 0


def test_a_page_that_changed_is_fetched_again_and_one_that_is_gone_is_forgotten(site, kept):
    old = '<html lang="vi"><title>old</title>'
    kept.evaluate(ALTER, ["vi", 0, "/vi/map/", old])
    kept.evaluate(ALTER, ["vi", 0, "/vi/sessions/NOW-HIDDEN/", old])
    kept.goto(f"{site}/vi/agenda/")
    wait_until_kept(kept)
    becomes(lambda: "/vi/sessions/NOW-HIDDEN/" in kept.evaluate(KEPT_ADDRESSES), False)
    text = kept.evaluate("caches.match('/vi/map/').then((kept) => kept.text())")
    assert "Hội trường Thăng Long" in text


def test_what_is_signed_in_for_is_never_kept(site, laptop):
    page = laptop(site, "organiser", service_workers="allow")
    for path in ("/vi/my-agenda/", "/desk/", "/desk/delegates/", "/admin/", "/vi/my-agenda/"):
        page.goto(f"{site}{path}")
    wait_until_kept(page)
    addresses = page.evaluate(KEPT_ADDRESSES)
    allowed = re.compile(r"^/((vi|en)/|static/|\.kept$)")
    assert [address for address in addresses if not allowed.match(address)] == []
    mine_kept = page.evaluate("caches.match('/vi/my-agenda/').then((kept) => kept.text())")
    assert "csrfmiddlewaretoken" not in mine_kept


def test_a_network_that_does_not_answer_is_not_waited_for(site, phone):
    with between(site) as middleman:
        page = phone(service_workers="allow")
        page.goto(f"{middleman.address}/vi/")
        wait_until_kept(page)
        page.goto(f"{middleman.address}/vi/map/")
        expect(strip(page)).to_be_hidden()
        middleman.delay = 12
        began = time.monotonic()
        page.goto(f"{middleman.address}/vi/agenda/", wait_until="domcontentloaded")
        assert time.monotonic() - began < 8
        expect(strip(page)).to_contain_text("Mạng không phản hồi. Chương trình tính đến 11:")
        middleman.delay = 0
        becomes(lambda: is_fresh(page), True, 60)


def test_switched_off_the_phone_forgets_everything(site, phone):
    with between(site) as middleman:
        page = phone(service_workers="allow")
        page.goto(f"{middleman.address}/vi/")
        wait_until_kept(page)
        middleman.instead["/sw.js"] = (ROOT / "adgmin/static/js/sw-off.js").read_text(encoding="utf-8")
        page.goto(f"{middleman.address}/vi/agenda/")
        becomes(lambda: page.evaluate("caches.keys().then((names) => names.length)"), 0, 30)
        becomes(
            lambda: page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"), 0
        )


def test_nothing_is_fetched_ahead_for_who_saves_data(site, phone):
    page = phone(service_workers="allow")
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"{site}/vi/agenda/")
    becomes(lambda: page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"), 1)
    page.wait_for_timeout(4000)
    assert [a for a in page.evaluate(KEPT_ADDRESSES) if a.startswith("/vi/sessions/")] == []


def test_it_can_be_installed(site, phone):
    page = phone(locale="en-GB", service_workers="allow")
    page.goto(f"{site}/en/agenda/")
    wait_until_kept(page, "en")
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["name"] == "6th ASEAN Digital Ministers' Meeting"
    for icon in manifest["icons"]:
        assert page.request.get(f"{site}{icon['src']}").headers["content-type"] == "image/png"
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in problems if each["errorId"] != "in-incognito"] == []
