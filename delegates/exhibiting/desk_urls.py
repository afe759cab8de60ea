"""Addresses of exhibitors at the desk, under /desk/showcase/exhibitors/."""

from django.urls import path

from . import desk_views as views

urlpatterns = [
    path("", views.exhibitors, name="desk-exhibitors"),
    path("invite/", views.invite, name="desk-exhibitor-invite"),
    path("<slug:slug>/", views.exhibitor, name="desk-exhibitor"),
    path("<slug:slug>/do/", views.act, name="desk-exhibitor-do"),
]
