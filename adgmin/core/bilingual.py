"""A text in Vietnamese and English that prints in the language of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language, override

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """Both languages of one text; `str()` gives the active one, else the other."""

    vi: str = ""
    en: str = ""

    def _pair(self) -> tuple[str, str, str]:
        """Return (language printed, its text, the text of the other language)."""
        if (get_language() or "vi").startswith("en"):
            return ("en", self.en, self.vi) if self.en else ("vi", self.vi, "")
        return ("vi", self.vi, self.en) if self.vi else ("en", self.en, "")

    def __str__(self) -> str:
        return self._pair()[1]

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)

    @property
    def lang(self) -> str:
        """The language that is really printed."""
        return self._pair()[0]

    @property
    def other(self) -> str:
        """The text in the other language, or nothing."""
        return self._pair()[2]

    @property
    def other_lang(self) -> str:
        """The code of the language of `other`."""
        return "vi" if self.lang == "en" else "en"

    @property
    def missing(self) -> bool:
        """True when the active language has no text and the other one stands in."""
        return bool(self) and self.lang != (get_language() or "vi")[:2]

    def as_dict(self) -> dict[str, str]:
        """Return both languages, as machine formats give them."""
        return {"vi": self.vi, "en": self.en}


def placed(room: Text, house: Text) -> str:
    """Return a room with its house after it, in the active language; a room that names its house is enough."""
    names = str(room), str(house)
    return ", ".join(name for name in names if name) if not names[0].endswith(names[1]) else names[0]


def in_both(make_sentence: Callable[[], str]) -> Text:
    """Make a sentence in each language; the function is called with that language active."""
    sentences = {}
    for lang in LANGUAGES:
        with override(lang):
            sentences[lang] = make_sentence()
    return Text(**sentences)
