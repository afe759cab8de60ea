"""Addresses of the delegations, under /desk/delegations/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.delegations, name="desk-delegations"),
    path("<str:code>/", views.delegation, name="desk-delegation"),
]
