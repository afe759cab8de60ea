"""Under /desk/lists/."""

from django.urls import path

from . import views

KINDS = ("pdf", "docx", "xlsx")

urlpatterns = [
    path("participants/", views.participants, name="desk-participants"),
    *(
        path(
            f"participants/list.{kind}",
            views.participants_file,
            {"kind": kind},
            name=f"desk-participants-{kind}",
        )
        for kind in KINDS
    ),
]
