"""Addresses of the showcase."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import demo_views, views

urlpatterns = [
    path("<lang:lang>/showcase/", views.showcase, name="showcase"),
    # Before those of the exhibitors, which begin alike; no exhibitor has this address (events/showcase/addresses.py).
    path("<lang:lang>/showcase/demos/", demo_views.demos, name="demos"),
    path("<lang:lang>/showcase/demos/<str:code>/", demo_views.demo, name="demo"),
    path("<lang:lang>/showcase/<slug:slug>/", views.exhibitor, name="exhibitor"),
    path("<lang:lang>/showcase/<slug:slug>/<slug:code>/", views.product, name="product"),
]
