"""The address of a picture's file: its digest, width and format."""

from django.urls import path

from . import views

urlpatterns = [path("pictures/<str:name>", views.picture, name="picture")]
