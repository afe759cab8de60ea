"""The text of an outcome: pasted, edited and renewed, each time as a new version."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import nfc
from events.documents.models import Outcome

from . import refusals
from .amending import Words
from .models import Paragraph, TextVersion
from .stages import SHUT, stage_of, way_of

_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+")
_EMPTY_LINE = re.compile(r"\n\s*\n")


@contextmanager
def locked(outcome: Outcome) -> Iterator[Outcome]:
    """Give the outcome locked: whatever is done to it and its text is done one after the other."""
    with transaction.atomic():
        yield Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)


def current(outcome: Outcome) -> TextVersion | None:
    """Return the newest version, or nothing."""
    return outcome.versions.order_by("-number").prefetch_related("paragraphs").first()


def words_of(version: TextVersion | None) -> list[Words]:
    """Return its paragraphs in their order."""
    found = version.paragraphs.all() if version else ()
    return [Words(one.key, one.english, one.vietnamese, one.lags) for one in found]


def paragraphs_of(pasted: str) -> list[str]:
    """Return what was pasted as paragraphs: an empty line parts them, their own numbers are made anew."""
    parts = _EMPTY_LINE.split(nfc(pasted).replace("\r\n", "\n").strip())
    found = (" ".join(_NUMBER.sub("", part).split()) for part in parts)
    return [one for one in found if one]


def paste(outcome: Outcome, english: str, vietnamese: str = "", *, by: User | None) -> TextVersion:
    """Take in a whole text in both languages, paragraph by paragraph; a paragraph that stays keeps its amendments.

    Raises Refused: `no_text`, `languages_differ`, `frozen`.
    """
    originals, translations = paragraphs_of(english), paragraphs_of(vietnamese)
    if not originals:
        raise refusals.no_text()
    if len(translations) > len(originals):
        raise refusals.languages_differ(len(originals), len(translations))
    pairs = zip_longest(originals, translations, fillvalue="")
    with locked(outcome) as found:
        old = {one.english: one.key for one in words_of(current(found))}
        free = _highest_key(found)
        text = []
        for one, other in pairs:
            if (key := old.pop(one, None)) is None:
                key = free = free + 1
            text.append(Words(key, one, other, lags=not other))
        return renew(found, text, by=by)


def edit(
    outcome: Outcome, key: int, english: str, vietnamese: str, *, by: User | None, seen: int
) -> TextVersion:
    """Reword one paragraph; `seen` is the number of the version that the editor had before them.

    Raises Refused: `changed_meanwhile`, `paragraph_gone`, `words_missing`, `frozen`.
    """
    english, vietnamese = (" ".join(nfc(one).split()) for one in (english, vietnamese))
    if not english:
        raise refusals.words_missing()
    with locked(outcome) as found:
        version = current(found)
        if version is None or version.number != seen:
            raise refusals.changed_meanwhile()
        text = words_of(version)
        if key not in [one.key for one in text]:
            raise refusals.paragraph_gone()
        text = [
            Words(key, english, vietnamese, lags=not vietnamese or (one.vietnamese == vietnamese and
                  (one.lags or one.english != english))) if one.key == key else one
            for one in text
        ]  # fmt: skip
        return renew(found, text, by=by)


def renew(outcome: Outcome, text: Sequence[Words], *, by: User | None, note: str = "") -> TextVersion:
    """Write the next version of a locked outcome. Raises Refused: `frozen`."""
    last = current(outcome)
    if last and last.frozen_at and reached(outcome) in SHUT:
        raise refusals.frozen()
    number = last.number + 1 if last else 1
    version = TextVersion.objects.create(
        outcome=outcome, number=number, made_at=clock.now(), by=by, note=note[:300]
    )
    Paragraph.objects.bulk_create(
        Paragraph(version=version, number=place, key=one.key, english=one.english, vietnamese=one.vietnamese,
                  lags=one.lags)
        for place, one in enumerate(text, start=1)
    )  # fmt: skip
    audit.record(outcome, "renew text", by=by, note=f"{number} {note}".strip())
    return version


def freeze(version: TextVersion) -> None:
    """Keep a version as a meeting has it before it."""
    if version.frozen_at is None:
        version.frozen_at = clock.now()
        version.save(update_fields=["frozen_at"])


def reached(outcome: Outcome) -> str:
    """Return the stage that an outcome has reached now."""
    return stage_of(way_of(outcome.stages.select_related("session"), outcome.steps.all(), now=clock.now()))


def next_key(outcome: Outcome) -> int:
    """Return a key that no paragraph of any version has borne."""
    return _highest_key(outcome) + 1


def _highest_key(outcome: Outcome) -> int:
    keys = Paragraph.objects.filter(version__outcome=outcome).order_by("-key").values_list("key", flat=True)
    return keys.first() or 0
