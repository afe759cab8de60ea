"""Addresses of the reading room: the same behind both doors, under /portal/papers/ and /portal/me/papers/."""

from collections.abc import Callable

from django.urls import URLPattern, URLResolver, include, path

from . import kept_views, pack_views, reading_views, views
from .doors import View, by_link, signed_in

_PAPER = "paper/<slug:slug>/"
_FILE = f"{_PAPER}<slug:language>/"
_REVISION = f"{_FILE}rev-<int:revision>/"


def _room(door: Callable[[View], View], name: str) -> list[URLPattern]:
    pages: tuple[tuple[str, View, str], ...] = (
        ("", views.room, ""),
        ("seen/", views.seen, "seen"),
        ("kept/check/", kept_views.check, "check"),
        ("pack/meeting/<str:code>/", pack_views.of_a_meeting, "pack"),
        ("pack/day/<str:day>/", pack_views.of_a_day, "pack-day"),
        (_PAPER, views.paper, "paper"),
        (f"{_PAPER}compare/", views.compare, "compare"),
        (_FILE, reading_views.read, "read"),
        (f"{_FILE}<int:number>.webp", reading_views.page, "page"),
        (f"{_FILE}file.pdf", reading_views.download, "download"),
        (f"{_FILE}keep/", kept_views.keep, "keep"),
        (_REVISION, reading_views.read, "read-revision"),
        (f"{_REVISION}<int:number>.webp", reading_views.page, "page-revision"),
        (f"{_REVISION}file.pdf", reading_views.download, "download-revision"),
    )
    return [path(route, door(view), name=f"{name}-{page}" if page else name) for route, view, page in pages]


urlpatterns: list[URLPattern | URLResolver] = [
    path("portal/me/papers/kept/", kept_views.shelf, {"by_link": True}, name="portal-me-papers-kept"),
    path("portal/me/papers/sw.js", kept_views.worker, name="portal-me-papers-worker"),
    path("portal/papers/kept/", kept_views.shelf, {"by_link": False}, name="portal-papers-kept"),
    path("portal/papers/sw.js", kept_views.worker, name="portal-papers-worker"),
    path("portal/papers/choose/", signed_in(views.choose), name="portal-papers-choose"),
]
for _prefix, _door, _name in (
    ("portal/me/papers/", by_link, "portal-me-papers"),
    ("portal/papers/", signed_in, "portal-papers"),
):
    urlpatterns += [path(_prefix, include(_room(_door, _name)))]
