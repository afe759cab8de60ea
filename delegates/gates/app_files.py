"""The static files of which the gate app is made, and the name of its version."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

# What the page names; all else is found by following what these name.
ENTRIES = ("css/gate.css", "js/gate.js", "js/gate-reader.js", "icons/sprite.svg", "icons/favicon.svg")
_IMPORT = re.compile(r"""^import\b[^;'"]*["'](\.[^"']+)["']""", re.MULTILINE)
_URL = re.compile(r"""url\(["']?([^"')#]+)""")


@cache
def names() -> tuple[str, ...]:
    """Return the names of all files of the app, as they lie in the source, in order.

    Raises FileNotFoundError when one names another that is not there.
    """
    found: set[str] = set()
    waiting = list(ENTRIES)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_named_by(name))
    return tuple(sorted(found))


def addresses() -> list[str]:
    """Return where they are served, under their hashed names once they were collected."""
    return [static(name) for name in names()]


def version_of(parts: Iterable[str]) -> str:
    """Name a version by the files and by whatever else the app is made of."""
    mark = hashlib.blake2b(digest_size=6)
    for part in (*addresses(), *_unhashed(), *parts):
        mark.update(part.encode())
    return mark.hexdigest()


def are_collected() -> bool:
    """Tell whether the names of the files say what is in them."""
    return bool(getattr(staticfiles_storage, "hashed_files", None))


def _unhashed() -> Iterable[str]:
    if not are_collected():
        yield from (_text(name) for name in names())


def _named_by(name: str) -> list[str]:
    pattern = {".js": _IMPORT, ".css": _URL}.get(PurePosixPath(name).suffix)
    if pattern is None:
        return []
    text = _text(name)
    return [_beside(name, other) for other in pattern.findall(text) if not other.startswith("data:")]


def _beside(name: str, other: str) -> str:
    """js/gate.js names ./a.js: js/a.js; css/gate.css names ../fonts/a.woff2: fonts/a.woff2."""
    parts = list(PurePosixPath(name).parent.parts)
    for part in PurePosixPath(other).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _text(name: str) -> str:
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(str(found)).read_text(encoding="utf-8", errors="replace")
