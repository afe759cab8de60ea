"""The addresses of the documents."""

from django.urls import path

from events.pages import converters  # noqa: F401 - registers `lang`

from . import reading_views, views

_PAPER = "<lang:lang>/documents/<slug:slug>/<slug:language>"
_REVISION = f"{_PAPER}/rev-<int:revision>"
urlpatterns = [
    path("<lang:lang>/documents/", views.documents, name="documents"),
    path("<lang:lang>/documents/<slug:slug>/", views.paper, name="paper"),
    path(f"{_PAPER}/", reading_views.read, name="paper-read"),
    path(f"{_PAPER}/<int:number>.webp", reading_views.page, name="paper-page"),
    path(f"{_PAPER}.pdf", reading_views.download, name="paper-file"),
    path(f"{_REVISION}/", reading_views.read, name="paper-read-revision"),
    path(f"{_REVISION}/<int:number>.webp", reading_views.page, name="paper-page-revision"),
    path(f"{_REVISION}.pdf", reading_views.download, name="paper-file-revision"),
]
