"""Addresses of the programme desk, under /desk/programme/."""

from django.urls import path

from . import desk_views

urlpatterns = [
    path("", desk_views.programme, name="desk-programme"),
    path("<str:code>/", desk_views.session, name="desk-session"),
]
