"""Programme files in and out, under /desk/programme/."""

from django.urls import path

from . import desk_views as views

urlpatterns = [
    path("import/", views.choose, name="desk-programme-import"),
    path("import/<slug:token>/", views.show, name="desk-programme-import-preview"),
    path("import/<slug:token>/commit/", views.commit, name="desk-programme-import-commit"),
    path("import/<slug:token>/cancel/", views.cancel, name="desk-programme-import-cancel"),
    path("export/<slug:key>", views.export, name="desk-programme-export"),
]
