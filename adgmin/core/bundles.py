"""Style sheets are written one file per component and served as one file per part of the product.

`BundleFinder` is a staticfiles finder: it joins the parts in order, so `css/public.css` exists for
collectstatic, for the development server and for tests alike, and gets its hashed name like any other file.
"""

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SOURCE = Path(__file__).resolve().parents[1] / "static"

_BASE = ("tokens", "fonts", "base", "layout", "controls", "masthead", "states", "footer")
_PUBLIC = (
    "hero",
    "board",
    "days",
    "filters",
    "timetable",
    "legend",
    "roll",
    "papers",
    "outcomes",
    "reading",
    "errors",
    "plan",
    "awards",
    "picture",
    "tabbar",
    "category",
    "session",
    "live",
    "personal",
    "map",
)

BUNDLES: dict[str, tuple[str, ...]] = {
    "css/public.css": (*_BASE, *_PUBLIC, "utilities", "time", "print"),
    "css/screen.css": ("tokens", "fonts", "base", "signage"),
    "css/gate.css": (
        "tokens",
        "fonts",
        "base",
        "controls",
        "gate-frame",
        "gate-verdict",
        "gate-side",
        "utilities",
    ),
    "css/office.css": (
        *_BASE,
        "filters",
        "days",
        "timetable",
        "roll",
        "picture",
        "forms",
        "desk",
        "desk-imports",
        "desk-mail",
        "desk-conflicts",
        "live",
        "desk-live",
        "difference",
        "comparison",
        "desk-papers",
        "booth",
        "awards",
        "outcomes",
        "desk-releases",
        "desk-prints",
        "desk-queue",
        "desk-lists",
        "category",
        "badge-face",
        "desk-badges",
        "desk-badges-print",
        "desk-gates",
        "utilities",
        "time",
        "print",
    ),
    "css/portal.css": (
        *_BASE,
        "filters",
        "roll",
        "papers",
        "reading",
        "comparison",
        "forms",
        "desk",
        "desk-imports",
        "portal-home",
        "portal-form",
        "papers-room",
        "picture",
        "booth",
        "awards",
        "outcomes",
        "utilities",
        "time",
        "print",
    ),
    "css/badge.css": ("tokens", "fonts", "base", "controls", "category", "badge-face", "badge-mobile"),
    "css/changes.css": ("difference", "history"),
    "css/subscribe.css": ("forms", "subscribing"),
}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def parts_of(name: str) -> list[Path]:
    """Return the files of a bundle, in order."""
    return [SOURCE / "css" / f"{part}.css" for part in BUNDLES[name]]


def joined(name: str) -> str:
    """Return the text of a bundle, without comments and indentation."""
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts_of(name))
    return _INDENT.sub("\n", _COMMENT.sub("", text)).strip() + "\n"


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder of this process's own, gone when it ends."""
    return tempfile.TemporaryDirectory(prefix="adgmin-css-")


def built(name: str) -> Path:
    """Write the bundle unless it is newer than each of its parts; return where it is."""
    target = Path(_folder().name) / name
    newest = max(part.stat().st_mtime for part in parts_of(name))
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(joined(name), encoding="utf-8")
    return target


class BundleFinder(BaseFinder):
    """Finds the bundles of `BUNDLES`."""

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the bundle lies, or nothing when it is none."""
        if path not in BUNDLES:
            return []
        found = str(built(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """Give every bundle with the storage that holds it."""
        storage = FileSystemStorage(location=_folder().name)
        for name in BUNDLES:
            built(name)
            yield name, storage
