"""Tags about releases, for every page of the desk."""

from django import template

from events.editions.models import Edition
from events.releases.noticing import unreleased

register = template.Library()


@register.inclusion_tag("events/releases/_draft_notice.html")
def draft_notice() -> dict[str, int]:
    """Say how much of the draft nobody outside sees yet; nothing when all of it is released."""
    edition = Edition.objects.only("pk", "draft_version", "programme_version").first()
    return {"count": unreleased(edition) if edition else 0}
