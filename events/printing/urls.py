"""The address of the programme on paper."""

from django.urls import path

from . import views

urlpatterns = [path("programme.pdf", views.programme, name="programme-pdf")]
