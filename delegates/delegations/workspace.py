"""Reads everything that a delegation's page shows, in a fixed number of queries."""

from adgmin.core import clock

from .findings import Workspace, is_in_force
from .models import Delegation, FocalPoint, Invitation
from .overview import overview
from .tasks import due_of, tasks_of


def workspace_of(delegation: Delegation) -> Workspace:
    """Return the workspace of one delegation."""
    focal_points = list(delegation.focal_points.select_related("user", "successor").order_by("kind", "pk"))
    now = clock.now()
    focal_points.sort(
        key=lambda focal: (not is_in_force(focal, now), focal.kind != FocalPoint.Kind.FOCAL_POINT)
    )
    newest: dict[int, Invitation] = {}
    for invitation in Invitation.objects.filter(focal_point__delegation=delegation).order_by("sent_at", "pk"):
        newest[invitation.focal_point_id] = invitation
    return Workspace(
        standing=overview(Delegation.objects.filter(pk=delegation.pk).select_related("liaison"))[0],
        tasks=tasks_of([delegation])[delegation.pk],
        due=due_of([delegation])[delegation.pk],
        focal_points=focal_points,
        invitations=newest,
        seats=list(delegation.session_seats.select_related("session").order_by("session__start", "pk")),
        checklist=list(delegation.checklist.select_related("done_by")),
    )
