"""Addresses of the showcase."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [
    path("<lang:lang>/showcase/", views.showcase, name="showcase"),
    path("<lang:lang>/showcase/<slug:slug>/", views.exhibitor, name="exhibitor"),
    path("<lang:lang>/showcase/<slug:slug>/<slug:code>/", views.product, name="product"),
]
