"""Addresses of the practical information and of the venue map."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [
    path("<lang:lang>/practical/", views.practical, name="practical"),
    path("<lang:lang>/map/", views.venue_map, name="venue_map"),
]
