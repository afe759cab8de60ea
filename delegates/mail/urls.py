"""Addresses of the mails, under /desk/messages/."""

from django.urls import path

from . import bulk_views, templates_views, views

urlpatterns = [
    path("", views.outbox, name="desk-messages"),
    path("again/", views.again, name="desk-messages-again"),
    path("<int:pk>/", views.message, name="desk-message"),
    path("<int:pk>/formatted/", views.formatted, name="desk-message-formatted"),
    path("<int:pk>/decide/", views.decide, name="desk-message-decide"),
    path("templates/", templates_views.templates, name="desk-templates"),
    path("templates/<slug:key>/", templates_views.template, name="desk-template"),
    path("bulk/", bulk_views.bulks, name="desk-bulks"),
    path("bulk/new/", bulk_views.edit, name="desk-bulk-new"),
    path("bulk/<int:pk>/", bulk_views.bulk, name="desk-bulk"),
    path("bulk/<int:pk>/edit/", bulk_views.edit, name="desk-bulk-edit"),
    path("bulk/<int:pk>/decide/", bulk_views.decide, name="desk-bulk-decide"),
]
