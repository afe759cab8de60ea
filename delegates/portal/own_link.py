"""The delegate's own link: sent by the focal point, good for two weeks, revocable; only its digest is kept."""

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from adgmin.core import audit, clock
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from delegates.mail.letters import Addressee, moment_long, send_letter
from delegates.mail.models import OutgoingMail
from delegates.nominations.models import Delegate, OwnLink

GOOD_FOR = dt.timedelta(days=14)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def send_own_link(delegate: Delegate, *, by: User | None) -> OwnLink:
    """Send a new link to the delegate; earlier ones no longer open. Raises Refused: `no_address`."""
    current = Delegate.objects.select_for_update().get(pk=delegate.pk)
    if not current.email:
        raise Refused(_no_address(current))
    revoke_own_links(current, by=by)
    now, token = clock.now(), secrets.token_urlsafe(32)
    link = OwnLink.objects.create(
        delegate=current, digest=digest_of(token), sent_at=now, expires_at=now + GOOD_FOR
    )
    delegation = delegate.delegation
    send_letter(
        "own_link",
        event=_event_of(link),
        to=Addressee.delegate(delegate),
        edition=delegation.edition,
        values={
            "delegation": Text(*(getattr(delegation, f"name_{lang}") or "" for lang in LANGUAGES)),
            "person": delegate.badge_name,
            "until": moment_long(link.expires_at),
        },
        secret_url=reverse("portal-me-open", kwargs={"token": token}),
    )
    audit.record(current, "own link sent", by=by)
    return link


@transaction.atomic
def revoke_own_links(delegate: Delegate, *, by: User | None) -> int:
    """End every link of a delegate at once, and do not send those that wait; return how many there were."""
    links = list(OwnLink.objects.select_for_update().filter(delegate=delegate, revoked_at=None))
    for link in links:
        link.revoked_at = clock.now()
        link.save(update_fields=["revoked_at"])
        waiting = OutgoingMail.objects.filter(event=_event_of(link), state=OutgoingMail.State.QUEUED)
        waiting.update(state=OutgoingMail.State.WITHHELD, trouble=OutgoingMail.Trouble.NOTHING_LEFT)
    if links:
        audit.record(delegate, "own link ended", by=by)
    return len(links)


@transaction.atomic
def open_own_link(token: str) -> OwnLink | None:
    """Return the link of a token if it opens now; note when it was opened first."""
    link = OwnLink.objects.select_for_update().filter(digest=digest_of(token)).first()
    if link is None or not opens(link):
        return None
    if link.opened_at is None:
        link.opened_at = clock.now()
        link.save(update_fields=["opened_at"])
    return link


def opens(link: OwnLink) -> bool:
    """Whether a link opens now: neither revoked nor expired."""
    return link.revoked_at is None and link.expires_at > clock.now()


def _event_of(link: OwnLink) -> str:
    return f"own link {link.pk}"


def _no_address(delegate: Delegate) -> Problem:
    words = in_both(
        lambda: (
            gettext("There is no e-mail address of %(name)s yet: fill in the step “Contact” first.")
            % {"name": delegate.badge_name or delegate.ref}
        )
    )
    return Problem("no_address", Severity.BLOCK, words, (delegate,), field="email")
