"""The address of the awards; before those of the exhibitors, which begin alike."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import views

urlpatterns = [path("<lang:lang>/showcase/awards/", views.awards, name="awards")]
