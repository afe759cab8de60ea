"""How an intervention stands, in the words of the portal."""

from django.utils.translation import gettext as _

from events.documents.models import Document, PaperStatus


def state_in_words(paper: Document) -> str:
    """Return one sentence for the focal point."""
    if paper.status == PaperStatus.WITHDRAWN:
        return _("Withdrawn")
    if paper.status == PaperStatus.DRAFT:
        return (
            _("Sent; the desk will look at it")
            if paper.to_look_at
            else _("Received by the desk; not issued yet")
        )
    return _("Issued by the desk: %(status)s") % {"status": PaperStatus(paper.status).label}
