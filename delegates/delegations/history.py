"""What was done to a delegation, to those who speak for it and to its people: from the audit record."""

from django.db.models import Q, QuerySet

from adgmin.core.models import AuditRecord, User

from .models import Delegation

_OWN = {
    "quotas": "quota",
    "session_seats": "sessionseats",
    "deadlines": "deadline",
    "checklist": "checklistitem",
}
_SPEAKING = {"focal_points": "focalpoint", "contacts": "contact"}
_PEOPLE = {"delegates": "delegate", "delegates__accreditation": "accreditation"}


def history_for(user: User, delegation: Delegation) -> QuerySet[AuditRecord]:
    """Return the acts that this user may read about, the newest first, in one query."""
    wanted = Q(model="delegates.delegation", object_id=str(delegation.pk))
    relations = dict(_OWN)
    if user.has_perm("delegates.view_focalpoint"):
        relations |= _SPEAKING
    if user.has_perm("delegates.view_delegate"):
        relations |= _PEOPLE
    for relation, model in relations.items():
        rows = Delegation.objects.filter(pk=delegation.pk).values_list(f"{relation}__pk", flat=True)
        keys = [str(pk) for pk in rows if pk is not None]
        wanted |= Q(model=f"delegates.{model}", object_id__in=keys)
    return AuditRecord.objects.filter(wanted).order_by("-at", "-pk")
