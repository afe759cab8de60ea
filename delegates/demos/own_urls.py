"""Addresses of one's own bookings, under /portal/me/demos/."""

from django.urls import path

from .own_views import demos

urlpatterns = [path("", demos, name="portal-me-demos")]
