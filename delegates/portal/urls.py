"""Everything under /portal/."""

from django.urls import path

from . import assistants, nominate, own_badge, own_views, person, photo, sending, substitute, views, workbook

urlpatterns = [
    path("", views.home, name="portal"),
    path("delegations/<str:code>/nominate/", nominate.begin, name="portal-nominate"),
    path("delegations/<str:code>/workbook/", workbook.choose, name="portal-workbook"),
    path("delegations/<str:code>/workbook/form.xlsx", workbook.template, name="portal-workbook-template"),
    path("delegations/<str:code>/workbook/<slug:token>/", workbook.show, name="portal-workbook-preview"),
    path(
        "delegations/<str:code>/workbook/<slug:token>/commit/", workbook.commit, name="portal-workbook-commit"
    ),
    path("delegations/<str:code>/assistants/", assistants.assistants, name="portal-assistants"),
    path("delegations/<str:code>/assistants/<int:pk>/end/", assistants.ending, name="portal-assistant-end"),
    path("people/<int:pk>/", person.person, name="portal-person"),
    path("people/<int:pk>/answer/", person.reply, name="portal-answer"),
    path("people/<int:pk>/withdraw/", person.withdrawing, name="portal-withdraw"),
    path("people/<int:pk>/substitute/", substitute.substitute, name="portal-substitute"),
    path("people/<int:pk>/order/", person.order, name="portal-order"),
    path("people/<int:pk>/own-link/", person.own_link, name="portal-own-link"),
    path("people/<int:pk>/step/send/", sending.sending, name="portal-send"),
    path("people/<int:pk>/step/photo/", photo.photo, name="portal-photo"),
    path("people/<int:pk>/step/<slug:step>/", nominate.step, name="portal-step"),
    path("me/", own_views.me, name="portal-me"),
    path("me/step/<slug:step>/", own_views.step, name="portal-me-step"),
    path("me/consents/", own_views.consents, name="portal-me-consents"),
    path("me/photo/<slug:name>/", own_views.photo, name="portal-me-photo"),
    path("me/badge/", own_badge.badge, name="portal-me-badge"),
    path("me/badge/manifest.webmanifest", own_badge.manifest, name="portal-me-badge-manifest"),
    path("me/<slug:token>/", own_views.open_link, name="portal-me-open"),
]
