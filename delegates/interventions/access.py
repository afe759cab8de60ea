"""The one door to interventions: each delegation those of its own party, and the sessions it takes part in."""

from django.db.models import QuerySet
from django.http import Http404

from adgmin.core.models import User
from delegates.delegations.models import Delegation, FocalPoint
from delegates.portal.access import get_own_delegation
from events.agenda.models import Access, Session
from events.documents.meetings import Meeting, meetings_of
from events.documents.models import Document, DocumentKind, PaperFile


def get_delegation_with_party(user: User, code: str) -> Delegation:
    """Return an own delegation of a party. Raises Http404 for any other: the host's own groups do not intervene."""
    delegation = get_own_delegation(user, code)
    if delegation.party is None:
        raise Http404
    return delegation


def own_interventions(delegation: Delegation) -> QuerySet[Document]:
    """Return the statements of the delegation's party, the newest first."""
    found = Document.objects.filter(
        edition=delegation.edition_id, kind=DocumentKind.STATEMENT, submitted_by=delegation.party_id
    )
    return found.select_related("session", "edition").prefetch_related("revisions__files").order_by("-pk")


def get_own_intervention(delegation: Delegation, slug: str) -> Document:
    """Return one of them. Raises Http404 for any other paper."""
    found = own_interventions(delegation).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def was_sent_in(delegation: Delegation, paper: Document) -> bool:
    """Whether those who speak for the delegation sent the paper in themselves: what the desk made is the desk's."""
    senders = FocalPoint.objects.filter(delegation=delegation, user__isnull=False).values("user")
    return paper.revisions.filter(number=0, made_by__in=senders).exists()


def get_own_file(paper: Document, pk: int) -> PaperFile:
    """Return a file of an own intervention. Raises Http404 for any other."""
    found = PaperFile.objects.filter(pk=pk, revision__document=paper).first()
    if found is None:
        raise Http404
    return found


def own_sessions(delegation: Delegation) -> QuerySet[Session]:
    """Return the released sessions in which the party takes part, in order of time."""
    assert delegation.party is not None  # noqa: S101 - asked for at the door
    code = delegation.party.code
    codes = [one for one, meeting in meetings_of(delegation.edition).items() if _takes_part(code, meeting)]
    return Session.objects.filter(edition=delegation.edition_id, code__in=codes).order_by("start", "code")


def _takes_part(party: str, meeting: Meeting) -> bool:
    """Whether a party takes part; a meeting that names none and admits every badge is for all of them."""
    return party in meeting.parties or (not meeting.parties and meeting.access != Access.RESTRICTED)
