"""Addresses under /desk/languages/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.languages, name="desk-languages"),
    path("<str:label>/<str:lang>/", views.missing, name="desk-missing"),
]
