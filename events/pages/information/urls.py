"""The address of the practical information."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [path("<lang:lang>/practical/", views.practical, name="practical")]
