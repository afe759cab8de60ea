"""Handing badges over: to a delegation's representative or to one person, with a numbered receipt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from adgmin.core.text import nfc
from delegates.accreditation.with_badges import admitted_among, follow

from . import refusals, signatures
from .changes import locked_counter
from .making import require
from .models import Badge, HandOver
from .states import may
from .verbs import locked, people_of, store

MOST_NAME, MOST_DOCUMENT = 200, 120


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who receives: name, the document that was looked at, and what was drawn on the screen (or nothing)."""

    name: str
    document: str = ""
    signature: str = ""
    way: str = HandOver.Way.REPRESENTATIVE


@transaction.atomic
def hand_over(badges: Iterable[Badge], receiver: Receiver, *, by: User | None) -> HandOver:
    """Record that all of these were received, or none. Badges given back or found again may be given out anew.

    Raises Refused: `not_your_decision`, `nothing_chosen`, `name_missing`, `document_missing`, `too_long`,
    `signature_…`, `two_delegations`, and for each badge `not_from_this_state`, `has_newer`, `not_accredited`.
    """
    require(by)
    strokes = signatures.read(receiver.signature)
    name, document = (nfc(" ".join(text.split())) for text in (receiver.name, receiver.document))
    current = locked(badge.pk for badge in badges)
    problems = [*_about(name, document), *_about_badges(current, receiver.way)]
    if problems:
        raise Refused(*problems)
    now = clock.now()
    store(current, "hand over", by=by, issued_at=now, ended_at=None, reason="")
    follow(people_of(current), "print", by=by)
    follow(people_of(current), "issue", by=by)
    edition = current[0].edition
    locked_counter(edition)
    last = HandOver.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0
    made = HandOver.objects.create(
        edition=edition, number=last + 1, way=receiver.way, delegation=current[0].delegation, receiver=name,
        document=document, signature=strokes.as_text(), at=now, by=by,
    )  # fmt: skip
    made.badges.set(current)
    audit.record(made, "hand over badges", by=by, note=f"{name}: {', '.join(map(str, current))}")
    return made


def _about(name: str, document: str) -> list[Problem]:
    found = []
    if not name:
        found.append(_said("name_missing", "receiver", lambda: gettext("Write who receives the badges.")))
    if not document:
        found.append(
            _said("document_missing", "document", lambda: gettext("Write which document you looked at."))
        )
    if len(name) > MOST_NAME:
        found.append(_said("too_long", "receiver", lambda: gettext("The name is too long.")))
    if len(document) > MOST_DOCUMENT:
        found.append(_said("too_long", "document", lambda: gettext("The document is described too long.")))
    return found


def _about_badges(badges: list[Badge], way: str) -> list[Problem]:
    if not badges:
        return [_said("nothing_chosen", "badges", lambda: gettext("Choose at least one badge."))]
    found: list[Problem] = []
    newer = {one.replaces_id: one for one in Badge.objects.filter(replaces__in=badges)}
    admitted = admitted_among(people_of(badges))
    for badge in badges:
        if badge.pk in newer:
            found.append(refusals.has_newer(badge, newer[badge.pk]))
        elif not may("hand over", badge.state):
            found.append(refusals.not_from_here(badge, "hand over"))
        elif badge.delegate_id and badge.delegate_id not in admitted:
            found.append(refusals.not_accredited(badge))
    if way == HandOver.Way.REPRESENTATIVE and len({badge.delegation_id for badge in badges}) > 1:
        found.append(_said("two_delegations", "badges", _one_delegation))
    return found


def _one_delegation() -> str:
    return gettext("A representative receives the badges of one delegation at a time.")


def _said(code: str, field: str, words: Callable[[], str]) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(words), field=field)
