"""The addresses of the documents."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [
    path("<lang:lang>/documents/", views.documents, name="documents"),
    path("<lang:lang>/documents/<slug:slug>/", views.paper, name="paper"),
]
