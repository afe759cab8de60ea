"""Addresses of the jury, under /portal/awards/."""

from django.urls import path

from . import portal_views

urlpatterns = [
    path("", portal_views.finalists, name="jury"),
    path("<slug:code>/", portal_views.sheet, name="jury-sheet"),
    path("<slug:code>/conflict/", portal_views.conflict, name="jury-conflict"),
]
