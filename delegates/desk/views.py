"""The desk's first page."""

from django.http import HttpResponse
from django.shortcuts import render

from adgmin.core import clock
from adgmin.core.desk import DeskRequest, at_desk

from .today import today_for


@at_desk()
def today(request: DeskRequest) -> HttpResponse:
    """Show what is on, who is coming, what needs a decision."""
    return render(request, "desk/today.html", today_for(request.user, clock.now()))
