"""Under /desk/delegates/import/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.choose, name="desk-import"),
    path("template.xlsx", views.template, name="desk-import-template"),
    path("<slug:token>/", views.show, name="desk-import-preview"),
    path("<slug:token>/commit/", views.commit, name="desk-import-commit"),
    path("<slug:token>/cancel/", views.cancel, name="desk-import-cancel"),
]
