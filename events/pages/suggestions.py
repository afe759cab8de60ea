"""Where somebody who came to a wrong address may have wanted to go; only public pages are named."""

from dataclasses import dataclass
from difflib import get_close_matches

from adgmin.core import clock
from adgmin.core.text import fold
from events.pages.showcase.hours import demo_lines
from events.releases.programme import Programme

MAX = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page that exists."""

    url: str
    label: str
    note: str


def suggestions(programme: Programme, lang: str, path: str) -> list[Suggestion]:
    """Pages whose address is close to the wrong one: `path` is what was asked for, `/vi/sessions/MIN-1/`."""
    parts = [part for part in path.split("/") if part][1:]
    if len(parts) < 2:
        return []
    if parts[:2] == ["showcase", "demos"] and len(parts) > 2:
        parts = ["showcase/demos", parts[2]]
    known = _addresses(programme, parts[0])
    close = get_close_matches(fold(parts[1])[:80], known, n=MAX, cutoff=0.6)
    return [
        Suggestion(f"/{lang}/{parts[0]}/{code}/", label, code)
        for code, label in (known[key] for key in close)
    ]


def _addresses(programme: Programme, kind: str) -> dict[str, tuple[str, str]]:
    """Folded code to (code, name), for one kind of page."""
    if kind == "sessions":
        return {fold(code): (code, str(session.title)) for code, session in programme.by_code.items()}
    if kind == "partners":
        return {fold(code): (code, str(party.name)) for code, party in programme.parties.items()}
    if kind == "showcase":
        return {fold(slug): (slug, str(exhibitor.name)) for slug, exhibitor in programme.exhibitors.items()}
    if kind == "showcase/demos":
        return {fold(line.code): (line.code, str(line.title)) for line in demo_lines(programme, clock.now())}
    if kind == "documents":
        return {fold(slug): (slug, str(paper.title)) for slug, paper in programme.by_slug.items()}
    return {}
