"""Addresses of the decisions, under /desk/delegates/."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/accreditation/", views.decide, name="desk-decide"),
]
