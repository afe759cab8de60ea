"""The doors at the desk: /desk/gates/…."""

from django.urls import path

from . import desk_views, device_views, paper_views

urlpatterns = [
    path("", desk_views.overview, name="desk-gates"),
    path("evacuation/", desk_views.evacuation, name="desk-evacuation"),
    path("attendance/", desk_views.attendances, name="desk-attendances"),
    path("attendance/<str:code>/", desk_views.attended, name="desk-attended"),
    path("attendance/<str:code>/list.xlsx", desk_views.attended_file, name="desk-attended-file"),
    path("incidents/", desk_views.incidents, name="desk-incidents"),
    path("incidents/<int:pk>/close/", desk_views.close_incident, name="desk-incident-close"),
    path("people/<int:pk>/", desk_views.movements, name="desk-movements"),
    path("rosters/", desk_views.rosters, name="desk-rosters"),
    path("rosters/<str:code>.pdf", desk_views.roster, name="desk-roster"),
    path("devices/", device_views.devices, name="desk-devices"),
    path("devices/add/", device_views.add, name="desk-device-add"),
    path("devices/<int:pk>/pair/", device_views.pair_again, name="desk-device-pair"),
    path("devices/<int:pk>/end/", device_views.end, name="desk-device-end"),
    path("paper/", paper_views.paper, name="desk-paper"),
]
