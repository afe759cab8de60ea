"""Addresses of the public pages."""

from django.urls import include, path

from . import (
    converters,  # noqa: F401 - registers `lang` and `day`
    views,
)

urlpatterns = [
    path("", views.root, name="root"),
    path("<lang:lang>/", views.home, name="home"),
    path("", include("events.pages.agenda.urls")),
]
