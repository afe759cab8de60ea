"""All addresses."""

from django.urls import include, path

urlpatterns: list = [
    path("desk/", include("delegates.desk.urls")),
]
