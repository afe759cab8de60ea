"""Printing badges, under /desk/badges/."""

from django.urls import path

from . import batch_views, layout_views, print_views

urlpatterns = [
    path("print/", print_views.prints, name="desk-badge-print"),
    path("batches/", batch_views.runs, name="desk-badge-batches"),
    path("batches/<int:number>/", batch_views.run, name="desk-badge-batch"),
    path("batches/<int:number>/badges.pdf", batch_views.file, name="desk-badge-batch-file"),
    path("batches/<int:number>/stop/", batch_views.stop, name="desk-badge-batch-stop"),
    path("batches/<int:number>/resume/", batch_views.resume, name="desk-badge-batch-resume"),
    path("batches/<int:number>/give-up/", batch_views.give_up, name="desk-badge-batch-give-up"),
    path("layouts/", layout_views.layouts, name="desk-badge-layouts"),
    path("layouts/<str:kind>/", layout_views.layout, name="desk-badge-layout"),
    path("layouts/<str:kind>/preview.png", layout_views.preview, name="desk-badge-layout-preview"),
]
