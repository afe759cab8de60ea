"""Gathers the addresses of the public programme."""

from django.urls import include, path

from events.pages.robots import robots
from events.pages.sitemap import sitemap

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("", include("events.feeds.urls")),
    path("", include("events.pages.urls")),
    path("", include("events.pages.partners.urls")),
    path("", include("events.pages.awards.urls")),
    path("", include("events.pages.showcase.urls")),
    path("", include("events.pages.documents.urls")),
    path("", include("events.pages.outcomes.urls")),
    path("", include("events.pages.changes.urls")),
    path("", include("events.pages.information.urls")),
    path("", include("events.pages.pictures.urls")),
    path("", include("events.printing.urls")),
    path("", include("events.screens.urls")),
    path("", include("events.personal.urls")),
]
