"""Letters to one person: the words of a step in both languages, put into the outbox with what they tell.

The words are chosen when the letter is queued: those that staff wrote, else those of `TEMPLATES`. A letter is sent once
for each event and address, however often it is asked for.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from adgmin.core import clock, dates
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from delegates.delegations.models import FocalPoint
from delegates.nominations.models import Delegate
from events.editions.models import Edition

from .composing import site
from .models import MailTemplate, Notice, OutgoingMail, new_message_id
from .private_links import sealed
from .readers import EVERYBODY, HOST_LANGUAGE_COUNTRY, greeting_of, language_of
from .templates_standard import TEMPLATES, Template
from .wording import clock_time_long

__all__ = [
    "TEMPLATES",
    "Addressee",
    "Letter",
    "Template",
    "filled",
    "moment_long",
    "queue",
    "send_letter",
    "wording_of",
]

Capacity = OutgoingMail.Capacity
Value: TypeAlias = "str | Text | tuple[str, str]"
NO_WORDS = Text()
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_PARAGRAPH = re.compile(r"\n\s*\n")


class ReaderLike(Protocol):
    """Somebody with an address, a name and a language."""

    @property
    def address(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def lang(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who gets a letter, and how it begins; without a capacity, somebody of the staff."""

    address: str
    name: str = ""
    lang: str = "en"
    capacity: str = ""
    delegation: str = ""
    greeting: Text = EVERYBODY

    @classmethod
    def focal_point(cls, focal: FocalPoint, delegation: str = "") -> "Addressee":
        """A focal point or an assistant, by name, else by office."""
        vi, en = (getattr(focal, f"office_{lang}") or focal.office or "" for lang in LANGUAGES)
        if focal.name:
            greeting = Text(f"Kính gửi {focal.name},", f"Dear {focal.name},")
        else:
            greeting = Text(f"Kính gửi {vi},", f"To {en},") if vi and en else EVERYBODY
        name = focal.name or (vi if focal.lang == "vi" else en)
        return cls(focal.email, name, focal.lang, Capacity.FOCAL_POINT, delegation, greeting)

    @classmethod
    def delegate(cls, person: Delegate) -> "Addressee":
        """The person themselves."""
        group = person.delegation
        country = group.party.iso2 if group.party else HOST_LANGUAGE_COUNTRY
        lang = language_of(person.nationality or country)
        return cls(person.email, person.badge_name, lang, Capacity.DELEGATE, group.code, greeting_of(person))


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: to whom, in which words."""

    to: ReaderLike
    subject: Text
    body: Text
    button: Text = NO_WORDS
    url: str = ""
    secret_url: str = ""
    mark: str = ""  # tells the letters of one event to one address apart

    def words(self) -> dict[str, Any]:
        """Return what is kept with the mail until it is put into its dress."""
        both = {
            lang: {
                "subject": " ".join(getattr(self.subject, lang).split()),
                "paragraphs": [part.strip() for part in _PARAGRAPH.split(getattr(self.body, lang)) if part.strip()],
                "button": getattr(self.button, lang),
            }
            for lang in LANGUAGES
        }  # fmt: skip
        return {**both, "url": self.url, **sealed(self.secret_url)}


def send_letter(
    key: str,
    *,
    event: str,
    to: ReaderLike | Iterable[ReaderLike],
    edition: Edition,
    values: Mapping[str, Value],
    url: str = "",
    secret_url: str = "",
) -> int:
    """Put the letter of a step into the outbox, in the caller's transaction; return to how many.

    `event` (at most 120 characters) is what happened: the same is told to an address once. `url` may be a path of this
    site; `secret_url` is for the reader alone and is never shown to staff. Raises KeyError for an unknown key or a
    required placeholder that is not given.
    """
    people: Iterable[ReaderLike] = to if isinstance(to, Iterable) else [to]
    wording = wording_of(key)
    said = {name: _text(values[name]) for name in wording.required}
    said |= {name: _text(values.get(name, "")) for name in wording.optional}
    subject, body = filled(wording.subject, said), filled(wording.body, said)
    secret_url = f"{site()}{secret_url}" if secret_url.startswith("/") else secret_url
    letters = [Letter(one, subject, body, wording.button, url, secret_url) for one in people]
    return queue(Notice.Kind.LETTER, event, edition, letters, urgent=bool(secret_url))


def moment_long(moment: dt.datetime) -> Text:
    """Friday, 19 December 2025, 17:00 / Thứ Sáu, ngày 19/12/2025, 17h00."""
    return in_both(lambda: f"{dates.day_long(dates.local(moment).date())}, {clock_time_long(moment)}")


def wording_of(key: str) -> Template:
    """Return the words of a letter: those of staff, else our own."""
    standard = TEMPLATES[key]
    row = MailTemplate.objects.filter(key=key).first()
    if row is None:
        return standard
    subject, body = (
        Text(*(getattr(row, f"{name}_{lang}") or "" for lang in LANGUAGES)) for name in ("subject", "body")
    )
    return Template(standard.name, subject, body, standard.button, standard.required, standard.optional)


def filled(text: Text, values: Mapping[str, Text]) -> Text:
    """Return both languages with what stands for each placeholder; a value is never read for placeholders itself."""

    def one(lang: str) -> str:
        def value(match: re.Match[str]) -> str:
            found = values.get(match[1])
            return match[0] if found is None else getattr(found, lang) or found.vi or found.en

        return PLACEHOLDER.sub(value, getattr(text, lang))

    return Text(one("vi"), one("en"))


def queue(kind: str, event: str, edition: Edition, letters: Iterable[Letter], *, urgent: bool = False) -> int:
    """Write the letters of one event, those that are not there yet; return how many addresses it has now."""
    given = [letter for letter in letters if letter.to.address.strip()]
    fresh = {(letter.to.address.strip().lower(), letter.mark): letter for letter in given}
    if not fresh:
        return 0
    now = clock.now()
    notice, _made = Notice.objects.get_or_create(
        key=event, defaults={"kind": kind, "edition": edition, "created_at": now}
    )
    OutgoingMail.objects.bulk_create(
        (
            OutgoingMail(
                notice=notice, event=f"{event} {letter.mark}".strip(), recipient=recipient,
                address=letter.to.address.strip(), name=letter.to.name, lang=letter.to.lang,
                words=letter.words(), urgent=urgent,
                greeting=getattr(letter.to, "greeting", EVERYBODY).as_dict(), message_id=new_message_id(),
                capacity=getattr(letter.to, "capacity", ""), delegation=getattr(letter.to, "delegation", ""),
                next_attempt_at=now, created_at=now,
            )
            for (recipient, _mark), letter in fresh.items()
        ),
        ignore_conflicts=True,
        batch_size=200,
    )  # fmt: skip
    return len(fresh)


def _text(value: Value) -> Text:
    if isinstance(value, Text):
        return value
    return Text(*value) if isinstance(value, tuple) else Text(value, value)


def sample_notice(edition: Edition) -> Notice:
    """Return an occasion that is never stored, for a preview."""
    return Notice(kind=Notice.Kind.LETTER, edition=edition)
