"""Addresses of the screens. A room cannot be called `lobby`: that address is the lobby's."""

from django.urls import path

from . import views

urlpatterns = [
    path("screen/", views.chooser, name="screens"),
    path("screen/lobby/", views.lobby, name="screen-lobby"),
    path("screen/worker.js", views.worker, name="screen-worker"),
    path("screen/<str:code>/", views.room, name="screen"),
]
