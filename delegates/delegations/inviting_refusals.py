"""Why somebody cannot be invited, or a link no longer opens, in words."""

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .models import FocalPoint


def _problem(code: str, say: Callable[[], str], field: str = "") -> Problem:
    return Problem(code, Severity.BLOCK, in_both(say), field=field)


def not_in_force(focal: FocalPoint, now: dt.datetime) -> Problem | None:
    """They may no longer act."""
    if focal.ended_at is not None:
        return ended(focal)
    if focal.expires_at is not None and focal.expires_at <= now:
        return _problem(
            "focal_point_ended",
            lambda: (
                _("The time until which %(who)s may act is over. Set a later one first.") % {"who": focal}
            ),
        )
    return None


def ended(focal: FocalPoint) -> Problem:
    """Their access was ended."""
    return _problem("focal_point_ended", lambda: _("The access of %(who)s was ended.") % {"who": focal})


def has_account(focal: FocalPoint) -> Problem | None:
    """They have accepted already."""
    if focal.user is None or not focal.user.is_active or not focal.user.has_usable_password():
        return None
    return _problem(
        "has_account",
        lambda: (
            _(
                "%(who)s has accepted already and signs in with a password. When it is forgotten, an administrator "
                "sets a new one."
            )
            % {"who": focal}
        ),
    )


def same_person(focal: FocalPoint, email: str) -> Problem | None:
    """Nobody follows themselves."""
    if focal.email.strip().lower() != email.strip().lower():
        return None
    return _problem(
        "same_person",
        lambda: _("This is the address of the present focal point. Give the successor’s."),
        "email",
    )


def email_taken(focal: FocalPoint) -> Problem:
    """The address speaks for the delegation already."""
    return _problem(
        "email_taken",
        lambda: (
            _("%(email)s already acts for this delegation (%(who)s).") % {"email": focal.email, "who": focal}
        ),
        "email",
    )


def already_expired() -> Problem:
    """A time that is over."""
    return _problem("already_expired", lambda: _("This moment has passed. Choose a later one."), "expires_at")


def link_unknown() -> Problem:
    """No such invitation."""
    return _problem(
        "link_unknown",
        lambda: _(
            "This link is not complete, or not one of ours. Please open it from the letter once more, in full."
        ),
    )


def link_used() -> Problem:
    """It works once."""
    return _problem(
        "link_used",
        lambda: _(
            "This invitation has been accepted already. Please sign in with your e-mail address and password."
        ),
    )


def link_revoked() -> Problem:
    """Taken back, or followed by another."""
    return _problem(
        "link_revoked",
        lambda: _(
            "This invitation no longer holds: a newer one was sent, or it was taken back. Please use the newest "
            "letter, or ask the Secretariat."
        ),
    )


def link_expired() -> Problem:
    """Its time is over."""
    return _problem(
        "link_expired",
        lambda: _(
            "The time of this invitation is over. Please ask the Secretariat, which will gladly send a new one."
        ),
    )


def account_closed() -> Problem:
    """The account may not sign in."""
    return _problem(
        "account_closed", lambda: _("The account of this address is closed. Please write to the Secretariat.")
    )


def wrong_password() -> Problem:
    """The account is there, and its password is another one."""
    return _problem(
        "wrong_password", lambda: _("This is not the password of your account. Please try again."), "password"
    )
