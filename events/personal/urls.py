"""Addresses of one's own agenda, of one's own calendar, and of the app."""

from django.urls import path

from .app import manifest, service_worker
from .calendar import personal_calendar
from .offline import offline_list, offline_page
from .page import my_agenda
from .views import calendar_address, me, phone, stars

urlpatterns = [
    path("<lang:lang>/my-agenda/", my_agenda, name="my_agenda"),
    path("my-agenda/me", me, name="my_agenda_me"),
    path("my-agenda/stars", stars, name="my_agenda_stars"),
    path("my-agenda/calendar", calendar_address, name="my_agenda_calendar"),
    path("my-agenda/phone", phone, name="my_agenda_phone"),
    path("agenda/<str:token>.ics", personal_calendar, name="personal_calendar"),
    path("<lang:lang>/offline.json", offline_list, name="offline_list"),
    path("<lang:lang>/offline/", offline_page, name="offline_page"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("sw.js", service_worker, name="service_worker"),
]
