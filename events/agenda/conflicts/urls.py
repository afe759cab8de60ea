"""Addresses of the conflict inbox, under /desk/programme/conflicts/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.conflicts, name="desk-conflicts"),
    path("fix/", views.fix, name="desk-conflict-fix"),
    path("accept/", views.accept, name="desk-conflict-accept"),
    path("accepted/<int:pk>/withdraw/", views.withdraw, name="desk-conflict-withdraw"),
    path("rules/", views.rules, name="desk-rules"),
]
