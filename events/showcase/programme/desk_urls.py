"""Addresses of the programme of demonstrations, under /desk/showcase/demos/."""

from django.urls import path

from . import desk_views

urlpatterns = [
    path("", desk_views.demos, name="desk-demos"),
    path("new/", desk_views.new, name="desk-demo-new"),
    path("<str:code>/", desk_views.demo, name="desk-demo"),
    path("<str:code>/do/", desk_views.act, name="desk-demo-do"),
]
