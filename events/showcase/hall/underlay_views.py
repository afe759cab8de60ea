"""The picture of the floor plan under the drawing; for the desk alone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.views.decorators.http import require_GET, require_POST

from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused
from adgmin.core.uploads import MOST_PICTURE, read_upload
from events.showcase.models import HallUnderlay

from .access import get_hall
from .forms import UnderlayForm
from .underlay import PLANS, lay_under, place_underlay, take_away
from .views import CHANGE, READ, context_of


@require_POST
@at_desk(READ, CHANGE, "events.change_hallunderlay")
def underlay(request: DeskRequest) -> HttpResponse:
    """Take in a picture, place it, or take it away."""
    hall = get_hall()
    there = HallUnderlay.objects.filter(hall=hall).first()
    do = request.POST.get("do", "")
    if do == "upload":
        try:
            data = read_upload(request.FILES.get("file"), most=MOST_PICTURE, field="file")
            lay_under(hall, data, by=request.user)
        except Refused as refused:
            context = context_of(request, hall, problems=refused.problems)
            return render(request, "events/showcase/desk/hall.html", context, status=422)
        messages.success(request, _t("The floor plan lies under the drawing, as wide as the hall."))
    elif there and do == "remove":
        take_away(there, by=request.user)
        messages.success(request, _t("The floor plan was taken away."))
    elif there:
        form = UnderlayForm(request.POST)
        if not form.is_valid():
            context = context_of(request, hall, underlay_form=form)
            return render(request, "events/showcase/desk/hall.html", context, status=422)
        place_underlay(there, form.cleaned_data, by=request.user)
        messages.success(request, _t("The floor plan was placed."))
    return redirect("desk-hall")


@require_GET
@at_desk(READ)
def picture(request: DeskRequest) -> HttpResponse:
    """The picture itself."""
    there = HallUnderlay.objects.filter(hall=get_hall()).first()
    if there is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline"}
    return HttpResponse(PLANS.read(there.stored), content_type="image/jpeg", headers=headers)
