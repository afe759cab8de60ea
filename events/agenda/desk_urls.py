"""Addresses of the programme desk, under /desk/programme/."""

from django.urls import include, path

from . import desk_views

urlpatterns = [
    path("", desk_views.programme, name="desk-programme"),
    path("conflicts/", include("events.agenda.conflicts.urls")),
    path("<str:code>/", desk_views.session, name="desk-session"),
]
