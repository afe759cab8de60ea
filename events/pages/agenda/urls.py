"""Addresses of the agenda."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang` and `day`

from . import views

urlpatterns = [
    path("<lang:lang>/agenda/", views.agenda, name="agenda"),
    path("<lang:lang>/agenda/<day:day>/", views.agenda_day, name="agenda_day"),
    path("<lang:lang>/sessions/<str:code>/", views.session, name="session"),
]
