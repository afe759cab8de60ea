"""Putting a finished folder in the place of the old one, whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MARKER = "mirror.json"


class NotOurs(Exception):
    """The folder holds something that is no mirror; nothing of it is touched."""


def check_place(folder: Path) -> None:
    """Raise NotOurs when a folder that is not empty has no mark of a mirror."""
    if folder.exists() and (
        not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARKER).is_file())
    ):
        raise NotOurs(folder)


def describe(folder: Path, facts: dict[str, Any]) -> None:
    """Write the mark by which a mirror is known."""
    (folder / MARKER).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """Give a new folder beside the place; at the end it takes the place, after a failure nothing of it is left."""
    check_place(folder)
    _mend(folder)
    made = folder.parent / f".{folder.name}.new-{os.getpid()}"
    old = folder.parent / f".{folder.name}.old-{os.getpid()}"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    try:
        yield made
        if folder.exists():
            folder.rename(old)
        try:
            made.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _mend(folder: Path) -> None:
    """Clear what attempts left behind that were killed; one killed between the two moves gets its old mirror back."""
    for path in folder.parent.glob(f".{folder.name}.*-*"):
        kind, _, number = path.name.removeprefix(f".{folder.name}.").partition("-")
        if kind not in ("new", "old") or not number.isdecimal() or _runs(int(number)):
            continue
        if kind == "old" and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether a process of this machine is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, PermissionError):
        return True
    return True
