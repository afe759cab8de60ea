"""Addresses of the plan of the hall, under /desk/showcase/hall/."""

from django.urls import path

from . import underlay_views, views

urlpatterns = [
    path("", views.hall, name="desk-hall"),
    path("booth/", views.booth, name="desk-hall-booth"),
    path("undo/", views.take_back, name="desk-hall-undo"),
    path("redo/", views.do_again, name="desk-hall-redo"),
    path("floor-plan/", underlay_views.underlay, name="desk-hall-underlay"),
    path("floor-plan/picture/", underlay_views.picture, name="desk-hall-underlay-picture"),
]
