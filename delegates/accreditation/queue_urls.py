"""Addresses of the queues, under /desk/accreditation/."""

from django.urls import path

from . import queue_views, triage_views

urlpatterns = [
    path("", queue_views.queue, name="desk-queue"),
    path("many/", queue_views.many, name="desk-queue-many"),
    path("filters/", queue_views.keep, name="desk-queue-keep"),
    path("filters/<int:pk>/", queue_views.forget, name="desk-queue-forget"),
    path("<int:pk>/", triage_views.triage, name="desk-triage"),
    path("<int:pk>/decide/", triage_views.decide_one, name="desk-triage-decide"),
    path("<int:pk>/shown/", triage_views.show_hidden, name="desk-triage-shown"),
    path("<int:pk>/comments/", triage_views.say, name="desk-triage-say"),
    path("<int:pk>/care/", triage_views.care, name="desk-triage-care"),
]
