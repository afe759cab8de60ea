"""Under /desk/lists/."""

from django.urls import path

from . import version_views, views, working_views

KINDS = ("pdf", "docx", "xlsx")

urlpatterns = [
    path("", working_views.lists, name="desk-lists"),
    path("list.xlsx", working_views.lists_file, name="desk-lists-file"),
    path("sensitive/", working_views.sensitive, name="desk-lists-sensitive"),
    path("saved/", working_views.keep, name="desk-lists-keep"),
    path("saved/<int:pk>/forget/", working_views.forget, name="desk-lists-forget"),
    path("dashboard/", views.dashboard, name="desk-dashboard"),
    path("participants/", views.participants, name="desk-participants"),
    path("participants/versions/", version_views.versions, name="desk-list-versions"),
    path("participants/versions/keep/", version_views.keep, name="desk-list-version-keep"),
    path("participants/versions/changes/", version_views.changes, name="desk-list-changes"),
    path("participants/versions/<int:number>/", version_views.version, name="desk-list-version"),
    *(
        path(f"participants/list.{kind}", views.participants_file, {"kind": kind}, name=f"desk-participants-{kind}")
        for kind in KINDS
    ),
    *(
        path(
            f"participants/versions/<int:number>/list.{kind}", version_views.version_file, {"kind": kind},
            name=f"desk-list-version-{kind}",
        )
        for kind in KINDS
    ),
]  # fmt: skip
