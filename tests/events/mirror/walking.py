"""Following every link of a mirror, as a reader without a server would."""

from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = ("href", "src", "action")


class Page(HTMLParser):
    """What a file of the mirror links to, and what can be linked to in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        self.canonical: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        if tag == "link" and (given.get("rel") == "canonical" or given.get("hreflang")):
            self.canonical.append(given["href"])
            return
        self.links += [(tag, value) for name, value in attrs if name in LINKS and value is not None]
        if given.get("id"):
            self.ids.add(given["id"])

    handle_startendtag = handle_starttag

    def updatepos(self, i, j):
        """Lines and columns are not counted."""
        return j


def pages_of(root: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in root.rglob("*.html")}


def broken_links(root: Path, pages: dict[Path, Page] | None = None) -> list[str]:
    """Every link that leads nowhere, leads out, or asks for a server; `pages` when they are read already."""
    pages = pages_of(root) if pages is None else pages
    files = {str(path) for path in root.rglob("*") if path.is_file()}
    places = {str(path): page.ids for path, page in pages.items()}
    found = []
    for path, page in pages.items():
        for tag, link in dict.fromkeys(page.links):
            if reason := _wrong(root, files, places, path, link):
                found.append(f"{path.relative_to(root)}: <{tag}> {link}: {reason}")
    return found


def _wrong(root: Path, files: set[str], places: dict[str, set[str]], path: Path, link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme == "mailto" else "leads out"
    if parts.query:
        return "asks a server"
    start = root if parts.path.startswith("/") else path.parent
    if parts.path.startswith("/") and path.name != "404.html":
        return "from the root"
    target = normpath(f"{start}/{unquote(parts.path).lstrip('/')}") if parts.path else str(path)
    if target not in files:
        return "no such file"
    if parts.fragment and target.endswith(".html") and unquote(parts.fragment) not in places[target]:
        return "no such place in it"
    return ""
