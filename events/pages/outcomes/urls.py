"""Addresses of the public outcomes."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [
    path("<lang:lang>/outcomes/", views.outcomes, name="outcomes"),
    path("<lang:lang>/outcomes/<str:code>/", views.outcome, name="outcome"),
]
