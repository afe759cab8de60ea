"""One badge at the desk: its face, its history, what its code says, and what may be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Problem, Refused
from delegates.accreditation.states import ADMITTED

from . import codes, qr, verbs
from .access import MANAGE, READ, get_badge_for
from .codes import BadCode
from .faces import face_of
from .keys import trusted_keys
from .models import Badge, BadgeState
from .states import NEEDING_A_REASON, may

HISTORY = 40


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to be done with a badge: its word in the address, its verb of the table, and how it is said."""

    slug: str
    verb: str
    do: Callable[..., Badge]
    label: str | Promise
    done: str | Promise
    is_grave: bool = False

    @property
    def needs_reason(self) -> bool:
        """Whether it is not done without a reason."""
        return self.verb in NEEDING_A_REASON


ACTS = {
    act.slug: act
    for act in (
        Act("replace", "replace", verbs.replace, gettext_lazy("Replace with a new number and code"),
            gettext_lazy("The badge is replaced: the old code no longer counts. Print the new one.")),
        Act("take-back", "take back", verbs.take_back, gettext_lazy("It was given back"),
            gettext_lazy("The badge is given back and opens no door.")),
        Act("lost", "report lost", verbs.report_lost, gettext_lazy("It is lost"),
            gettext_lazy("The badge is reported lost and opens no door."), is_grave=True),
        Act("revoke", "revoke", verbs.revoke, gettext_lazy("Revoke it"),
            gettext_lazy("The badge is revoked and opens no door."), is_grave=True),
    )
}  # fmt: skip


@require_safe
@at_desk(READ)
def badge(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one badge."""
    return _page(request, get_badge_for(request.user, pk))


@require_POST
@at_desk(READ, MANAGE)
def act(request: DeskRequest, pk: int, slug: str) -> HttpResponse:
    """Do one thing with a badge; a refusal keeps the reason that was typed."""
    current, chosen = get_badge_for(request.user, pk), ACTS[slug]
    reason = request.POST.get("reason", "")
    try:
        now = chosen.do(current, by=request.user, reason=reason)
    except Refused as refusal:
        current = get_badge_for(request.user, pk)
        return _page(request, current, problems=refusal.problems, reason=reason, status=409)
    messages.success(request, str(chosen.done))
    return redirect("desk-badge", pk=now.pk)


def _page(
    request: DeskRequest,
    current: Badge,
    *,
    problems: tuple[Problem, ...] = (),
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    newer = getattr(current, "replaced_by", None)
    acts = [one for one in ACTS.values() if not newer and may(one.verb, current.state)]
    accreditation = getattr(current.delegate, "accreditation", None)
    held = current.is_live and accreditation is not None and accreditation.state not in ADMITTED
    context: dict[str, Any] = {
        "badge": current, "face": face_of(current), "drawn": qr.drawn(current.code), "newer": newer, "held": held,
        "code": _code(current), "history": _history(current), "problems": problems, "reason": reason,
        "acts": acts if request.user.has_perm(MANAGE) else [],
        "may_hand_over": not newer and not held and may("hand over", current.state) and request.user.has_perm(MANAGE),
        "is_ended": current.state not in (BadgeState.READY, BadgeState.PRINTED, BadgeState.ISSUED),
        "receipts": list(current.hand_overs.order_by("number")),
    }  # fmt: skip
    return render(request, "delegates/badges/badge.html", context, status=status)


def _code(current: Badge) -> dict[str, Any]:
    """Return what a gate would read from the code, or why it would not."""
    try:
        return {"said": codes.read(current.code, trusted_keys()), "key": current.key}
    except BadCode as error:
        words = {
            "unknown_key": _("its key was withdrawn: sign it anew"),
            "altered": _("it does not fit its key"),
        }
        return {"trouble": words.get(error.reason, _("it cannot be read")), "key": current.key}


def _history(current: Badge) -> list[AuditRecord]:
    """What happened to this badge, to its receipts, and to the one before it."""
    keys = [str(key) for key in (current.pk, current.replaces_id) if key]
    about = Q(model="delegates.badge", object_id__in=keys)
    receipts = [str(pk) for pk in current.hand_overs.values_list("pk", flat=True)]
    about |= Q(model="delegates.handover", object_id__in=receipts)
    return list(AuditRecord.objects.filter(about).select_related("user")[:HISTORY])
