"""A real server with the sample people, and a real Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from delegates.management.sample_people import SAMPLE_PASSWORD
from tests.browser import demonstration
from tests.browser.demonstration import serving

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


# The journeys that `make test` makes: one or two of each part, and every public page in one look. `make journeys`
# makes all of them.
CORE = (
    "test_public_pages.py", "test_journeys.py", "test_exchange.py::test_a_file_is_looked_at",
    "test_board.py::test_a_session_is_moved_and_the_same_by_keys", "test_board.py::test_of_two_who_move",
    "test_board.py::test_undo_and_redo", "test_conflicts.py::test_a_way_out_is_taken",
    "test_releases.py::test_a_change_is_reviewed", "test_releases.py::test_a_room_changes",
    "test_live.py::test_an_open_phone_page_follows", "test_offline.py::test_after_one_visit",
    "test_screens.py::test_screens_follow", "test_admission.py",
    "test_gate_app.py::test_a_badge_before_the_camera", "test_gate_app.py::test_by_keyboard_alone",
    "test_gate_code.py", "test_hall.py::test_a_booth_is_refused", "test_papers.py::test_a_paper_is_made",
    "test_reading_room.py::test_a_delegate_reads",
    "test_hall.py::test_the_map_by", "test_exhibitors.py::test_from_an_invitation",
    "test_outcomes.py::test_a_text_goes_its_way",
)  # fmt: skip


def pytest_configure(config) -> None:
    """Declare the mark of what only `make journeys` makes of the files and tests named above."""
    config.addinivalue_line("markers", "rare: a variant of a journey that seldom breaks alone")


def pytest_itemcollected(item) -> None:
    """Everything in this folder is a browser test; what writes stays together, with its copy."""
    item.add_marker(pytest.mark.browser)
    if "fresh_folder" in item.fixturenames:
        item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_modifyitems(config, items) -> None:
    """With ADGMIN_TESTS=core only the core of them."""
    if os.environ.get("ADGMIN_TESTS") == "core":
        left = [item for item in items if item.get_closest_marker("browser") and not _is_core(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def _is_core(item) -> bool:
    name = item.nodeid.removeprefix("tests/browser/")
    return name.startswith(CORE) and not item.get_closest_marker("rare")


@pytest.fixture(autouse=True)
def _clean_between_tests() -> None:
    """These tests speak to a server of its own process; nothing here is to be reset."""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """The folder of a demonstration with people, prepared once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    return demonstration.prepare(
        (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstration"
    )


@pytest.fixture(scope="session")
def site(prepared, tmp_path_factory) -> Iterator[str]:
    """The address of a demonstration for all tests of this process that only read."""
    folder = tmp_path_factory.mktemp("site")
    demonstration.copy(prepared, folder)
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def fresh_folder(prepared, tmp_path_factory) -> Path:
    """The data of a demonstration of the module's own."""
    folder = tmp_path_factory.mktemp("fresh")
    demonstration.copy(prepared, folder)
    return folder


@pytest.fixture(scope="module")
def fresh_site(fresh_folder) -> Iterator[str]:
    """The address of a demonstration of the module's own, to write in."""
    with serving(fresh_folder) as address:
        yield address


@pytest.fixture
def unpeopled_site(prepared, tmp_path_factory) -> Iterator[str]:
    """The same meeting with nobody in it yet but its staff."""
    folder = tmp_path_factory.mktemp("unpeopled")
    demonstration.copy(prepared, folder, people=False)
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def opened(browser) -> Iterator[Callable]:
    """Open a page in a browser of its own, which is closed when the test ends.

    It keeps nothing for reading without a network unless asked with service_workers="allow": that costs each new
    browser as much as reading the whole programme.
    """
    contexts = []

    def open_page(**options):
        context = browser.new_context(**{"service_workers": "block", "locale": "vi-VN", **options})
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def phone(opened) -> Callable:
    """Open pages as a phone does: phone(locale="vi-VN", javascript=False)."""

    def open_page(*, javascript: bool = True, **options):
        size = {"width": 390, "height": 844}
        return opened(viewport=size, has_touch=True, java_script_enabled=javascript, **options)

    return open_page


@pytest.fixture
def laptop(opened, signed_in) -> Callable:
    """Open pages on a laptop, signed in as a role: laptop(site, "organiser")."""

    def open_page(address: str, role: str = "", **options):
        page = opened(viewport={"width": 1280, "height": 900}, **options)
        if role:
            page.context.add_cookies(signed_in(address, role))
        return page

    return open_page


@pytest.fixture(scope="session")
def signed_in(browser) -> Callable:
    """Return the cookies of a role that signed in once at that address: signed_in(site, "organiser")."""
    known: dict[tuple[str, str], list] = {}

    def cookies(address: str, role: str) -> list:
        if (address, role) not in known:
            context = browser.new_context(service_workers="block", locale="vi-VN")
            sign_in(context.new_page(), address, role)
            known[address, role] = [each for each in context.cookies() if each["name"] == "sessionid"]
            context.close()
        return known[address, role]

    return cookies


def sign_in(page, address: str, role: str) -> None:
    """Sign in as everybody does."""
    page.goto(f"{address}/accounts/sign-in/")
    page.fill("input[type=email]", f"{role}@example.org")
    page.fill("input[type=password]", SAMPLE_PASSWORD)
    page.press("input[type=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url, wait_until="commit")
