"""Consents: each purpose by itself, to a text in force, by whom, in which language, when; taken back at will.

Source: Decree 13/2023/ND-CP on personal data protection, Articles 11 and 12 (clear, voluntary, for each purpose,
can be printed or copied, may be withdrawn); none is given by silence.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from delegates.nominations.models import Delegate

from .models import Consent, ConsentText, Purpose
from .wording import FIRST_TEXTS


@dataclass(frozen=True, slots=True)
class Standing:
    """One purpose for one person: the text in force, and the consent to it or None.

    `earlier` is a consent to an older text, which no longer holds for the text in force.
    """

    text: ConsentText
    consent: Consent | None
    earlier: Consent | None


def ensure_texts(now: dt.datetime) -> None:
    """Write the first text of every purpose that has none."""
    have = set(ConsentText.objects.values_list("purpose", flat=True))
    for purpose, (vi, en, required) in FIRST_TEXTS.items():
        if purpose not in have:
            ConsentText.objects.create(
                purpose=purpose, version=1, text_vi=vi, text_en=en, required=required, since=now
            )  # fmt: skip


def texts_in_force() -> list[ConsentText]:
    """Return the newest text of each purpose, in the order of the purposes."""
    newest: dict[str, ConsentText] = {}
    for text in ConsentText.objects.filter(since__lte=clock.now()).order_by("version"):
        newest[text.purpose] = text
    return [newest[purpose] for purpose in Purpose.values if purpose in newest]


def standing(delegate: Delegate) -> list[Standing]:
    """Return how a person stands to each purpose, in two queries."""
    given = {one.text_id: one for one in delegate.consents.filter(withdrawn_at=None).select_related("text")}
    found = []
    for text in texts_in_force():
        earlier = [
            one for one in given.values() if one.text.purpose == text.purpose and one.text_id != text.pk
        ]
        found.append(Standing(text, given.get(text.pk), earlier[-1] if earlier else None))
    return found


@transaction.atomic
def give(delegate: Delegate, text: ConsentText, *, lang: str, by: User | None) -> Consent:
    """Record a consent; nothing when it is in force already. `by` None: the delegate, by their own link."""
    Delegate.objects.select_for_update().get(pk=delegate.pk)
    found = Consent.objects.filter(delegate=delegate, text=text, withdrawn_at=None).first()
    if found:
        return found
    consent = Consent.objects.create(
        delegate=delegate, text=text, lang=lang, given_at=clock.now(), given_by=by
    )
    note = f"{text.purpose} {text.version} ({lang})"
    audit.record(delegate, "consent", by=by, note=note)
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, by: User | None) -> Consent:
    """Take a consent back; that it was given stays in the record. Nothing when it is taken back already."""
    current = Consent.objects.select_for_update().select_related("text", "delegate").get(pk=consent.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = clock.now()
        current.save(update_fields=["withdrawn_at"])
        note = f"{current.text.purpose} {current.text.version}"
        audit.record(current.delegate, "consent withdrawn", by=by, note=note)
    return current


def missing_required(delegate: Delegate) -> list[ConsentText]:
    """Return the texts without which nobody can be accredited and that this person has not agreed to."""
    return [one.text for one in standing(delegate) if one.text.required and not one.consent]
