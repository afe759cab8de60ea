"""Addresses of the feeds."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import changes_views, views

urlpatterns = [
    path("agenda.ics", views.agenda_ics, name="agenda_ics"),
    path("schedule.xml", views.agenda_as_xml, name="schedule_xml"),
    path("agenda.json", views.agenda_as_json, name="agenda_json"),
    path("changes.atom", changes_views.changes_atom, name="changes_atom"),
    path("<lang:lang>/sessions/<str:code>.ics", views.session_ics, name="session_ics"),
    path("<lang:lang>/showcase/demos/<str:code>.ics", views.demo_ics, name="demo_ics"),
]
