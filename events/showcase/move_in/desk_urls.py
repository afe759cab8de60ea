"""Addresses of the docks at the desk, under /desk/showcase/docks/."""

from django.urls import path

from . import desk_views

urlpatterns = [
    path("", desk_views.docks, name="desk-docks"),
    path("timetable.pdf", desk_views.timetable, name="desk-docks-timetable"),
    path("<int:pk>/do/", desk_views.act, name="desk-dock-do"),
]
