"""Addresses of the visits' totals, under /desk/showcase/visits/."""

from django.urls import path

from . import desk_views as views

urlpatterns = [
    path("", views.visits, name="desk-visits"),
    path("visits.xlsx", views.workbook, name="desk-visits-workbook"),
]
