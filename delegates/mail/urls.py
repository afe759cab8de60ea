"""Addresses of the mails, under /desk/messages/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.outbox, name="desk-messages"),
    path("again/", views.again, name="desk-messages-again"),
    path("<int:pk>/", views.message, name="desk-message"),
    path("<int:pk>/formatted/", views.formatted, name="desk-message-formatted"),
    path("<int:pk>/decide/", views.decide, name="desk-message-decide"),
]
