"""Where an exhibitor stands, from the first word to the published profile, and what may follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How far it is; only what was accepted is part of the programme."""

    APPLIED = "applied", _("Applied")
    INVITED = "invited", _("Invited")
    PREPARING = "preparing", _("In preparation")
    SUBMITTED = "submitted", _("Submitted for review")
    SENT_BACK = "sent_back", _("Sent back")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


_S = Standing
TRANSITIONS: dict[Standing, frozenset[Standing]] = {
    _S.APPLIED: frozenset({_S.PREPARING, _S.DECLINED, _S.WITHDRAWN}),
    _S.INVITED: frozenset({_S.PREPARING, _S.WITHDRAWN}),
    _S.PREPARING: frozenset({_S.SUBMITTED, _S.DECLINED, _S.WITHDRAWN}),
    _S.SUBMITTED: frozenset({_S.ACCEPTED, _S.SENT_BACK, _S.DECLINED, _S.WITHDRAWN}),
    _S.SENT_BACK: frozenset({_S.SUBMITTED, _S.DECLINED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.WITHDRAWN}),
    _S.DECLINED: frozenset({_S.PREPARING}),
    _S.WITHDRAWN: frozenset({_S.PREPARING}),
}
# Who works on a profile of their own.
AT_WORK = frozenset({_S.PREPARING, _S.SENT_BACK, _S.SUBMITTED, _S.ACCEPTED})
OVER = frozenset({_S.DECLINED, _S.WITHDRAWN})


class Change(models.TextChoices):
    """How far a change stands that an accepted exhibitor proposes."""

    NONE = "", _("No change")
    EDITING = "editing", _("Change being written")
    SUBMITTED = "submitted", _("Change waiting for review")
    SENT_BACK = "sent_back", _("Change sent back")


def may_become(start: str, to: Standing) -> bool:
    """Whether this step is in the table."""
    return to in TRANSITIONS[Standing(start)]
