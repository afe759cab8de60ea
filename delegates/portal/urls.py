"""Everything under /portal/."""

from django.urls import path

from . import nominate, person, photo, sending, substitute, views

urlpatterns = [
    path("", views.home, name="portal"),
    path("delegations/<str:code>/nominate/", nominate.begin, name="portal-nominate"),
    path("people/<int:pk>/", person.person, name="portal-person"),
    path("people/<int:pk>/answer/", person.reply, name="portal-answer"),
    path("people/<int:pk>/withdraw/", person.withdrawing, name="portal-withdraw"),
    path("people/<int:pk>/substitute/", substitute.substitute, name="portal-substitute"),
    path("people/<int:pk>/order/", person.order, name="portal-order"),
    path("people/<int:pk>/step/send/", sending.sending, name="portal-send"),
    path("people/<int:pk>/step/photo/", photo.photo, name="portal-photo"),
    path("people/<int:pk>/step/<slug:step>/", nominate.step, name="portal-step"),
]
