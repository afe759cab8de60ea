"""Handing badges over at the desk: to a delegation's representative or to one person, and the receipts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from adgmin.core import audit
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.filters import number_of
from adgmin.core.problems import Problem, Refused
from delegates.accreditation.states import ADMITTED
from delegates.delegations.models import Delegation
from delegates.lists.asking import edition_or_404
from delegates.privacy.files import photo_of

from . import signatures
from .access import MANAGE, READ, RECEIPTS, badges_for, get_badge_for, get_receipt_for
from .faces import with_faces
from .handing import Receiver, hand_over
from .models import Badge, BadgeState, HandOver
from .receipts import receipt_pdf

MOST_RECEIPTS = 60
# Offered while typing: what is kept stands on the receipt in both languages.
DOCUMENTS = ("Hộ chiếu / Passport", "Căn cước công dân / Citizen ID card", "Thẻ công vụ / Official card")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and ticked, so that a refusal keeps it."""

    receiver: str = ""
    document: str = ""
    signature: str = ""
    chosen: frozenset[int] = frozenset()

    @classmethod
    def of(cls, request: DeskRequest) -> "Typed":
        """Read a form."""
        ticked = (number_of(value) for value in request.POST.getlist("badge"))
        receiver, document, signature = (
            request.POST.get(name, "") for name in ("receiver", "document", "signature")
        )
        return cls(receiver, document, signature, frozenset(ticked))


@require_safe
@at_desk(READ, RECEIPTS)
def hand_overs(request: DeskRequest) -> HttpResponse:
    """Choose a delegation that has badges to collect; the latest receipts."""
    edition = edition_or_404()
    waiting = Count("badges", filter=Q(badges__state=BadgeState.PRINTED))
    unprinted = Count("badges", filter=Q(badges__state=BadgeState.READY))
    rows = Delegation.objects.filter(edition=edition).annotate(waiting=waiting, unprinted=unprinted)
    receipts = HandOver.objects.filter(edition=edition).select_related("delegation", "by")
    context = {
        "delegations": [one for one in rows.order_by("sort_order") if one.waiting or one.unprinted],
        "receipts": list(receipts.annotate(count=Count("badges")).order_by("-number")[:MOST_RECEIPTS]),
        "may": request.user.has_perm(MANAGE),
    }
    return render(request, "delegates/badges/hand_overs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(READ, MANAGE)
def collect(request: DeskRequest, code: str) -> HttpResponse:
    """Let the representative of a delegation receive its printed badges, ticked one by one."""
    delegation = get_object_or_404(Delegation, edition=edition_or_404(), code=code)
    offered = with_faces(badges_for(request.user).filter(delegation=delegation, state=BadgeState.PRINTED))
    badges = list(offered.select_related("delegate__accreditation").in_protocol_order())
    typed = Typed(
        chosen=frozenset(badge.pk for badge in badges if not _is_held(badge) and not badge.is_stale)
    )
    return _handing(request, badges, typed, {"delegation": delegation}, HandOver.Way.REPRESENTATIVE)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(READ, MANAGE)
def in_person(request: DeskRequest, pk: int) -> HttpResponse:
    """Let one person receive one's own badge, once the identity has been looked at."""
    badge = get_badge_for(request.user, pk)
    photo = photo_of(badge.delegate) if badge.delegate else None
    name = badge.delegate.badge_name if badge.delegate else badge.label
    typed = Typed(receiver=name, chosen=frozenset([badge.pk]))
    return _handing(request, [badge], typed, {"badge": badge, "photo": photo}, HandOver.Way.IN_PERSON)


def _handing(
    request: DeskRequest, badges: list[Badge], typed: Typed, context: dict[str, Any], way: HandOver.Way
) -> HttpResponse:
    """Show the form, or hand over what was ticked and go on to the receipt; a refusal keeps what was typed."""
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        typed = Typed.of(request)
        # What is no longer offered was taken by somebody else: the verb says so by name.
        chosen = badges_for(request.user).filter(pk__in=typed.chosen)
        if "badge" in context:
            chosen = chosen.filter(pk=context["badge"].pk)
        elif "delegation" in context:
            chosen = chosen.filter(delegation=context["delegation"])
        try:
            receiver = Receiver(typed.receiver, typed.document, typed.signature, way)
            made = hand_over(chosen, receiver, by=request.user)
        except Refused as refusal:
            problems = refusal.problems
        else:
            return redirect("desk-receipt", number=made.number)
    rows = [(badge, badge.pk in typed.chosen, _is_held(badge)) for badge in badges]
    context |= {
        "rows": rows, "typed": typed, "problems": problems, "documents": DOCUMENTS,
        "width": signatures.WIDTH, "height": signatures.HEIGHT,
    }  # fmt: skip
    return render(request, "delegates/badges/hand_over.html", context, status=409 if problems else 200)


def _is_held(badge: Badge) -> bool:
    """Whether its bearer is not accredited at this moment."""
    accreditation = getattr(badge.delegate, "accreditation", None)
    return accreditation is not None and accreditation.state not in ADMITTED


@require_safe
@at_desk(READ, RECEIPTS)
def receipt(request: DeskRequest, number: int) -> HttpResponse:
    """Show a receipt; the signature to who manages badges only."""
    found = get_receipt_for(request.user, number)
    may = request.user.has_perm(MANAGE)
    strokes = signatures.read(found.signature) if may else signatures.Strokes(())
    context = {
        "receipt": found, "badges": list(with_faces(found.badges.all()).in_protocol_order()), "may": may,
        "strokes": strokes, "is_signed": bool(found.signature), "width": signatures.WIDTH, "height": signatures.HEIGHT,
    }  # fmt: skip
    return render(request, "delegates/badges/receipt.html", context)


@require_safe
@at_desk(READ, RECEIPTS)
def receipt_file(request: DeskRequest, number: int) -> HttpResponse:
    """Hand out a receipt on paper; who took it is recorded, and only who manages badges gets the signature."""
    found = get_receipt_for(request.user, number)
    signed = request.user.has_perm(MANAGE)
    body = receipt_pdf(found, signed=signed)
    audit.record(found, "took receipt", by=request.user, note="PDF")
    headers = {"Content-Disposition": f'inline; filename="receipt-{found.number:04d}.pdf"'}
    return HttpResponse(body, content_type="application/pdf", headers=headers)
