"""The desk's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adgmin.core import clock
from adgmin.core.desk import at_desk

from .today import today_for


@at_desk()
def today(request: HttpRequest) -> HttpResponse:
    """What is on, who is coming, what needs a decision."""
    return render(request, "desk/today.html", today_for(request.user, clock.now()))
