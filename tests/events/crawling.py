"""Reads every public address: those of the URLconf with every value, and whatever they link to."""

import io
import re
from collections.abc import Iterable, Iterator
from html import unescape

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pypdf import PdfReader

# Behind sign-in, or for devices by their token; each has its own tests of who may see what.
PRIVATE = ("desk/", "admin/", "accounts/", "portal/", "gate/", "files/", "api/v1/")
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_LINK = re.compile(r'(?:href|action)="(/[^"#]*)')


def public_routes(resolver=None, prefix: str = "") -> Iterator[str]:
    """Yield every route that needs no sign-in, as it is written: <lang:lang>/sessions/<str:code>/."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith(PRIVATE):
            continue
        if isinstance(entry, URLResolver):
            yield from public_routes(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def addresses(values: dict[str, Iterable[str]]) -> list[str]:
    """Return every public address, the parameters filled with each of their values.

    `values` is keyed by the part of the route from the fixed word before the parameter: "sessions/code".
    """
    made = []
    for route in public_routes():
        filled = ["/" + route]
        for match in _PARAMETER.finditer(route):
            name = match[1]
            word = route[: match.start()].rstrip("/").rpartition("/")[2]
            key = name if name in values else f"{word}/{name}"
            assert key in values, f"no values to crawl {route} with: say which {key} there are"
            filled = [address.replace(match[0], value, 1) for address in filled for value in values[key]]
        made += filled
    return made


class Crawler:
    """Asks for addresses and keeps what came back."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=True)

    def read(self, address: str, **headers: str) -> str:
        """Return all that an address tells: status, headers and body, the lines of calendars joined."""
        response = self.client.get(address, headers=headers)
        told = "\n".join(f"{name}: {value}" for name, value in sorted(response.headers.items()))
        return f"{response.status_code}\n{told}\n\n{body_of(response)}"

    def body(self, address: str) -> str:
        """Return the body alone."""
        return body_of(self.client.get(address))

    def read_all(self, start: Iterable[str]) -> dict[str, str]:
        """Read these addresses and every public one that they link to."""
        waiting, read = list(start), {}
        while waiting:
            address = waiting.pop()
            if address in read or address.lstrip("/").startswith((*PRIVATE, "static/")):
                continue
            read[address] = self.read(address)
            waiting += [unescape(link) for link in _LINK.findall(read[address])]
        return read


def body_of(response) -> str:
    """The body as text; RFC 5545 folds long lines, so they are joined again. Of a PDF, what is printed in it."""
    if response.get("Content-Type") == "application/pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    return response.content.decode().replace("\r\n ", "").replace("\r\n\t", "")


def found_in(texts: dict[str, str], markers: Iterable[str]) -> dict[str, list[str]]:
    """Return the markers that were told, with the addresses that told them."""
    folded = {address: text.casefold() for address, text in texts.items()}
    told = {marker: [a for a, text in folded.items() if marker.casefold() in text] for marker in markers}
    return {marker: where for marker, where in told.items() if where}
