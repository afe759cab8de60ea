"""Addresses of the feeds."""

from django.urls import path

from . import views

urlpatterns = [
    path("agenda.ics", views.agenda_ics, name="agenda_ics"),
    path("agenda.json", views.agenda_as_json, name="agenda_json"),
]
