"""The administration site: records by capability, in our look, for those who work at the desk."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The menu: capabilities in the order of the work, with their records (class names).
MENU: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    (
        "meeting",
        pgettext_lazy("records", "Meeting"),
        ("Edition", "Party", "Venue", "Room", "Pillar", "KeyFigure", "ThemeWording", "GlossaryTerm"),
    ),
    (
        "programme",
        pgettext_lazy("records", "Programme"),
        (
            "Session",
            "AgendaItem",
            "Topic",
            "InterpreterTeam",
            "RoomBooking",
            "RoomClosure",
            "LevelWindow",
            "KindTurnover",
        ),
    ),
    ("documents", pgettext_lazy("records", "Documents and outcomes"), ("Document", "Outcome", "PaperAccess")),
    (
        "showcase",
        pgettext_lazy("records", "Showcase"),
        (
            "Exhibitor",
            "Product",
            "DemoSlot",
            "DemoBooking",
            "Booth",
            "Theme",
            "Hall",
            "HallFeature",
            "DockHours",
            "ReadinessItem",
        ),
    ),
    (
        "awards",
        pgettext_lazy("records", "Awards"),
        ("AwardCategory", "Criterion", "Finalist", "Juror"),
    ),
    (
        "people",
        pgettext_lazy("records", "Delegations and delegates"),
        (
            "Delegation",
            "Quota",
            "FocalPoint",
            "RoomStaff",
            "Delegate",
            "Nomination",
            "Accreditation",
            "TravelDocument",
            "Travel",
            "Needs",
            "ConsentText",
            "Zone",
        ),
    ),
    ("users", pgettext_lazy("records", "Users and audit"), ("User", "AuditRecord")),
)


class Site(AdminSite):
    """The administration site."""

    site_title = pgettext_lazy("records", "Records")
    site_header = pgettext_lazy("records", "Records")
    index_title = _("All records")
    site_url = "/"
    enable_nav_sidebar = False  # wide lists need the room; the menu is one step away

    def has_permission(self, request: HttpRequest) -> bool:
        """Who may work at the desk may open the records; which ones, their permissions say."""
        return bool(request.user.is_active and request.user.has_perm("events.open_desk"))

    def capability_of(self, class_name: str) -> Any:
        """The menu's heading over a kind of record."""
        return next((name for _key, name, models in MENU if class_name in models), "")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The menu, by capability: only what this user may see."""
        records = {
            record["object_name"]: record
            for app in self._build_app_dict(request).values()
            for record in app["models"]
        }
        home = reverse("admin:index", current_app=self.name)
        groups = []
        for key, name, models in MENU:
            if found := [records[model] for model in models if model in records]:
                groups.append(
                    {
                        "name": name,
                        "app_label": key,
                        "app_url": f"{home}#{key}",
                        "has_module_perms": True,
                        "models": found,
                    }
                )
        return groups

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The menu and what this user did last."""
        from adgmin.core.models import AuditRecord  # noqa: PLC0415 - the site is made before the models are loaded

        acts = AuditRecord.objects.filter(user_id=request.user.pk or 0).exclude(verb__startswith="sign ")[:10]
        return super().index(request, {**(extra_context or {}), "recent_acts": acts})

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The menu is by capability: there are no pages by app."""
        return redirect("admin:index")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one sign-in page for the whole product."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        wanted = request.GET.get("next", "")
        home = reverse("admin:index", current_app=self.name)
        safe = url_has_allowed_host_and_scheme(
            wanted, {request.get_host()}, require_https=request.is_secure()
        )
        return redirect_to_login(wanted if safe else home)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Hand the form on to the one sign-out."""
        return HttpResponseRedirect(reverse("sign-out"), preserve_request=True)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """There is one page for changing one's password."""
        return redirect("password-change")
