"""What the state of a draft is known by, so that what was worked out of it can be kept while it lasts."""

from collections.abc import Hashable

from django.db.models import Count, Max

from events.agenda.models import Session
from events.agenda.rule_models import AcceptedFinding
from events.editions.models import Edition


def state_of(edition: Edition) -> Hashable:
    """Return a value that changes with each write of the draft.

    The number of changes alone would be the same again in a copy that was restored; the latest change is not.
    """
    sessions = Session.objects.filter(edition=edition).aggregate(Max("updated"), Count("pk"))
    return (edition.draft_version, *sessions.values())


def accepted_state(edition: Edition) -> Hashable:
    """Return a value that changes when a finding is accepted or an acceptance taken back."""
    found = AcceptedFinding.objects.filter(edition=edition).aggregate(Max("pk"), Count("pk"))
    return tuple(found.values())
