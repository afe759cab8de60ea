"""What the reader asks the showcase for: themes, countries and words; plain GET parameters."""

from collections import Counter
from dataclasses import dataclass

from django.http import QueryDict

from adgmin.core.text import fold, fold_words
from events.releases.programme import Programme, PublicExhibitor


@dataclass(frozen=True, slots=True)
class ShowcaseFilter:
    """The choices that hold; values that mean nothing are left out."""

    theme: str
    country: str
    words: str

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.theme or self.country or self.words)

    def matches(self, exhibitor: PublicExhibitor, programme: Programme) -> bool:
        """Whether an exhibitor is asked for; marks on letters do not matter."""
        if self.country and exhibitor.country != self.country:
            return False
        if self.theme and self.theme not in themes_of(exhibitor):
            return False
        text = _search_text(exhibitor, programme) if self.words else ""
        return all(word in text for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, with the number of exhibitors behind it."""

    value: str
    label: str
    lang: str  # "" when it is in the page's language
    count: int
    chosen: bool


def read_filter(query: QueryDict, programme: Programme) -> ShowcaseFilter:
    """Read `theme`, `country` and `q`."""
    theme, country = query.get("theme", ""), query.get("country", "")
    return ShowcaseFilter(
        theme if theme in programme.themes else "",
        country if country in programme.parties else "",
        query.get("q", "").strip()[:100],
    )


def themes_of(exhibitor: PublicExhibitor) -> set[str]:
    """Return the themes of an exhibitor and of its products."""
    return {*exhibitor.themes, *(theme for product in exhibitor.products for theme in product.themes)}


def theme_choices(programme: Programme, asked: ShowcaseFilter) -> list[Choice]:
    """Return the themes that somebody shows, in their order."""
    counts = Counter(theme for exhibitor in programme.exhibitors.values() for theme in themes_of(exhibitor))
    return [
        Choice(
            t.code, str(t.name), t.name.lang if t.name.missing else "", counts[t.code], t.code == asked.theme
        )
        for t in programme.themes.values()
        if counts[t.code]
    ]


def country_choices(programme: Programme, asked: ShowcaseFilter) -> list[Choice]:
    """Return the countries that somebody comes from, in protocol order."""
    counts = Counter(exhibitor.country for exhibitor in programme.exhibitors.values())
    return [
        Choice(
            p.code,
            str(p.name),
            p.name.lang if p.name.missing else "",
            counts[p.code],
            p.code == asked.country,
        )
        for p in programme.parties.values()
        if counts[p.code]
    ]


def _search_text(exhibitor: PublicExhibitor, programme: Programme) -> str:
    words = [
        exhibitor.booth,
        exhibitor.name.vi,
        exhibitor.name.en,
        exhibitor.profile.vi,
        exhibitor.profile.en,
    ]
    for product in exhibitor.products:
        words += [product.name.vi, product.name.en, product.description.vi, product.description.en]
    if party := programme.parties.get(exhibitor.country):
        words += [party.code, party.name.vi, party.name.en]
    words += [demo.code for demo in programme.demos if demo.exhibitor == exhibitor.slug]
    for code in themes_of(exhibitor) & programme.themes.keys():
        words += [programme.themes[code].name.vi, programme.themes[code].name.en]
    return fold_words(*words)
