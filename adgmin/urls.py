"""All addresses."""

from django.contrib import admin
from django.urls import include, path

from adgmin.core.health import healthz, readyz
from events.releases.readiness import programme_readable

urlpatterns: list = [
    path("api/v1/", include("delegates.gates.api_urls")),
    path("accounts/", include("adgmin.core.signing_in.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, {"checks": {"programme": programme_readable}}, name="readyz"),
    path("desk/", include("delegates.desk.urls")),
    path("gate/", include("delegates.gates.app_urls")),
    path("portal/invitation/", include("delegates.delegations.public_urls")),
    path(
        "portal/delegations/<str:code>/interventions/",
        include("delegates.interventions.urls"),
    ),
    path("portal/delegations/<str:code>/outcomes/", include("delegates.amendments.urls")),
    path("", include("delegates.papers.urls")),
    path("", include("delegates.exhibiting.public_urls")),
    path("portal/showcase/", include("delegates.visits.booth_urls")),
    path("portal/showcase/", include("delegates.exhibiting.booth_urls")),
    path("portal/showcase/", include("delegates.demos.booth_urls")),
    path("portal/awards/", include("events.awards.portal_urls")),
    path("portal/me/demos/", include("delegates.demos.own_urls")),
    path("portal/me/visits/", include("delegates.visits.own_urls")),
    path("portal/", include("delegates.portal.urls")),
    path("", include("delegates.privacy.urls")),
    path("", include("delegates.mail.public_urls")),
    path("", include("events.urls")),
]

handler400 = "events.pages.errors.bad_request"
handler403 = "events.pages.errors.forbidden"
handler404 = "events.pages.errors.not_found"
handler500 = "events.pages.errors.server_error"
