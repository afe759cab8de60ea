"""Addresses of the live desk, under /desk/live/."""

from django.urls import path

from . import desk_views

urlpatterns = [
    path("", desk_views.desk, name="desk-live"),
    path("announce/", desk_views.announce, name="desk-announce"),
    path("announcements/<int:pk>/withdraw/", desk_views.withdraw, name="desk-withdraw"),
    path("sessions/<str:code>/", desk_views.act, name="desk-live-act"),
]
