"""Addresses of the decisions and of people entered twice, under /desk/delegates/."""

from django.urls import path

from . import duplicate_views, views

urlpatterns = [
    path("duplicates/", duplicate_views.duplicates, name="desk-duplicates"),
    path("duplicates/parted/", duplicate_views.not_the_same, name="desk-not-the-same"),
    path("duplicates/merge/", duplicate_views.make_one, name="desk-merge"),
    path("<int:pk>/accreditation/", views.decide, name="desk-decide"),
]
