"""Addresses of the site and files of the mirror: which address is kept, and under which name."""

import hashlib
import posixpath
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

# Needs a server, an account or a phone's own list; a file cannot stand in for it.
_LEFT_OUT = re.compile(
    r"/(?:accounts|admin|desk|portal|gate|screen|my-agenda|agenda|api|live|healthz|readyz|sw\.js|manifest\.webmanifest"
    r"|robots\.txt|sitemap\.xml)(?:/|$)|/(?:vi|en)/(?:my-agenda|offline|subscribe|subscriptions?)(?:/|$)|/(?:vi|en)/offline\.json$|/$"
)
_A_DAY = re.compile(r"/(?:vi|en)/agenda/\d{4}-\d{2}-\d{2}/$")
_UNSAFE = re.compile(r"[^\w.\-]+", re.ASCII)
LONGEST = 60


@lru_cache(maxsize=4096)
def address_of(link: str, page: str, origin: str) -> str | None:
    """Return the site's address (path and query) that a link on a page leads to, or None when it leads elsewhere."""
    whole = urljoin(f"{origin}{page}", link)
    if not whole.startswith(f"{origin}/"):
        return None
    parts = urlsplit(whole)
    if _A_DAY.match(parts.path):
        return parts.path  # a day is kept once, not for every search
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def is_kept(address: str) -> bool:
    """Tell whether an address can be a file at all."""
    return not _LEFT_OUT.match(address.partition("?")[0])


def is_combined(address: str) -> bool:
    """Tell whether a search names more than one thing beside the language; every pair would be a page of its own."""
    names = [name for name, _value in parse_qsl(address.partition("?")[2]) if name != "lang"]
    return len(names) > 1


def file_of(address: str) -> str:
    """Return the file's path in the mirror: index.html in a folder for pages, the query as part of the name."""
    path, _, query = address.partition("?")
    path = posixpath.normpath(unquote(path)).lstrip("/") + ("/" if path.endswith("/") else "")
    if path in ("/", "./"):
        path = ""
    words = _words(query)
    if path.endswith("/") or not path:
        return f"{path}{words}/index.html" if words else f"{path}index.html"
    stem, ending = posixpath.splitext(path)
    return f"{stem}-{words}{ending}" if words else path


def _words(query: str) -> str:
    """A query as a part of a name, the same for the same query, different for different ones."""
    if not query:
        return ""
    plain = "-".join(
        f"{name}-{value}" if value else name for name, value in parse_qsl(query, keep_blank_values=True)
    )
    words = _UNSAFE.sub("_", plain)
    if words == plain and len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST]}-{hashlib.blake2b(query.encode(), digest_size=4).hexdigest()}"


@lru_cache(maxsize=4096)
def relative(target: str, source: str, fragment: str = "") -> str:
    """Return the link from one file of the mirror to another."""
    link = quote(posixpath.relpath(target, posixpath.dirname(source) or "."))
    return f"{link}#{fragment}" if fragment else link
