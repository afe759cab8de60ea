"""The gate app at `/gate/`: its page, its manifest and its service worker. None of them holds anything of people.

Who may use it is decided by the pairing of the device, not by signing in.
"""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES
from adgmin.core.bundles import SOURCE
from events.personal.app import ICONS, INK

from .app_files import addresses, are_collected, version_of
from .app_words import words

WORKER = SOURCE / "js" / "gate-sw.js"
CAMERA = "camera=(self), microphone=(), geolocation=()"


def version() -> str:
    """Name the version of the app: by its files, its sentences, its page and its worker."""
    return _version_collected() if are_collected() else _version()


def _version() -> str:
    return version_of((_rendered(""), WORKER.read_text(encoding="utf-8")))


_version_collected = cache(_version)  # collected files do not change under a running server


@require_safe
@condition(etag_func=lambda request: f'"{version()}"')
def page(request: HttpRequest) -> HttpResponse:
    """Show the app: one page for everybody, in both languages."""
    response = HttpResponse(_rendered(version()))
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = ", ".join(LANGUAGES)
    response["Permissions-Policy"] = CAMERA
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the script that keeps the app; it is in charge of `/gate/` only."""
    text = WORKER.read_text(encoding="utf-8")
    text = text.replace("__VERSION__", version()).replace("__FILES__", json.dumps(addresses()))
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Return the web app manifest (W3C) in the language asked for."""
    lang = "en" if request.GET.get("lang") == "en" else LANGUAGES[0]
    with translation.override(lang):
        body = json.dumps(_manifest(lang), ensure_ascii=False)
    response = HttpResponse(body, content_type="application/manifest+json; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = lang
    return response


def _rendered(mark: str) -> str:
    told = {"version": mark, "words": words(), "ink": INK, "demo_clock": clock.is_demonstration()}
    return render_to_string("delegates/gates/app.html", told)


def _manifest(lang: str) -> dict[str, object]:
    said = words()[lang]
    return {
        "id": "/gate/",
        "lang": lang,
        "dir": "ltr",
        "name": said["app_long"],
        "short_name": said["app"],
        "description": _("Checks badges at a door, with or without a network."),
        "start_url": "/gate/",
        "scope": "/gate/",
        "display": "standalone",
        "background_color": INK,
        "theme_color": INK,
        "icons": [
            {
                "src": static(f"icons/{'app' if purpose == 'any' else 'maskable'}-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size, purpose in ICONS
        ],
    }
