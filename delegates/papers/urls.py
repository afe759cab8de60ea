"""Addresses of the reading room: the same behind both doors, under /portal/papers/ and /portal/me/papers/."""

from collections.abc import Callable

from django.urls import URLPattern, URLResolver, include, path

from . import kept_views, pack_views, reading_views, views
from .doors import View, by_link, signed_in

_OWN, _ROOM = "portal-me-papers", "portal-papers"
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
    path("portal/me/papers/kept/", kept_views.shelf, {"by_link": True}, name=f"{_OWN}-kept"),
    path("portal/me/papers/sw.js", kept_views.worker, name=f"{_OWN}-worker"),
    path("portal/papers/kept/", kept_views.shelf, {"by_link": False}, name=f"{_ROOM}-kept"),
    path("portal/papers/sw.js", kept_views.worker, name=f"{_ROOM}-worker"),
    path(
        "portal/me/papers/manifest.webmanifest",
        kept_views.manifest,
        {"by_link": True},
        name=f"{_OWN}-manifest",
    ),
    path(
        "portal/papers/manifest.webmanifest",
        kept_views.manifest,
        {"by_link": False},
        name=f"{_ROOM}-manifest",
    ),
    path("portal/papers/choose/", signed_in(views.choose), name=f"{_ROOM}-choose"),
]
for _prefix, _door, _name in (
    ("portal/me/papers/", by_link, _OWN),
    ("portal/papers/", signed_in, _ROOM),
):
    urlpatterns += [path(_prefix, include(_room(_door, _name)))]
