"""Adopted and noted outcomes for everybody: asked of the tables at each request, so that what is taken off is gone."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from adgmin.core import clock
from events.documents.models import Outcome
from events.outcomes.publishing import decision_of, get_public_outcome, public_outcomes
from events.pages import context
from events.pages.documents.reading_views import never_kept
from events.pages.public import public_page
from events.releases.programme import Programme


@never_cache
@never_kept
@require_safe
@public_page
def outcomes(request: HttpRequest, programme: Programme, lang: str) -> HttpResponse:
    """List what is out, each with its decision."""
    now = clock.now()
    return context.render_page(
        request, "events/outcomes/outcomes.html", programme, lang,
        outcomes=[(one, decision_of(one, now)) for one in public_outcomes(now)],
        og_title=_("Outcomes"),
        og_description=_("What the ministers adopted and noted, in Vietnamese and English."),
    )  # fmt: skip


@never_cache
@never_kept
@require_safe
@public_page
def outcome(request: HttpRequest, programme: Programme, lang: str, code: str) -> HttpResponse:
    """One outcome, both languages side by side, paragraph by paragraph."""
    now = clock.now()
    found = get_public_outcome(code, now)
    frozen = found.versions.exclude(frozen_at=None).prefetch_related("paragraphs").first()
    decision = decision_of(found, now)
    # The meeting as the public programme discloses it, or nothing.
    meeting = programme.by_code.get(decision.session.code) if decision.session else None
    return context.render_page(
        request, "events/outcomes/outcome.html", programme, lang,
        outcome=found, other_title=_other_title(found, lang), decision=decision,
        meeting=meeting if meeting and meeting.has_page else None,
        paragraphs=frozen.paragraphs.all() if frozen else (),
        commitments=found.commitments.select_related("lead"),
        og_title=found.title, og_description=found.title,
    )  # fmt: skip


def _other_title(outcome: Outcome, lang: str) -> str:
    """Return the title in the other language, where it has one of its own."""
    other = getattr(outcome, "title_en" if lang == "vi" else "title_vi") or ""
    return other if other != outcome.title else ""
