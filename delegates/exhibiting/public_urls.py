"""Addresses of applications and invitations."""

from django.urls import path

import events.pages.converters  # noqa: F401 - registers <lang>

from . import public_views as views

urlpatterns = [
    path("<lang:lang>/showcase/apply/", views.apply, name="apply"),
    path("<lang:lang>/showcase/apply/sent/", views.sent, name="apply-sent"),
    path("<lang:lang>/showcase/apply/confirm/<str:token>/", views.confirm, name="apply-confirm"),
    path("portal/showcase/invitation/<str:token>/", views.invitation, name="exhibitor-invitation"),
]
