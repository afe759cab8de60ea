"""Addresses of interventions, under /portal/delegations/<code>/interventions/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.interventions, name="portal-interventions"),
    path("<slug:slug>/", views.intervention, name="portal-intervention"),
    path("<slug:slug>/file/", views.replace, name="portal-intervention-replace"),
    path("<slug:slug>/file/<int:pk>/", views.file, name="portal-intervention-file"),
    path("<slug:slug>/withdraw/", views.withdrawing, name="portal-intervention-withdraw"),
]
