"""Addresses of the delegations, under /desk/delegations/."""

from django.urls import path

from . import focal_views, part_views, views

urlpatterns = [
    path("", views.delegations, name="desk-delegations"),
    path("deadlines/", part_views.deadlines, name="desk-deadlines"),
    path("<str:code>/", views.delegation, name="desk-delegation"),
    path("<str:code>/history/", views.history, name="desk-delegation-history"),
    path("<str:code>/checklist/", part_views.checklist, name="desk-delegation-checklist"),
    path("<str:code>/contacts/add/", part_views.contact, name="desk-contact-add"),
    path("<str:code>/contacts/<int:pk>/", part_views.contact, name="desk-contact"),
    path("<str:code>/focal-points/add/", focal_views.add, name="desk-focal-point-add"),
    path("<str:code>/focal-points/<int:pk>/", focal_views.focal_point, name="desk-focal-point"),
    path("<str:code>/quotas/", part_views.part, {"name": "quotas"}, name="desk-quotas"),
    path("<str:code>/seats/", part_views.part, {"name": "seats"}, name="desk-seats"),
    path("<str:code>/deadlines/", part_views.part, {"name": "deadlines"}, name="desk-own-deadlines"),
    path("<str:code>/liaison/", part_views.part, {"name": "liaison"}, name="desk-liaison"),
]
