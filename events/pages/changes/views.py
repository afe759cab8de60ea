"""The page of what changed."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from events.pages import context
from events.pages.public import public_page
from events.releases.codec import decode
from events.releases.models import Release
from events.releases.programme import Programme, PublicDemo, PublicSession

from .history import Entry, history, on_the_day


@public_page
def changes(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """Every release, the newest first, with what it changed; above them what was changed on the day."""
    return context.render_page(
        request,
        "events/changes/changes.html",
        programme,
        lang,
        entries=entries_of(programme),
        og_title=_("Changes of the programme"),
        og_description=_("What changed in the programme, release by release, old beside new."),
    )


def entries_of(programme: Programme, only: set[str] | None = None) -> list[Entry]:
    """Return everything that changed, newest first; `only` names the meetings (uid) asked for."""
    releases = Release.objects.filter(edition__code=programme.edition.code)
    entries = history(programme, releases.defer("content", "public", "overridden"), only)
    if any(session.live for session in programme.sessions) or any(one.changed_at for one in programme.demos):
        public = releases.filter(number=programme.release).values_list("public", flat=True).get()
        planned = [decode(PublicSession, session) for session in public["sessions"]]
        demos = [decode(PublicDemo, demo) for demo in public["demos"]]
        if today := on_the_day(programme, planned, demos, only):
            return [today, *entries]
    return entries
