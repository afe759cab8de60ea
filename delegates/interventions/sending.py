"""Sending in an intervention: the paper and its file at once, or nothing."""

from django.db import transaction

from adgmin.core.models import User
from adgmin.core.uploads import check_pdf
from delegates.delegations.models import Delegation
from events.agenda.models import Session
from events.documents.changing import changing
from events.documents.intake import keep, require_language, take_in
from events.documents.making import make_paper
from events.documents.models import Document, DocumentKind, Marking, PaperStatus
from events.documents.refusals import nothing_open


def send_in(
    delegation: Delegation,
    *,
    session: Session,
    title_vi: str,
    title_en: str,
    language: str,
    data: bytes,
    name: str,
    by: User,
) -> Document:
    """Make the draft of a statement with its file; the desk is asked to look at it.

    Raises Refused: what `make_paper` and `check_pdf` refuse, and `unknown_language`; nothing is kept then.
    """
    require_language(language)
    looked_at = check_pdf(data, name=name)  # takes its time: before the edition is locked
    with transaction.atomic():
        paper = make_paper(
            delegation.edition, by=by, to_look_at=True, kind=DocumentKind.STATEMENT, marking=Marking.RESTRICTED,
            submitted_by=delegation.party, session=session, title_vi=title_vi, title_en=title_en,
        )  # fmt: skip
        keep(paper, language, data, looked_at, name=name, by=by)
    return paper


def replace_file(paper: Document, *, language: str, data: bytes, name: str, by: User) -> None:
    """Add or replace a file while the paper is a draft; the desk looks again.

    Raises Refused: as `take_in`, and `nothing_open` once the desk has issued it.
    """
    if not may_replace(paper):
        raise nothing_open(paper)
    take_in(paper, language, data, name=name, by=by)
    with changing(paper) as locked:
        locked.to_look_at = locked.status == PaperStatus.DRAFT
        locked.save(update_fields=["to_look_at"])


def may_replace(paper: Document) -> bool:
    """Whether the delegation may still change the files."""
    return paper.status == PaperStatus.DRAFT and all(one.issued_at is None for one in paper.revisions.all())
