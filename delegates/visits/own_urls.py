"""Addresses of one's own visits, under /portal/me/visits/."""

from django.urls import path

from .own_views import visits

urlpatterns = [path("", visits, name="portal-me-visits")]
