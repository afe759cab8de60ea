"""The gate app without a network on a slow phone: from the code to the answer, in a Chromium that is slowed down."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from tests.browser.wedge import BURST

from .serving import ROOT, environment, manage, serving

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
SLOWER = 4
SCANS = 40
AIM_MS = 50
_PREPARE = """
import json, django
django.setup()
from delegates.badges.models import Badge
from delegates.gates import devices
from delegates.gates.models import Gate
from events.models import Edition
edition = Edition.objects.get()
codes = Badge.objects.live().filter(category="ORG").values_list("code", flat=True)
print(json.dumps({
    "codes": list(codes), "pair": [devices.make_device(edition, f"bench {n}", by=None)[1] for n in range(2)],
}))
"""


def measure(say: Callable[..., None]) -> None:
    """The list of the meeting, and one of 5,000 badges."""
    chromium = shutil.which("chromium")
    if chromium is None:
        say("gate app, answer without a network", skipped="chromium is missing")
        return
    with tempfile.TemporaryDirectory(prefix="adgmin-bench-") as folder:
        manage(folder, "migrate", "-v", "0")
        manage(folder, "load_edition", "adgmin6", "--with-sample-people", "-v", "0")
        manage(folder, "collectstatic", "--noinput", "-v", "0")
        named = environment(folder, DJANGO_SETTINGS_MODULE="adgmin.settings")
        command = [sys.executable, "-c", _PREPARE]
        prepared = subprocess.run(command, cwd=ROOT, env=named, check=True, stdout=subprocess.PIPE)
        told = json.loads(prepared.stdout)
        with serving(folder) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for code, badges in zip(told["pair"], (None, 5000), strict=True):
                page = browser.new_page(locale="en-GB", viewport={"width": 390, "height": 844})
                took, held = _answers(page, f"http://127.0.0.1:{port}", code, told["codes"], badges)
                say(
                    "gate app, answer without a network", badges=held, processor_slower=SLOWER, scans=len(took),
                    median_ms=statistics.median(took), p95_ms=sorted(took)[int(len(took) * 0.95)], aim_ms=AIM_MS,
                )  # fmt: skip
                page.close()
            browser.close()


def _answers(page: Page, site: str, code: str, codes: list[str], badges: int | None) -> tuple[list[int], int]:
    """Pair, cut the network, scan; return the milliseconds of each answer, and how many badges the list had."""
    page.route("**/gates/state*", lambda route: _enlarged(route, badges))
    page.goto(f"{site}/gate/")
    page.fill("#pair-code", code)
    page.press("#pair-code", "Enter")
    page.click('[data-gate="R-PRESS"]')
    page.get_by_text("List of").wait_for()
    held = int("".join(filter(str.isdigit, page.locator("[data-list-age]").inner_text().split("badges")[0])))
    page.route("**/api/**", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('offline'))")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took: list[int] = []
    for number in range(SCANS + 2):
        box = page.locator("[data-verdict]")
        page.evaluate("delete document.querySelector('[data-verdict]').dataset.took")
        page.evaluate(BURST, [codes[number % len(codes)], False])
        page.locator("[data-verdict][data-took]:visible").wait_for()
        took.append(int(box.get_attribute("data-took") or 0))
        page.click('[data-act="next"]')
    return took[2:], held  # the first ones warm the browser up


def _enlarged(route: Route, badges: int | None) -> None:
    """Give the server's state, filled up with more badges of the same kind."""
    answer = route.fetch()
    if badges is None or answer.status != 200:
        route.fulfill(response=answer)
        return
    state: dict[str, Any] = answer.json()
    if state["full"]:
        first = state["badges"]
        more = ({**first[at % len(first)], "serial": 100_000 + at} for at in range(badges - len(first)))
        state["badges"] = [*first, *more]
    route.fulfill(response=answer, json=state)
