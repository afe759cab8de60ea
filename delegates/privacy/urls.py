"""The address of private files."""

from django.urls import path

from . import views

urlpatterns = [
    path("files/<slug:name>/", views.private_file, name="private-file"),
]
