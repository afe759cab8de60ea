"""The verbs for those who speak for a delegation: invite, accept, hand over, end; each audited.

An invitation is a link that is signed, works once and for 14 days. Only its digest is kept: whoever reads the database
cannot open it.
"""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import Group
from django.core.signing import BadSignature, Signer
from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused
from adgmin.core.roles import Role

from . import inviting_refusals as refusals
from .models import Delegation, FocalPoint, Invitation
from .signals import handed_over, invitation_ended, invited

GOOD_FOR = dt.timedelta(days=14)
Kind = FocalPoint.Kind
_signer = Signer(salt="delegates.invitation", sep=".")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to speak for a delegation."""

    name: str
    email: str
    office_vi: str = ""
    office_en: str = ""
    phone: str = ""
    lang: str = "en"
    expires_at: dt.datetime | None = None


class Addressed(Protocol):
    """Somebody with an address."""

    @property
    def email(self) -> str:
        """Where mails reach them."""


def digest_of(token: str) -> str:
    """Return what is kept of a token; empty when we did not sign it."""
    try:
        _signer.unsign(token)
    except BadSignature:
        return ""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def add_focal_point(
    delegation: Delegation, person: Person, *, by: User | None, kind: str = Kind.FOCAL_POINT
) -> FocalPoint:
    """Let somebody speak for a delegation, and invite them. Raises Refused: `email_taken`, `already_expired`."""
    Delegation.objects.select_for_update().get(pk=delegation.pk)
    focal = _row_for(delegation, person, kind, by)
    _invite(focal, by)
    return focal


def invite_assistant(delegation: Delegation, *, by: User | None, name: str, email: str) -> FocalPoint:
    """Invite an assistant, as a focal point may. Raises Refused: `email_taken`."""
    return add_focal_point(delegation, Person(name, email), by=by, kind=Kind.ASSISTANT)


@transaction.atomic
def invite(focal_point: FocalPoint, *, by: User | None) -> Invitation:
    """Send a new link; earlier ones no longer open. Raises Refused: `focal_point_ended`, `has_account`."""
    focal = _locked(focal_point)
    if problem := refusals.not_in_force(focal, clock.now()) or refusals.has_account(focal):
        raise Refused(problem)
    return _invite(focal, by)


@transaction.atomic
def accept(token: str, password: str) -> User:
    """Use an invitation up: make the account or tie the one of that address, whose password is then asked for.

    Raises Refused: `link_unknown`, `link_used`, `link_revoked`, `link_expired`, `account_closed`, `wrong_password`.
    """
    invitation = Invitation.objects.filter(digest=digest_of(token)).exclude(digest="").first()
    if invitation is None:
        raise Refused(refusals.link_unknown())
    focal = _locked(invitation.focal_point)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if problem := link_problem(invitation, focal):
        raise Refused(problem)
    user = account_for(focal.email, focal.name, password)
    user.groups.add(Group.objects.get(name=Role.FOCAL_POINT))
    before = audit.state_of(focal)
    focal.user = user
    focal.save(update_fields=["user"])
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    audit.record(focal, "accept invitation", by=user, changes=audit.difference(before, audit.state_of(focal)))
    return user


@transaction.atomic
def hand_over(focal_point: FocalPoint, to: Person, *, by: User | None) -> FocalPoint:
    """Let a successor speak instead; the old one stops at once, what they did stays.

    Raises Refused: `focal_point_ended`, `same_person`, `email_taken`, `already_expired`.
    """
    Delegation.objects.select_for_update().get(pk=focal_point.delegation_id)
    focal = _locked(focal_point)
    if problem := refusals.not_in_force(focal, clock.now()) or refusals.same_person(focal, to.email):
        raise Refused(problem)
    successor = _row_for(focal.delegation, to, focal.kind, by, promote=True)
    _stop(focal, "hand over", by, successor=successor)
    handed_over.send(FocalPoint, focal_point=focal, successor=successor, by=by)
    if successor.user is None:
        _invite(successor, by)
    return successor


@transaction.atomic
def end(focal_point: FocalPoint, *, by: User | None) -> FocalPoint:
    """Take the access away at once. Raises Refused: `focal_point_ended`."""
    focal = _locked(focal_point)
    if focal.ended_at is not None:
        raise Refused(refusals.ended(focal))
    _stop(focal, "end focal point", by)
    return focal


@transaction.atomic
def change_focal_point(focal_point: FocalPoint, *, by: User | None, **changes: object) -> FocalPoint:
    """Change name, office, telephone, language or how long they may act."""
    focal = _locked(focal_point)
    before = audit.state_of(focal)
    for name, value in changes.items():
        setattr(focal, name, value)
    if difference := audit.difference(before, audit.state_of(focal)):
        focal.save()
        audit.record(focal, "change", by=by, changes=difference)
    return focal


def link_problem(invitation: Invitation, focal: FocalPoint) -> Problem | None:
    """Return why this link no longer opens, or nothing."""
    now = clock.now()
    if invitation.used_at:
        return refusals.link_used()
    if invitation.revoked_at or refusals.not_in_force(focal, now):
        return refusals.link_revoked()
    return refusals.link_expired() if invitation.expires_at <= now else None


def account_for(email: str, name: str, password: str) -> User:
    """Return the account of the address: the one that is there when the password is its own, else a new one.

    Raises Refused: `account_closed`, `wrong_password`.
    """
    known = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if known is None:
        return User.objects.create_user(email, password, full_name=name)
    if not known.is_active:
        raise Refused(refusals.account_closed())
    if not known.has_usable_password():
        known.set_password(password)
        known.save(update_fields=["password"])
    elif not known.check_password(password):
        raise Refused(refusals.wrong_password())
    return known


def account_of(person: Addressed) -> User | None:
    """Return the account of the address, when there is one that can sign in."""
    found = User.objects.filter(email__iexact=person.email.strip()).first()
    return found if found is not None and found.has_usable_password() else None


def _locked(focal_point: FocalPoint) -> FocalPoint:
    found = FocalPoint.objects.select_for_update(of=("self",)).select_related("delegation", "user")
    return found.get(pk=focal_point.pk)


def _row_for(
    delegation: Delegation, person: Person, kind: str, by: User | None, *, promote: bool = False
) -> FocalPoint:
    """Return a new row, or the one that this address had and no longer has; an assistant may be promoted."""
    now = clock.now()
    if person.expires_at and person.expires_at <= now:
        raise Refused(refusals.already_expired())
    email = person.email.strip().lower()
    known = delegation.focal_points.select_for_update().filter(email__iexact=email).first()
    free = known is None or refusals.not_in_force(known, now) or (promote and known.kind == Kind.ASSISTANT)
    if known is not None and not free:
        raise Refused(refusals.email_taken(known))
    focal = known or FocalPoint(delegation=delegation)
    before = audit.state_of(focal) if known else {}
    if known and refusals.not_in_force(known, now):
        focal.user = None  # whoever comes back accepts anew
    focal.email, focal.name, focal.phone, focal.lang = email, person.name.strip(), person.phone, person.lang
    focal.office_vi, focal.office_en = person.office_vi, person.office_en  # type: ignore[attr-defined]  # made by modeltranslation
    focal.kind, focal.expires_at, focal.ended_at, focal.successor = kind, person.expires_at, None, None
    focal.save()
    changes = audit.difference(before, audit.state_of(focal))
    audit.record(
        focal,
        "change" if known else "add",
        by=by,
        changes={n: c for n, c in changes.items() if any(c) and n != "delegation"},
    )
    return focal


def _invite(focal: FocalPoint, by: User | None) -> Invitation:
    _revoke_links(focal)
    now = clock.now()
    token = _signer.sign(secrets.token_urlsafe(24))
    invitation = Invitation.objects.create(
        focal_point=focal, digest=digest_of(token), invited_by=by, sent_at=now, expires_at=now + GOOD_FOR
    )
    audit.record(focal, "invite", by=by)
    invited.send(FocalPoint, invitation=invitation, focal_point=focal, token=token, by=by)
    return invitation


def _revoke_links(focal: FocalPoint) -> None:
    open_ones = list(focal.invitations.select_for_update().filter(used_at=None, revoked_at=None))
    for invitation in open_ones:
        invitation.revoked_at = clock.now()
        invitation.save(update_fields=["revoked_at"])
        invitation_ended.send(Invitation, invitation=invitation)


def _stop(focal: FocalPoint, verb: str, by: User | None, *, successor: FocalPoint | None = None) -> None:
    before, now = audit.state_of(focal), clock.now()
    focal.ended_at, focal.successor = now, successor
    focal.save(update_fields=["ended_at", "successor"])
    _revoke_links(focal)
    if focal.user and not FocalPoint.objects.in_force(now).filter(user=focal.user).exists():
        focal.user.groups.remove(*Group.objects.filter(name=Role.FOCAL_POINT))
    audit.record(focal, verb, by=by, changes=audit.difference(before, audit.state_of(focal)))
