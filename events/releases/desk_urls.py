"""Addresses of releases at the desk, under /desk/programme/."""

from django.urls import path

from . import desk_views

urlpatterns = [
    path("review/", desk_views.review_draft, name="desk-review"),
    path("releases/", desk_views.releases, name="desk-releases"),
    path("releases/<int:number>/", desk_views.one, name="desk-release"),
    path("releases/<int:number>/again/", desk_views.again, name="desk-release-again"),
]
