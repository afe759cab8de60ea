"""Addresses of the delegations."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [
    path("<lang:lang>/partners/", views.partners, name="partners"),
    path("<lang:lang>/partners/<str:code>/", views.partner, name="partner"),
]
