"""Devices at the desk: made with a pairing code that is shown once, paired again, revoked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from segno import make_qr

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk
from adgmin.core.problems import Refused
from events.editions.models import Edition

from .device_forms import DeviceForm
from .devices import make_device, new_code, revoke
from .inside import devices_of
from .models import GateDevice


@at_desk("delegates.view_gatedevice")
def devices(request: DeskRequest) -> HttpResponse:
    """List the devices: where they stand, whether they are heard of, what waits on them."""
    return _page(request)


@require_POST
@at_desk("delegates.manage_gates")
def add(request: DeskRequest) -> HttpResponse:
    """Make a device and show its pairing code this once."""
    edition = get_object_or_404(Edition)
    form = DeviceForm(request.POST, edition=edition)
    if not form.is_valid():
        return _page(request, status=422, form=form)
    given = form.cleaned_data
    device, code = make_device(
        edition, given["name"], by=request.user, gates=given["gates"], may_override=given["may_override"],
        may_search=given["may_search"],
    )  # fmt: skip
    return _page(request, paired=device, code=code, qr=_qr(request, code))


@require_POST
@at_desk("delegates.manage_gates")
def pair_again(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a device another pairing code and show it this once."""
    device = _device(pk)
    try:
        code = new_code(device, by=request.user)
    except Refused as refusal:
        return _page(request, status=409, problems=refusal.problems)
    return _page(request, paired=device, code=code, qr=_qr(request, code))


@require_POST
@at_desk("delegates.manage_gates")
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """Revoke a device: it forgets everything when it next speaks to the server."""
    device = _device(pk)
    revoke(device, by=request.user)
    messages.success(
        request, _("%(name)s is revoked. It forgets everything as soon as it is online.") % {"name": device}
    )
    return redirect("desk-devices")


def _page(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    edition = Edition.objects.first()
    found = devices_of(edition, clock.now()) if edition else []
    context = {"devices": found, "form": DeviceForm(edition=edition), **more}
    return render(request, "delegates/gates/devices.html", context, status=status)


def _device(pk: int) -> GateDevice:
    return get_object_or_404(GateDevice, pk=pk)


def _qr(request: DeskRequest, code: str) -> SafeString:
    """Return a square that leads the device's camera to the gate app with this code; dark on light."""
    address = request.build_absolute_uri(f"/gate/#pair={code}")
    drawn = make_qr(address, error="m").svg_inline(
        scale=6, border=3, dark="#0e1733", light="#fff", omitsize=False
    )
    return mark_safe(drawn)  # noqa: S308 - drawn here from a code of our own signs
