"""The programme as an app of the phone: its manifest and its service worker."""

import hashlib
import json
from collections.abc import Mapping

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.bundles import SOURCE
from events.pages.public import public_page
from events.releases.programme import Programme

INK = "#0a1130"
ICONS = (("192", "any"), ("512", "any"), ("192", "maskable"), ("512", "maskable"))


@require_safe
@public_page
def manifest(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Return the web app manifest (W3C) in the language asked for; it opens at now."""
    lang = "en" if request.GET.get("lang") == "en" else LANGUAGES[0]
    with translation.override(lang):
        return manifest_answer(_manifest(programme, lang), lang)


def manifest_answer(told: Mapping[str, object], lang: str) -> HttpResponse:
    """Return a web app manifest in our colours, with our icons."""
    whole = {"lang": lang, "dir": "ltr", "display": "standalone", "background_color": INK, "theme_color": INK,
            "categories": ["government", "events"], "icons": _icons(), **told}  # fmt: skip
    body = json.dumps(whole, ensure_ascii=False)
    response = HttpResponse(body, content_type="application/manifest+json; charset=utf-8")
    response["Content-Language"] = lang
    return response


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Return the script that keeps pages."""
    return worker_script("js/sw.js")


def worker_script(name: str) -> HttpResponse:
    """Return a service worker's script, named by this version of it and of the static files.

    Switched off (ADGMIN_OFFLINE_APP=0), it is a script that forgets everything kept and takes itself away.
    """
    name = name if settings.OFFLINE_APP else "js/sw-off.js"
    source = (SOURCE / name).read_text(encoding="utf-8")
    version = hashlib.blake2b(f"{_static_version()} {source}".encode(), digest_size=6).hexdigest()
    response = HttpResponse(
        source.replace("__VERSION__", version), content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = "no-cache"
    return response


def _static_version() -> str:
    """Name the collected files; a storage without hashed names has none."""
    return str(getattr(staticfiles_storage, "manifest_hash", ""))


def _icons() -> list[dict[str, str]]:
    return [
        {
            "src": static(f"icons/{'app' if purpose == 'any' else 'maskable'}-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in ICONS
    ]


def _manifest(programme: Programme, lang: str) -> dict[str, object]:
    edition = programme.edition
    return {
        "id": "/",
        "name": str(edition.name),
        "short_name": str(edition.short_name),
        "description": _("Agenda, meetings, rooms and the venue map; also without a network."),
        "start_url": f"/{lang}/agenda/#now",
        "scope": "/",
        "shortcuts": [
            _shortcut(_("My agenda"), f"/{lang}/my-agenda/"),
            _shortcut(_("Venue map"), f"/{lang}/map/"),
        ],
    }


def _shortcut(name: str, url: str) -> dict[str, str]:
    return {"name": name, "url": url}
