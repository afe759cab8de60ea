"""The verbs by which staff write the words of letters, and what their placeholders must be."""

import re
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.editions.models import Edition

from .composing import Composed, compose
from .letters import NO_WORDS, Addressee, Letter, filled, sample_notice
from .models import MailTemplate, OutgoingMail
from .readers import EVERYBODY
from .templates_standard import PLACEHOLDERS, TEMPLATES

# Whatever looks as if it were to be a placeholder.
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")
FIELDS = tuple(f"{part}_{lang}" for lang in LANGUAGES for part in ("subject", "body"))


def placeholder_problems(
    words: Mapping[str, str], required: Iterable[str], allowed: Iterable[str]
) -> list[Problem]:
    """Return what is wrong with the placeholders of these words: {subject_vi, body_vi, subject_en, body_en}."""
    may = [f"{{{name}}}" for name in sorted(allowed)]
    found = []
    for field in FIELDS:
        for used in dict.fromkeys(_BRACES.findall(words[field])):
            if used not in may:
                found.append(_unknown(field, used, may))
    for lang in LANGUAGES:
        text = words[f"subject_{lang}"] + words[f"body_{lang}"]
        found += [_missing(f"body_{lang}", name) for name in sorted(required) if f"{{{name}}}" not in text]
    return found


def _unknown(field: str, used: str, may: list[str]) -> Problem:
    return Problem(
        "unknown_placeholder",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("“%(used)s” stands for nothing here. You may use: %(may)s.")
                % {"used": used, "may": ", ".join(may) or "–"}
            )
        ),
        field=field,
    )


def _missing(field: str, name: str) -> Problem:
    return Problem(
        "missing_placeholder",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext("“%(name)s” (%(says)s) must be in the letter: put it into the subject or the text.")
                % {"name": f"{{{name}}}", "says": PLACEHOLDERS[name].says}
            )
        ),
        field=field,
    )


@transaction.atomic
def write_words(
    key: str, words: Mapping[str, str], *, by: User | None, expected: str | None = None
) -> MailTemplate:
    """Let these words hold from the next letter on; `expected` is the `version_of` what the writer saw.

    Raises Refused: `unknown_placeholder`, `missing_placeholder`, `changed_meanwhile`.
    """
    template = TEMPLATES[key]
    if problems := placeholder_problems(words, template.required, template.placeholders):
        raise Refused(*problems)
    row = MailTemplate.objects.select_for_update().filter(key=key).first()
    if expected is not None and expected != version_of(row):
        raise Refused(_changed_meanwhile())
    before = audit.state_of(row) if row else {}
    row = row or MailTemplate(key=key)
    for name in FIELDS:
        setattr(row, name, words[name])
    row.changed_at, row.changed_by = clock.now(), by
    row.save()
    changes = {
        name: pair for name, pair in audit.difference(before, audit.state_of(row)).items() if name in FIELDS
    }
    audit.record(row, "write letter", by=by, changes=changes, note=key)
    return row


@transaction.atomic
def use_standard(key: str, *, by: User | None) -> None:
    """Let our own words hold again; those of staff stay in the record."""
    row = MailTemplate.objects.select_for_update().filter(key=key).first()
    if row is not None:
        kept = {name: [getattr(row, name), ""] for name in FIELDS}
        audit.record(row, "use standard letter", by=by, changes=kept, note=key)
        row.delete()


def version_of(row: MailTemplate | None) -> str:
    """Return a mark that differs after every change."""
    return row.changed_at.isoformat() if row else ""


def sample_of(words: Mapping[str, str], button: Text, edition: Edition, *, lang: str) -> Composed:
    """Return a letter with these words and the examples of the placeholders, as its reader gets it."""
    values = {name: placeholder.sample for name, placeholder in PLACEHOLDERS.items()}
    subject, body = (
        filled(Text(*(words[f"{part}_{one}"] for one in LANGUAGES)), values) for part in ("subject", "body")
    )
    return composed(Letter(Addressee("", "", lang), subject, body, button or NO_WORDS, "/portal/"), edition)


def composed(letter: Letter, edition: Edition) -> Composed:
    """Return a letter as it would be sent, without sending it."""
    to = letter.to
    greeting = getattr(to, "greeting", EVERYBODY).as_dict()
    capacity = getattr(to, "capacity", "") or OutgoingMail.Capacity.FOCAL_POINT
    mail = OutgoingMail(lang=to.lang, words=letter.words(), greeting=greeting, capacity=capacity)
    mail.notice = sample_notice(edition)
    return compose(mail)


def _changed_meanwhile() -> Problem:
    return Problem(
        "changed_meanwhile",
        Severity.BLOCK,
        in_both(
            lambda: gettext(
                "Somebody has changed these words meanwhile. Compare, and save again if yours should stand."
            )
        ),
    )  # fmt: skip
