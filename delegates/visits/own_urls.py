"""Addresses of one's own visits, under /portal/me/visits/."""

from django.urls import path

from . import own_views as views

urlpatterns = [
    path("", views.visits, name="portal-me-visits"),
    path("visits.xlsx", views.workbook, name="portal-me-visits-workbook"),
]
