"""Addresses of the awards at the desk, under /desk/showcase/awards/."""

from django.urls import path

from . import desk_acts, desk_views

urlpatterns = [
    path("", desk_views.awards, name="desk-awards"),
    path("time/", desk_acts.time_of_all, name="desk-awards-time"),
    path("announcement.pdf", desk_views.announcement, name="desk-awards-announcement"),
    path("<slug:code>/", desk_views.category, name="desk-award"),
    path("<slug:code>/do/", desk_acts.act, name="desk-award-do"),
    path("<slug:code>/protocol.pdf", desk_views.protocol, name="desk-award-protocol"),
]
