"""Addresses of the bookings of a demonstration at the desk, under /desk/showcase/demos/."""

from django.urls import path

from . import desk_views as views

urlpatterns = [
    path("<str:code>/bookings/", views.bookings, name="desk-demo-bookings"),
    path("<str:code>/bookings/do/", views.act, name="desk-demo-bookings-do"),
    path("<str:code>/bookings/places/", views.capacity, name="desk-demo-places"),
    path("<str:code>/bookings/cancel/", views.cancel_all, name="desk-demo-cancel"),
    path("<str:code>/bookings/list.xlsx", views.workbook, name="desk-demo-bookings-file"),
]
