"""The address of the changes."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [path("<lang:lang>/changes/", views.changes, name="changes")]
