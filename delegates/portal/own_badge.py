"""One's own badge on the phone, by one's own link; it can be added to the home screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from adgmin.core import clock
from delegates.badges.mobile import WORDS, shown_to, word_of
from delegates.privacy.files import photo_of
from events.editions.models import Edition
from events.personal.app import manifest_answer

from .own_views import by_own_link
from .visit import Visit


@by_own_link
@require_safe
def badge(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the badge bright and large, or say that there is none that counts; no cache keeps it."""
    now = clock.now()
    photo = photo_of(visit.delegate)
    context = {
        "shown": shown_to(visit.delegate, now),
        "delegate": visit.delegate,
        "photo_url": reverse("portal-me-photo", kwargs={"name": photo.name}) if photo else "",
        "word": word_of(now),
        "words": " ".join(WORDS),
        "now_ms": int(now.timestamp() * 1000),
        "clock": now,
    }
    return render(request, "delegates/badges/mobile.html", context)


@never_cache
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Return the web app manifest by which the home screen opens at the badge; it tells nothing of anybody."""
    here = reverse("portal-me-badge")
    edition = Edition.objects.first()
    name = str(edition.short_name) if edition else "ADGMIN"
    told = {
        "id": here, "start_url": here, "scope": here, "orientation": "portrait", "background_color": "#ffffff",
        "name": _("Badge %(meeting)s") % {"meeting": name}, "short_name": _("My badge"),
    }  # fmt: skip
    return manifest_answer(told, (get_language() or "vi")[:2])
