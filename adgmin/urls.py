"""All addresses."""

from django.urls import include, path

urlpatterns: list = [
    path("desk/", include("delegates.desk.urls")),
    path("", include("events.pages.urls")),
]
