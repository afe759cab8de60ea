"""System checks for mistakes of deployment."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


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


@register(Tags.security, deploy=True)
def mail_server(**kwargs: Any) -> list[CheckMessage]:
    """Without a server nobody is told of changes; without a sender's address servers refuse our mails."""
    found: list[CheckMessage] = []
    if not settings.EMAIL_URL:
        found.append(
            Warning(
                "EMAIL_URL is not set: mails wait in the outbox.",
                hint="e.g. smtp+tls://user:password@mail.adgmin.gov.vn:587",
                id="adgmin.W001",
            )
        )
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        found.append(
            Warning(
                "DEFAULT_FROM_EMAIL is not set.", hint="e.g. ADGMIN <info@adgmin.gov.vn>", id="adgmin.W002"
            )
        )
    return found
