"""What happened to a nomination, in the words of the delegation: its moves, and who acted on its own side."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core.models import AuditRecord
from delegates.nominations.models import Delegate

from .words import STANDINGS

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that happened; `who` only when it was somebody of the delegation, else the desks."""

    at: dt.datetime
    who: str | Promise
    what: str | Promise


def history(delegate: Delegate) -> list[Past]:
    """Return the moves of the accreditation, latest first. Officers are not named: the desk is."""
    own = set(delegate.delegation.focal_points.exclude(user=None).values_list("user", flat=True))
    acts = AuditRecord.objects.filter(
        model="delegates.accreditation", object_id=str(delegate.accreditation.pk), changes__has_key="state"
    )
    return [
        Past(
            act.at,
            act.actor if act.user_id in own else _("The desk"),
            STANDINGS[act.changes["state"][1]].word,
        )
        for act in acts[:SHOWN]
        if act.changes["state"][1] in STANDINGS
    ]
