"""Addresses of papers at the desk, under /desk/papers/."""

from django.urls import path

from . import desk_acts, desk_views

urlpatterns = [
    path("", desk_views.papers, name="desk-papers"),
    path("new/", desk_views.new, name="desk-paper-new"),
    path("<slug:slug>/", desk_views.paper, name="desk-paper"),
    path("<slug:slug>/files/", desk_acts.files, name="desk-paper-files"),
    path("<slug:slug>/files/<int:pk>/", desk_views.file, name="desk-paper-file"),
    path("<slug:slug>/do/", desk_acts.act, name="desk-paper-do"),
    path("<slug:slug>/compare/", desk_views.compare, name="desk-paper-compare"),
]
