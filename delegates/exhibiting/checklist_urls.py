"""Addresses of the checklists at the desk, under /desk/showcase/checklists/."""

from django.urls import path

from . import checklist_views as views

urlpatterns = [
    path("", views.desk, name="desk-checklists"),
    path("checklists.xlsx", views.workbook, name="desk-checklists-workbook"),
    path("<slug:slug>/", views.desk_tick, name="desk-checklist"),
]
