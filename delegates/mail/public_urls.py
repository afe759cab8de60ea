"""Addresses of the public pages on mails."""

from django.urls import path

import events.pages.converters  # noqa: F401 - registers <lang>

from . import subscribe_views as views

urlpatterns = [
    path("<lang:lang>/subscribe/", views.ask, name="subscribe"),
    path("<lang:lang>/subscribe/sent/", views.asked, name="subscribe-asked"),
    path("<lang:lang>/subscribe/confirm/<str:token>/", views.confirmed, name="subscribe-confirm"),
    path("<lang:lang>/subscribe/end/<str:token>/", views.ended, name="subscribe-end"),
]
