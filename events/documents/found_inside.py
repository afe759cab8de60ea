"""What was found inside papers, with the addresses where it is read; for any door."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .reading import page_url
from .search import Found, Hit

# The address of a paper in one language, from its slug and that language.
Address = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage and the address of its page."""

    language: str
    page: int
    text: SafeString
    url: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was found, and where it is read: at the first passage; nowhere when only its title is known."""

    symbol: str
    title: SafeString
    url: str
    passages: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Inside:
    """What templates/events/documents/_found_inside.html shows."""

    hits: tuple[Paper, ...]
    count: int
    page: int
    pages: int


def inside(found: Found, address: Address) -> Inside:
    """Return what was found with its addresses."""
    return Inside(tuple(_paper(hit, address) for hit in found.hits), found.count, found.page, found.pages)


def _paper(hit: Hit, address: Address) -> Paper:
    slug = hit.paper.slug
    shown = tuple(
        Shown(one.language, one.page, one.text, page_url(address(slug, one.language), one.page))
        for one in hit.passages
    )
    url = shown[0].url if shown else address(slug, hit.language) if hit.language else ""
    return Paper(hit.paper.symbol, hit.title, url, shown)
