"""A page of the site as a page of the mirror: links to files, nothing that needs a server or a script."""

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

Attributes = list[tuple[str, str | None]]

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_LINKS = {
    "a": "href",
    "area": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "image": "href",
}
_EMPTY = re.compile(r"<li>\s*</li>|<ul>\s*</ul>")
_SPRITE = re.compile(r"/sprite(?:\.[0-9a-f]+)?\.svg#")  # by its hashed name where files are collected
_SPRITE_PLACE = "<!--sprite-->"

# What a link becomes: another link, None to drop the element, or KEEP_WORDS for its words alone.
KEEP_WORDS = ""
Lead = Callable[[str], str | None]


class _Reader(HTMLParser):
    """Reads tags without counting lines and columns, which nobody asks for and which takes long."""

    def updatepos(self, i: int, j: int) -> int:
        return j


class Rewriter(_Reader):
    """Goes through a page once. `lead` says what a link becomes, `mark` is put at the top of the page."""

    def __init__(self, lead: Lead, mark: str, *, known_origin: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._lead, self._mark, self._known_origin = lead, mark, known_origin
        self._out: list[str] = []
        self._skipping = ""  # the element that is left out, with what it holds
        self._depth = 0
        self._in_filters = False
        self._action = ""
        self._unwrapped = 0  # links that are left without their address
        self.icons: set[str] = set()

    def rewritten(self, page: str, symbols: Callable[[set[str]], str]) -> str:
        """Return the page as the mirror holds it; `symbols` gives the drawings of the icons used."""
        self.feed(page)
        self.close()
        text = _EMPTY.sub("", "".join(self._out))
        return text.replace(_SPRITE_PLACE, symbols(self.icons), 1)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Write the tag as it is to stand."""
        if self._skipping:
            self._depth += tag == self._skipping
            return
        given = dict(attrs)
        if self._is_left_out(tag, given):
            if tag not in _VOID:
                self._skipping, self._depth = tag, 1
            return
        if self._filters(tag, given):
            return
        self._write(tag, attrs, given, self.get_starttag_text() or "")
        if tag == "body":
            self._out.append(f"{_SPRITE_PLACE}{self._mark}")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Write the empty tag; icons come from the page itself, as a file may not take them from another."""
        if self._skipping:
            return
        given = dict(attrs)
        href = given.get("href") or ""
        if tag == "use" and _SPRITE.search(href):
            icon = href.rpartition("#")[2]
            self.icons.add(icon)
            self._out.append(f'<use href="#{escape(icon)}"/>')
        elif not self._is_left_out(tag, given):
            self._write(tag, attrs, given, self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if self._skipping:
            self._depth -= tag == self._skipping
            if not self._depth:
                self._skipping = ""
        elif tag == "a" and self._unwrapped:
            self._unwrapped -= 1
        elif self._in_filters and tag in ("form", "label", "fieldset", "legend"):
            self._out.append(
                {"form": "</nav>", "label": "</a>", "fieldset": "</div>", "legend": "</span>"}[tag]
            )
            self._in_filters = tag != "form"
        else:
            self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        """Keep &name; as it is."""
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep &#number; as it is."""
        self._keep(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        """Keep the document type."""
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self._skipping:
            self._out.append(text)

    def _is_left_out(self, tag: str, given: dict[str, str | None]) -> bool:
        if tag in ("link", "meta"):
            return self._tells_nothing(tag, given)
        if tag in ("script", "aside"):
            return self._runs_or_tells_nothing(given)
        if tag == "form":
            return not _is_agenda_search(given)
        if tag == "a":
            return self._lead(given.get("href") or "") is None
        if self._in_filters and tag in ("label", "button"):
            return tag == "button" or given.get("class") == "search"
        # Of a picture the one file that every reader opens is enough.
        return tag in ("template", "noscript", "source") or (tag == "button" and "hidden" in given)

    def _runs_or_tells_nothing(self, given: dict[str, str | None]) -> bool:
        """Whether a script needs the server, or data about an address has none, or a clock would stand still."""
        about_address = given.get("type") == "application/ld+json" and not self._known_origin
        return given.get("type") == "module" or given.get("class") == "clockmark" or about_address

    def _tells_nothing(self, tag: str, given: dict[str, str | None]) -> bool:
        """Whether a line of the head makes no sense in a file; without an address of its own the site names none."""
        if tag == "meta":
            return not self._known_origin and given.get("property") in ("og:url", "og:image")
        return given.get("rel") in ("manifest", "preload") or (
            not self._known_origin and _names_origin(given)
        )

    def _filters(self, tag: str, given: dict[str, str | None]) -> bool:
        """Turn the agenda's form of choices into links to pages that were made for each choice."""
        if tag == "form":
            self._in_filters, self._action = True, given.get("action") or ""
            name = escape(given.get("aria-label") or "")
            self._out.append(f'<nav class="tools" aria-label="{name}">')
            return True
        if not self._in_filters or tag not in ("label", "fieldset", "legend", "input"):
            return False
        kind = escape(given.get("class") or "")
        if tag in ("fieldset", "legend"):
            self._out.append(f'<{"div" if tag == "fieldset" else "span"} class="{kind}">')
        elif tag == "input" and given.get("type") == "checkbox":
            query = urlencode({given.get("name") or "": given.get("value") or ""})
            current = ' aria-current="true"' if "checked" in given else ""
            self._out.append(
                f'<a class="check" href="{escape(self._lead(f"{self._action}?{query}") or "")}"{current}>'
            )
        return True

    def _write(self, tag: str, attrs: Attributes, given: dict[str, str | None], raw: str) -> None:
        name = _LINKS.get(tag)
        link = given.get(name) if name else None
        if (tag == "link" and given.get("rel") == "canonical") or (given.get("hreflang") and tag == "link"):
            self._out.append(raw)
        elif name and link is not None:
            self._write_link(tag, attrs, name, link)
        elif tag == "body":
            self._out.append(
                _tag(tag, [(key, value) for key, value in attrs if key not in ("data-token", "data-now")])
            )
        else:
            self._out.append(raw)

    def _write_link(self, tag: str, attrs: Attributes, name: str, link: str) -> None:
        target = self._lead(link)
        if target is None:
            return
        if target == KEEP_WORDS and tag == "a":
            self._unwrapped += 1
            return
        kept = [(key, value) for key, value in attrs if tag != "img" or key not in ("srcset", "sizes")]
        self._out.append(_tag(tag, [(key, target if key == name else value) for key, value in kept]))


def links_in(page: str) -> list[str]:
    """Every address that a page leads to or takes something from, and each choice of the agenda's search."""
    collector = _Links()
    collector.feed(page)
    collector.close()
    return collector.links


class _Links(_Reader):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self._action = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = dict(attrs)
        if tag == "form":
            self._action = (given.get("action") or "") if _is_agenda_search(given) else ""
        elif tag == "input" and self._action and given.get("type") == "checkbox":
            query = urlencode({given.get("name") or "": given.get("value") or ""})
            self.links.append(f"{self._action}?{query}")
        elif (
            (tag == "link" and given.get("rel") in ("manifest", "preload", "canonical"))
            or (tag == "link" and given.get("hreflang"))
            or (tag == "script" and given.get("type") == "module")
        ):
            return
        elif link := given.get(_LINKS.get(tag, "")):
            self.links.append(unescape(link))


def _is_agenda_search(given: dict[str, str | None]) -> bool:
    return "data-filters" in given and given.get("class") == "tools" and bool(given.get("action"))


def _names_origin(given: dict[str, str | None]) -> bool:
    return given.get("rel") == "canonical" or bool(given.get("hreflang"))


def _tag(tag: str, attrs: Attributes) -> str:
    words = [f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attrs]
    return f"<{tag}{''.join(words)}>"
