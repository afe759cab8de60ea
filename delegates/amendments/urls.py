"""Addresses of outcomes in the portal, under /portal/delegations/<code>/outcomes/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.outcomes, name="portal-outcomes"),
    path("<str:text>/", views.outcome, name="portal-outcome"),
    path("<str:text>/consolidated/", views.consolidated_text, name="portal-outcome-consolidated"),
    path("<str:text>/consolidated.pdf", views.consolidated_paper, name="portal-outcome-consolidated-pdf"),
    path("<str:text>/do/", views.act, name="portal-outcome-do"),
]
