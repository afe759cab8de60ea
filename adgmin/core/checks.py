"""System checks for mistakes of deployment."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def demonstration_in_production(**kwargs: Any) -> list[CheckMessage]:
    """A demonstration's clock, sign-ins and secrets have no place in production."""
    found: list[CheckMessage] = []
    if settings.DEMO:
        found.append(
            Error("This is set up as a demonstration.", hint="Set ADGMIN_PRODUCTION=1.", id="adgmin.E001")
        )
    if settings.ADGMIN_CLOCK:
        found.append(Error("ADGMIN_CLOCK is set.", hint="Unset it in production.", id="adgmin.E002"))
    return found


@register(Tags.security, deploy=True)
def site_address(**kwargs: Any) -> list[CheckMessage]:
    """Links in feeds and mails need the public address."""
    if settings.SITE_URL.startswith("https://"):
        return []
    return [
        Error("ADGMIN_SITE_URL is not an https address.", hint="e.g. https://adgmin.gov.vn", id="adgmin.E003")
    ]
