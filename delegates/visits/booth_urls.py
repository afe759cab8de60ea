"""Addresses of an exhibitor's visits, under /portal/showcase/."""

from django.urls import path

from . import booth_views as views

urlpatterns = [
    path("<slug:slug>/visits/", views.visits, name="booth-visits"),
    path("<slug:slug>/visits/visitors.xlsx", views.workbook, name="booth-visitors"),
]
