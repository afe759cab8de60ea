"""A real server with the sample people, and a real Chromium."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
SAMPLE_PASSWORD = "adgmin-6-hanoi"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


# The journeys that `make test` makes: one or two of each part, and every public page in two looks. `make journeys`
# makes all of them.
CORE = (
    "test_public_pages.py", "test_journeys.py", "test_exchange.py::test_a_file_is_looked_at",
    "test_board.py::test_a_session_is_moved_and_the_same_by_keys", "test_board.py::test_of_two_who_move",
    "test_board.py::test_undo_and_redo", "test_conflicts.py::test_a_way_out_is_taken",
    "test_releases.py::test_a_change_is_reviewed", "test_live.py::test_an_open_phone_page_follows",
    "test_offline.py::test_after_one_visit", "test_screens.py::test_screens_follow",
)  # fmt: skip
OTHER_LOOKS = ("-en-1280-light]", "-vi-1280-dark]")


def pytest_collection_modifyitems(config, items) -> None:
    """Everything in this folder is a browser test; with ADGMIN_TESTS=core only the core of them."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
    if os.environ.get("ADGMIN_TESTS") == "core":
        config.hook.pytest_deselected(items=[item for item in items if not _is_core(item.nodeid)])
        items[:] = [item for item in items if _is_core(item.nodeid)]


def _is_core(name: str) -> bool:
    return name.removeprefix("tests/browser/").startswith(CORE) and not name.endswith(OTHER_LOOKS)


@pytest.fixture(autouse=True)
def _clean_between_tests() -> None:
    """These tests speak to a server of its own process; nothing here is to be reset."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "adgmin.settings",
        "ADGMIN_DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "ADGMIN_CLOCK": "2026-01-15T11:05+07:00",
        "ADGMIN_CLOCK_ANCHOR": str(time.time()),
    }


_prepared: list[Path] = []


@pytest.fixture(scope="session", autouse=True)
def _where_the_demonstration_is(tmp_path_factory) -> None:
    """One demonstration is prepared for all processes of a run; each server gets a copy of it."""
    base = tmp_path_factory.getbasetemp()
    _prepared[:] = [(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstration"]


def _demonstration() -> Path:
    """Return the folder of a demonstration with people, made by the first who asks."""
    folder = _prepared[0]
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            folder.mkdir(exist_ok=True)
            _manage(folder, "migrate", "-v0")
            _manage(folder, "load_edition", "adgmin6", "--with-sample-people", "-v0")
            _manage(folder, "collectstatic", "--noinput", "-v0")
            (folder / "ready").touch()
    return folder


def _manage(folder: Path, *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=_environment(folder),
        check=True,
        capture_output=True,
    )


_SERVE = (
    "import django; django.setup(); from delegates.management.commands.run_meeting import serve; serve({})"
)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve what is in the folder as `make run` does, or a fresh copy of the demonstration; give the address."""
    port = _free_port()
    command = ["manage.py", "run_meeting", "--port", str(port)]
    if not any(folder.iterdir()):
        shutil.copytree(_demonstration(), folder, dirs_exist_ok=True)
        command = ["-c", _SERVE.format(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=_environment(folder), stdout=log, stderr=log
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server, folder / "log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """The address of a fresh demonstration, with people, at 11:05 on 15 January 2026."""
    with serving(tmp_path_factory.mktemp("site")) as address:
        yield address


_SIGN_IN = """
from django.contrib.auth.models import Group
from adgmin.core.models import User
user = User.objects.create_user("organiser@example.org", "adgmin-6-hanoi", full_name="Lê Thu Hà")
user.groups.add(Group.objects.get(name="organiser"))
"""


@pytest.fixture(scope="module")
def unpeopled_site(tmp_path_factory) -> Iterator[str]:
    """The same meeting with nobody in it yet but an organiser."""
    folder = tmp_path_factory.mktemp("unpeopled")
    for command in (["migrate", "-v0"], ["load_edition", "adgmin6", "-v0"], ["shell", "-v0", "-c", _SIGN_IN]):
        _manage(folder, *command)
    with serving(folder) as address:
        yield address


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(720):
        if server.poll() is not None:
            raise RuntimeError(f"The server ended: {log.read_text(errors='replace')}")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"The server did not answer: {log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def phone(browser) -> Iterator[Callable]:
    """Open pages as a phone does: phone(locale="vi-VN", javascript=False)."""
    contexts = []

    def open_page(**options):
        javascript = options.pop("javascript", True)
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, java_script_enabled=javascript, has_touch=True,
            locale=options.pop("locale", "vi-VN"), **options,
        )  # fmt: skip
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def laptop(browser) -> Iterator[Callable]:
    """Open pages on a laptop, signed in as a role: laptop(site, "organiser")."""
    contexts = []

    def open_page(address: str, role: str = "", **options):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        if role:
            page.goto(f"{address}/accounts/sign-in/")
            page.fill("input[type=email]", f"{role}@example.org")
            page.fill("input[type=password]", SAMPLE_PASSWORD)
            page.press("input[type=password]", "Enter")
            page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    yield open_page
    for context in contexts:
        context.close()
