"""Addresses of what the desk prints, under /desk/programme/print/."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `day`

from . import desk_views

urlpatterns = [
    path("", desk_views.prints, name="desk-prints"),
    path("day/<day:day>.pdf", desk_views.day, name="desk-print-day"),
    path("doors.pdf", desk_views.doors, name="desk-print-doors"),
    path("door/<str:room>.pdf", desk_views.door, name="desk-print-door"),
    path("pocket.pdf", desk_views.pocket, name="desk-print-pocket"),
]
