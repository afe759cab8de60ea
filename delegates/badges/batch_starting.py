"""Starting a print run in a process of its own, which goes on when the page is closed and the server restarts."""

import os
import subprocess
import sys
from pathlib import Path

from .models import BadgeBatch

_MANAGE = Path(__file__).resolve().parent.parent.parent / "manage.py"


def start(batch: BadgeBatch) -> None:
    """Let a waiting run be made; what fails in it is told by the run itself and in the server's log."""
    subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, str(_MANAGE), "render_badges", "--run", str(batch.number)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True, env=os.environ.copy(),
    )  # fmt: skip
