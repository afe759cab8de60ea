"""The verbs for those who write for an exhibitor: invite, accept, send anew, end; each audited.

As with focal points, a link is signed, works once and for 14 days, and only its digest is kept.
"""

import hashlib
import secrets

from django.contrib.auth.models import Group
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.text import slugify

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from adgmin.core.roles import Role
from adgmin.core.text import fold
from delegates.delegations import inviting_refusals as refusals
from delegates.delegations.inviting import GOOD_FOR, account_for
from events.editions.locking import lock_edition
from events.editions.models import Edition
from events.showcase.addresses import RESERVED
from events.showcase.models import Exhibitor
from events.showcase.reviewing import take_up
from events.showcase.standing import Standing

from . import letters
from .exhibitor_refusals import contact_has_account, contact_taken, name_missing
from .models import ExhibitorContact, ExhibitorInvitation

_signer = Signer(salt="delegates.exhibitor-invitation", sep=".")


def digest_of(token: str) -> str:
    """Return what is kept of a token; empty when we did not sign it."""
    try:
        _signer.unsign(token)
    except BadSignature:
        return ""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """Return a signed token of 192 bits."""
    return _signer.sign(secrets.token_urlsafe(24))


@transaction.atomic
def invite_exhibitor(
    edition: Edition, *, name_vi: str, name_en: str, contact: str, email: str, lang: str, by: User | None,
    source: str = "",
) -> ExhibitorContact:  # fmt: skip
    """Make an exhibitor who is invited, and send the contact the link. Raises Refused: `name_missing`."""
    exhibitor = make_exhibitor(edition, name_vi, name_en, Standing.INVITED, by=by, source=source)
    row = add_contact(exhibitor, name=contact, email=email, lang=lang, by=by)
    send_link(row, by=by)
    return row


def make_exhibitor(
    edition: Edition, name_vi: str, name_en: str, standing: Standing, *, by: User | None, source: str = ""
) -> Exhibitor:
    """Make an exhibitor with an address of its own. Raises Refused: `name_missing`."""
    edition = lock_edition(edition.pk)
    name_vi, name_en = name_vi.strip(), name_en.strip()
    if not (name_vi or name_en):
        raise Refused(name_missing())
    stem = slugify(fold(name_en or name_vi))[:50].strip("-") or "exhibitor"
    known = Exhibitor.objects.filter(edition=edition)
    slug, number = stem, 1
    while (
        slug in RESERVED
        or known.filter(slug=slug).exists()
        or known.filter(code=f"EX-{slug.upper()}").exists()
    ):
        number += 1
        slug = f"{stem}-{number}"
    exhibitor = Exhibitor(
        edition=edition, code=f"EX-{slug.upper()}", slug=slug, standing=standing, source=source
    )
    exhibitor.name_vi, exhibitor.name_en = name_vi, name_en  # type: ignore[attr-defined]  # made by modeltranslation
    exhibitor.save()
    audit.record(exhibitor, "add", by=by, changes=audit.difference({}, audit.state_of(exhibitor)))
    return exhibitor


@transaction.atomic
def add_contact(
    exhibitor: Exhibitor, *, name: str, email: str, lang: str, by: User | None, phone: str = ""
) -> ExhibitorContact:
    """Let somebody write for an exhibitor; whoever had ended comes back. Raises Refused: `contact_taken`."""
    email = email.strip().lower()
    row = ExhibitorContact.objects.filter(exhibitor=exhibitor, email=email).first()
    if row is not None and row.ended_at is None:
        raise Refused(contact_taken(row))
    row = row or ExhibitorContact(exhibitor=exhibitor, email=email)
    row.name, row.phone, row.lang, row.ended_at = name.strip(), phone, lang, None
    row.user = None
    row.save()
    audit.record(row, "add", by=by)
    return row


@transaction.atomic
def send_link(contact: ExhibitorContact, *, by: User | None) -> ExhibitorInvitation:
    """Send a new link; earlier ones no longer open. Raises Refused: `contact_has_account`."""
    locked = ExhibitorContact.objects.select_for_update().get(pk=contact.pk)
    if locked.user_id is not None:
        raise Refused(contact_has_account())
    _revoke_links(locked)
    now, token = clock.now(), new_token()
    row = ExhibitorInvitation.objects.create(
        contact=locked, digest=digest_of(token), invited_by=by, sent_at=now, expires_at=now + GOOD_FOR
    )
    audit.record(locked, "invite", by=by)
    letters.invitation(row, token)
    return row


@transaction.atomic
def accept_invitation(token: str, password: str) -> User:
    """Use a link up: make the account or tie the one of that address, whose password is then asked for.

    Raises Refused: `link_unknown`, `link_used`, `link_revoked`, `link_expired`, `account_closed`, `wrong_password`.
    """
    found = ExhibitorInvitation.objects.filter(digest=digest_of(token)).exclude(digest="").first()
    if found is None:
        raise Refused(refusals.link_unknown())
    contact = ExhibitorContact.objects.select_for_update().get(pk=found.contact_id)
    invitation = ExhibitorInvitation.objects.select_for_update().get(pk=found.pk)
    if problem := link_problem(invitation, contact):
        raise Refused(problem)
    user = account_for(contact.email, contact.name, password)
    user.groups.add(Group.objects.get(name=Role.EXHIBITOR))
    contact.user = user
    contact.save(update_fields=["user"])
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    audit.record(contact, "accept invitation of exhibitor", by=user)
    exhibitor = contact.exhibitor
    if exhibitor.standing == Standing.INVITED:
        take_up(exhibitor, by=user)
    return user


@transaction.atomic
def end_contact(contact: ExhibitorContact, *, by: User | None) -> None:
    """Take the access away at once; the link of an invitation no longer opens."""
    locked = ExhibitorContact.objects.select_for_update().get(pk=contact.pk)
    locked.ended_at = clock.now()
    locked.save(update_fields=["ended_at"])
    _revoke_links(locked)
    others = ExhibitorContact.objects.in_force().filter(user=locked.user)
    if locked.user and not others.exists():
        locked.user.groups.remove(*Group.objects.filter(name=Role.EXHIBITOR))
    audit.record(locked, "end contact of exhibitor", by=by)


def link_problem(invitation: ExhibitorInvitation, contact: ExhibitorContact) -> Problem | None:
    """Return why this link no longer opens, or nothing."""
    if invitation.used_at:
        return refusals.link_used()
    if (
        invitation.revoked_at
        or contact.ended_at
        or contact.exhibitor.standing in (Standing.WITHDRAWN, Standing.DECLINED)
    ):
        return refusals.link_revoked()
    return refusals.link_expired() if invitation.expires_at <= clock.now() else None


def _revoke_links(contact: ExhibitorContact) -> None:
    contact.invitations.filter(used_at=None, revoked_at=None).update(revoked_at=clock.now())
