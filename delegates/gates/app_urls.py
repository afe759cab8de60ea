"""Addresses of the gate app."""

from django.urls import path

from . import app

urlpatterns = [
    path("", app.page, name="gate-app"),
    path("manifest.webmanifest", app.manifest, name="gate-manifest"),
    path("sw.js", app.worker, name="gate-worker"),
]
