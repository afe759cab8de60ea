"""Public papers, found by kind and words and laid out meeting by meeting."""

from collections import Counter
from dataclasses import dataclass, field

from django.http import QueryDict

from adgmin.core.text import fold, fold_words
from events.documents.models import DocumentKind
from events.releases.programme import Programme, PublicDocument, PublicSession


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """What the reader asks for; a kind that does not exist is left out."""

    kind: str
    words: str

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.kind or self.words)

    def matches(self, paper: PublicDocument, programme: Programme) -> bool:
        """Whether a paper is asked for; marks on letters do not matter."""
        if self.kind and paper.kind != self.kind:
            return False
        text = _search_text(paper, programme)
        return all(word in text for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class KindOption:
    """A kind of paper, with the number of papers of that kind."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one meeting; those of no meeting have none."""

    session: PublicSession | None
    papers: list[PublicDocument] = field(default_factory=list)


def read_filter(query: QueryDict) -> PaperFilter:
    """Read `kind` and `q`."""
    kind = query.get("kind", "")
    return PaperFilter(kind if kind in DocumentKind.values else "", query.get("q", "").strip()[:100])


def kind_options(programme: Programme, asked: PaperFilter) -> list[KindOption]:
    """Return the kinds that occur, in the order of the house."""
    counts = Counter(paper.kind for paper in programme.documents.values())
    return [
        KindOption(kind.value, str(kind.label), counts[kind.value], kind.value == asked.kind)
        for kind in DocumentKind
        if counts[kind.value]
    ]


def shelves(programme: Programme, asked: PaperFilter) -> list[Shelf]:
    """Return the papers asked for: first those of the whole meeting, then by meeting in the order of time."""
    found: dict[str, list[PublicDocument]] = {}
    for paper in programme.documents.values():
        if asked.matches(paper, programme):
            found.setdefault(paper.session if paper.session in programme.by_code else "", []).append(paper)
    general = [Shelf(None, found[""])] if "" in found else []
    return general + [Shelf(s, found[s.code]) for s in programme.sessions if s.has_page and s.code in found]


def _search_text(paper: PublicDocument, programme: Programme) -> str:
    words = [paper.symbol, paper.title.vi, paper.title.en]
    if session := programme.by_code.get(paper.session):
        words += [session.code, session.title.vi, session.title.en]
    if party := programme.parties.get(paper.submitted_by):
        words += [party.code, party.name.vi, party.name.en]
    return fold_words(*words)
