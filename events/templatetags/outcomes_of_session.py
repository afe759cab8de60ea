"""The outcomes that pass through a meeting, for the page of the meeting at the desk."""

from django import template
from django.db.models import Q, QuerySet

from events.agenda.models import Session
from events.documents.models import Outcome

register = template.Library()


@register.simple_tag
def outcomes_of(session: Session) -> QuerySet[Outcome]:
    """Return the outcomes with a step in this meeting, foreseen or recorded."""
    through = Q(stages__session=session) | Q(steps__session=session)
    return Outcome.objects.filter(through).distinct()
