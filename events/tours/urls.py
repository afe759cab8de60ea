"""Addresses of tours, under /desk/showcase/tours/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.tours, name="desk-tours"),
    path("new/", views.new, name="desk-tour-new"),
    path("<int:pk>/", views.tour, name="desk-tour"),
    path("<int:pk>/stops/", views.stops, name="desk-tour-stops"),
    path("<int:pk>/delete/", views.delete, name="desk-tour-delete"),
    path("<int:pk>/card-<str:lang>.pdf", views.card, name="desk-tour-card"),
]
