"""Addresses of the log of readings, under /desk/paper-log/."""

from django.urls import path

from . import desk_views

urlpatterns = [
    path("", desk_views.log, name="desk-paper-log"),
    path("readings.xlsx", desk_views.log_file, name="desk-paper-log-file"),
    path("whose/", desk_views.whose, name="desk-paper-whose"),
]
