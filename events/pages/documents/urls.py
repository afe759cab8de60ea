"""The address of the documents."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [path("<lang:lang>/documents/", views.documents, name="documents")]
