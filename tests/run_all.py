"""Everything that must hold before a change lands; says plainly what it skipped and why.

With ADGMIN_NO_SKIP=1 (as .ci/run sets it) nothing may be skipped.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
POSTGRESQL = os.environ.get("TEST_DATABASE_URL") or "postgres://postgres@127.0.0.1:5432/postgres"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass
class Run:
    """What was done so far."""

    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    done: int = 0

    def step(self, name: str, *command: str, **environment: str) -> None:
        """Run one command and note how it ended."""
        print(f"\n━━ {name}", flush=True)
        began = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
        print(
            f"   {'passed' if code == 0 else f'FAILED ({code})'} in {time.monotonic() - began:.1f} s",
            flush=True,
        )
        self.done += 1
        if code:
            self.failed.append(name)

    def skip(self, name: str, why: str) -> None:
        """Note what was left out."""
        print(f"\n━━ {name}\n   SKIPPED: {why}", flush=True)
        self.skipped.append(f"{name}: {why}")


def reachable(url: str) -> bool:
    """Whether a PostgreSQL server listens there."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), timeout=2):
            return True
    except OSError:
        return False


def static_checks(run: Run) -> None:
    """Lint, types, Django's own checks."""
    run.step("ruff", str(BIN / "ruff"), "check", ".")
    run.step("ruff format", str(BIN / "ruff"), "format", "--check", ".")
    run.step("mypy", str(BIN / "mypy"), ".")
    run.step("migrations", PYTHON, "manage.py", "makemigrations", "--check", "--dry-run")
    run.step(
        "check --deploy", PYTHON, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        ADGMIN_PRODUCTION="1", ADGMIN_CLOCK="", ADGMIN_SECRET_KEY="check-only-0123456789-abcdefghijklmnopqrstuvwxyz-X",
        ADGMIN_FIELD_KEYS="check-only", ADGMIN_SITE_URL="https://adgmin.example", ADGMIN_HOSTS="adgmin.example",
        EMAIL_URL="smtp+tls://adgmin:secret@mail.adgmin.example", DEFAULT_FROM_EMAIL="ADGMIN <info@adgmin.example>",
    )  # fmt: skip


def tests(run: Run) -> None:
    """Every test, on both databases, and in a browser."""
    everything = (
        str(BIN / "pytest"), "-q", "-n", "2", "--dist", "worksteal", "-m", "not browser", "--durations", "15",
        "--ignore", "tests/browser",
    )  # fmt: skip
    run.step("tests on SQLite", *everything, TEST_DATABASE_URL="")
    if reachable(POSTGRESQL):
        run.step("tests on PostgreSQL", *everything, TEST_DATABASE_URL=POSTGRESQL, ADGMIN_TESTS="database")
    else:
        run.skip("tests on PostgreSQL", f"no server answers at {POSTGRESQL}; set TEST_DATABASE_URL")
    if CHROMIUM:
        run.step(
            "journeys in Chromium", str(BIN / "pytest"), "-q", "-n", "2", "--dist", "loadfile",
            "-m", "browser", "tests/browser",
            TEST_DATABASE_URL="", CHROMIUM=CHROMIUM, ADGMIN_TESTS="core",
        )  # fmt: skip
    else:
        run.skip("journeys in Chromium", "no chromium found; on Debian: apt-get install chromium")


def main() -> int:
    """Run all and return the exit code."""
    began = time.monotonic()
    run = Run()
    static_checks(run)
    tests(run)
    print(f"\n━━ {time.monotonic() - began:.0f} s")
    for line in run.skipped:
        print(f"skipped  {line}")
    for line in run.failed:
        print(f"FAILED   {line}")
    not_allowed = bool(run.skipped) and os.environ.get("ADGMIN_NO_SKIP") == "1"
    if not_allowed:
        print("Nothing may be skipped here.")
    print(f"{run.done - len(run.failed)} passed, {len(run.failed)} failed, {len(run.skipped)} skipped")
    return 1 if run.failed or not_allowed else 0


if __name__ == "__main__":
    sys.exit(main())
