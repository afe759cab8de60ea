"""Addresses of the exhibitor's own pages, under /portal/showcase/."""

from django.urls import path

from . import booth_views as views
from . import checklist_views, move_in_views, staff_views

urlpatterns = [
    path("", views.booths, name="booth"),
    path("<slug:slug>/", views.home, name="booth-home"),
    path("<slug:slug>/profile/", views.profile, name="booth-profile"),
    path("<slug:slug>/picture/", views.picture, name="booth-picture"),
    path("<slug:slug>/products/add/", views.product, name="booth-product-add"),
    path("<slug:slug>/products/<str:code>/", views.product, name="booth-product"),
    path("<slug:slug>/products/<str:code>/picture/", views.picture, name="booth-product-picture"),
    path("<slug:slug>/products/<str:code>/delete/", views.product_delete, name="booth-product-delete"),
    path("<slug:slug>/needs/", views.needs, name="booth-needs"),
    path("<slug:slug>/staff/add/", staff_views.add, name="booth-staff-add"),
    path("<slug:slug>/checklist/", checklist_views.own, name="booth-checklist"),
    path("<slug:slug>/move-in/", move_in_views.vehicles, name="booth-vehicles"),
    path("<slug:slug>/move-in/<int:pk>/cancel/", move_in_views.vehicle_cancel, name="booth-vehicle-cancel"),
    path("<slug:slug>/submit/", views.submit, name="booth-submit"),
]
