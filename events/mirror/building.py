"""Making the mirror: ask for every page that can be reached, then write each with links to files."""

import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.translation import gettext, override

from adgmin.core import clock, dates
from adgmin.core.bilingual import LANGUAGES
from events.pages.sitemap import public_paths
from events.releases.programme import Programme

from .asking import Answer, Site, origin
from .naming import address_of, file_of, is_combined, is_kept, relative
from .outside import OUTSIDE, index_page, lost_page
from .rewriting import KEEP_WORDS, Rewriter, links_in

MOST_FILES = 50_000
FEEDS = ("/agenda.ics", "/agenda.json", "/schedule.xml", "/changes.atom", "/programme.pdf")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_SYMBOL = re.compile(r'<symbol id="([^"]+)".*?</symbol>', re.DOTALL)

Tell = Callable[[int, str], None]


class NoMirror(Exception):
    """The mirror cannot be made; the sentence says why, in both languages."""


@dataclass
class Mirror:
    """One attempt, written into a folder of its own. `broken` are (page, link) that lead nowhere."""

    folder: Path
    programme: Programme
    tell: Tell
    base: str = "/"
    broken: list[tuple[str, str]] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)  # address → file
    leads_on: dict[str, str] = field(default_factory=dict)  # address → address
    missing: set[str] = field(default_factory=set)
    static: set[str] = field(default_factory=set)

    def make(self) -> None:
        """Read every page, write every file. Raises NoMirror when a page fails."""
        self._read_all()
        self._read_lost_pages()
        for count, (address, name) in enumerate(sorted(self.pages.items()), 1):
            if name.endswith(".html"):
                self._rewrite(address, name)
            self.tell(count, name)
        self._write("index.html", index_page(self.programme, self._mark("vi"), self._mark("en")))
        self._write("404.html", lost_page(self.programme, self.base))
        self.static |= {f"static/{name}" for name in OUTSIDE}
        self._copy_static()

    @property
    def files(self) -> int:
        """The number of files."""
        return sum(path.is_file() for path in self.folder.rglob("*"))

    def _read_all(self) -> None:
        site = Site()
        waiting = deque(self._starts())
        seen = set(waiting)
        while waiting:
            address = waiting.popleft()
            answer = _asked(site, address)
            for link in self._taken(address, answer):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
            if len(seen) > MOST_FILES:
                raise NoMirror(f"Hơn {MOST_FILES} trang / more than {MOST_FILES} pages")
            self.tell(len(self.pages), address)

    def _starts(self) -> Iterator[str]:
        for page in public_paths(self.programme):
            for lang in LANGUAGES:
                yield f"/{lang}/{page.path}"
        yield from FEEDS

    def _taken(self, address: str, answer: Answer) -> list[str]:
        """Keep an answer; return the addresses it leads to."""
        if answer.status in (301, 302, 307, 308):
            target = address_of(answer.location, address, origin())
            if target is None:
                self.missing.add(address)
                return []
            self.leads_on[address] = target
            return [target]
        if answer.status >= 500 and address not in FEEDS:
            raise NoMirror(f"{address}: {answer.status}")
        if answer.status != 200:
            self.missing.add(address)
            return []
        self.pages[address] = file_of(address)
        self._write(self.pages[address], answer.body)
        if not answer.is_page:
            return []
        found = (address_of(link, address, origin()) for link in links_in(answer.body.decode()))
        return [link for link in found if link and _is_asked(link)]

    def _rewrite(self, address: str, name: str) -> None:
        lang = address[1:3] if address[1:3] in LANGUAGES else "vi"
        path = self.folder / name
        rewriter = Rewriter(
            lambda link: self._lead(link, address, name),
            self._mark(lang),
            known_origin=bool(settings.SITE_URL),
        )
        path.write_text(rewriter.rewritten(path.read_text(encoding="utf-8"), self._symbols), encoding="utf-8")

    def _lead(self, link: str, page: str, name: str) -> str | None:
        """What a link on a page becomes: a way to a file, itself, nothing, or words without a link."""
        address = address_of(link, page, origin()) if link and not link.startswith("#") else None
        if address is None:
            return link or None
        path, fragment = address.partition("?")[0], link.partition("#")[2]
        if path == "/":
            return relative("index.html", name, fragment)
        if path.startswith(settings.STATIC_URL):
            self.static.add(path.lstrip("/"))
            return relative(path.lstrip("/"), name)
        return self._to_page(address, page, name, fragment) if is_kept(address) else None

    def _to_page(self, address: str, page: str, name: str, fragment: str) -> str:
        address = self.leads_on.get(address, address)
        if address in self.pages:
            return relative(self.pages[address], name, fragment)
        if address.partition("?")[0] not in FEEDS and not is_combined(address):
            self.broken.append((page, address))
        return KEEP_WORDS

    def _mark(self, lang: str) -> str:
        """The strip at the top that says what this is and how old."""
        now = clock.now()
        with override(lang):
            words = gettext("Static copy made at %(time)s, %(day)s (release %(number)d)") % {
                "time": dates.clock_time(now),
                "day": dates.day_screen(now.date()),
                "number": self.programme.release,
            }
            about = gettext("Static copy")
        return (
            f'<aside class="clockmark copymark" aria-label="{escape(about)}">'
            f'<span><time datetime="{now.isoformat(timespec="minutes")}">{escape(words)}</time></span></aside>'
        )

    def _read_lost_pages(self) -> None:
        """The site's own page for addresses that do not exist, in each language."""
        for lang in LANGUAGES:
            address, name = f"/{lang}/404/", f"{lang}/404.html"
            self.pages[address] = name
            self._write(name, Site().ask(address, lang).body)

    @cached_property
    def _sprite(self) -> dict[str, str]:
        text = asset_path("icons/sprite.svg").read_text(encoding="utf-8")
        return {found[1]: found[0] for found in _SYMBOL.finditer(text)}

    def _symbols(self, icons: set[str]) -> str:
        drawn = "".join(self._sprite[name] for name in sorted(icons) if name in self._sprite)
        return f'<svg width="0" height="0" aria-hidden="true">{drawn}</svg>' if drawn else ""

    def _copy_static(self) -> None:
        """Copy what the pages take from /static/, and what those style sheets take."""
        prefix = settings.STATIC_URL.lstrip("/")
        waiting, done = sorted(self.static), set(self.static)
        while waiting:
            asset = waiting.pop()
            content = asset_path(asset.removeprefix(prefix)).read_bytes()
            self._write(asset, content)
            if not asset.endswith(".css"):
                continue
            for link in _CSS_URL.findall(content.decode()):
                if not link.startswith(("data:", "#", "http:", "https:")):
                    plain = link.partition("#")[0].partition("?")[0]
                    part = posixpath.normpath(posixpath.join(posixpath.dirname(asset), plain))
                    if part not in done:
                        done.add(part)
                        waiting.append(part)

    def _write(self, name: str, content: bytes | str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _asked(site: Site, address: str) -> Answer:
    """Ask for a page; whatever fails in it ends the making of the mirror, with its address."""
    try:
        return site.ask(address, address[1:3] if address[1:3] in LANGUAGES else "vi")
    except Exception as error:
        raise NoMirror(f"{address}: {error!r}") from error


def _is_asked(address: str) -> bool:
    return is_kept(address) and not is_combined(address) and not address.startswith(settings.STATIC_URL)


def asset_path(name: str) -> Path:
    """Where a static file lies: collected under its hashed name, else at its source. Raises NoMirror."""
    collected = Path(staticfiles_storage.path(name)) if settings.STATIC_ROOT else None
    if collected is not None and collected.is_file():
        return collected
    found = finders.find(name)
    if not found:
        raise NoMirror(f"Thiếu tệp tĩnh / missing static file: {name}")
    return Path(found)
