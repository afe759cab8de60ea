"""What is said about a nomination: among the desks, or between the desk and the delegation."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from adgmin.core.text import nfc
from delegates.delegations.access import speaks_for
from delegates.delegations.models import FocalPoint

from .models import Accreditation, Comment
from .signals import commented

LONGEST = 4000
MAY_READ = "delegates.view_comment"


@transaction.atomic
def comment(
    accreditation: Accreditation,
    text: str,
    *,
    by: User | None,
    audience: str,
    from_delegation: bool = False,
) -> Comment:
    """Say something; what a delegation says, and what is said to it, both sides read. Raises Refused: `empty_comment`.

    The record keeps that it was said, not what.
    """
    words = nfc(text).replace("\0", "").strip()[:LONGEST]
    if not words:
        raise Refused(_empty())
    said = Comment.objects.create(
        accreditation=accreditation,
        audience=Comment.Audience.FOCAL_POINT if from_delegation else Comment.Audience(audience),
        author=by,
        from_delegation=from_delegation,
        text=words,
        at=clock.now(),
    )
    audit.record(accreditation, "comment", by=by, changes={}, note=str(accreditation.delegate))
    commented.send(Comment, comment=said, by=by)
    return said


def comments_for(reader: User | FocalPoint, accreditation: Accreditation) -> QuerySet[Comment]:
    """Return what this reader may read: the desk all, who speaks for the delegation what is meant for it."""
    found = accreditation.comments.select_related("author")
    if isinstance(reader, FocalPoint):
        speaks = reader.delegation_id == accreditation.delegate.delegation_id
    elif reader.has_perm(MAY_READ):
        return found
    else:
        speaks = speaks_for(reader, accreditation.delegate.delegation)
    return found.filter(audience=Comment.Audience.FOCAL_POINT) if speaks else found.none()


def _empty() -> Problem:
    return Problem(
        "empty_comment", Severity.BLOCK, in_both(lambda: gettext("Write something first.")), field="text"
    )
