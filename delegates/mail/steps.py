"""Listens to what happens to nominations and focal points, and queues the letter of that step.

What the desks do among themselves (a check begun or passed, a pause, a badge printed) is told to nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.urls import reverse

from adgmin.core import clock
from adgmin.core.bilingual import LANGUAGES, Text, in_both
from adgmin.core.models import User
from delegates.accreditation.models import Accreditation, Comment, State
from delegates.accreditation.signals import commented, moved
from delegates.delegations import signals
from delegates.delegations.models import Delegation, FocalPoint, Invitation
from delegates.nominations.models import Delegate, Nomination

from .letters import Addressee, moment_long, send_letter
from .models import OutgoingMail

PORTAL = "/portal/"
_OF_VERB = {
    "submit": "submitted",
    "ask": "asked",
    "refuse": "refused",
    "withdraw": "withdrawn",
    "revoke": "revoked",
    "recheck": "recheck",
    "answer": "answered",
}


_silent: ContextVar[bool] = ContextVar("no letters of moves", default=False)


@contextmanager
def without_letters() -> Iterator[None]:
    """Let the moves within be told to nobody, as when a demonstration is made."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def start() -> None:
    """Connect to the signals."""
    moved.connect(on_move, dispatch_uid="letters of accreditation")
    commented.connect(on_comment, dispatch_uid="letters of comments")
    signals.invited.connect(on_invitation, dispatch_uid="letters of invitations")
    signals.invitation_ended.connect(on_invitation_ended, dispatch_uid="letters of invitations that ended")
    signals.handed_over.connect(on_hand_over, dispatch_uid="letters of a hand-over")


def on_move(
    *, accreditation: Accreditation, delegate: Delegate, verb: str, start: str, to: str, reason: str = "", **kwargs: Any
) -> None:  # fmt: skip
    """Queue the letter of a move: to the focal points in force, or to the officer whose question was answered."""
    if _silent.get():
        return
    key = letter_of(verb, start, to)
    event = f"accreditation {accreditation.pk} {verb} {accreditation.since.isoformat()}"
    check = in_both(lambda: str(State(to).label))
    if key == "answered":
        _tell_desk(key, event, accreditation, delegate)
    elif key == "submitted" and (replaced := _replaced_by(delegate)):
        _tell_delegation("substituted", event, delegate, replaced=replaced)
    elif key and not (key == "withdrawn" and _makes_room(delegate)):
        _tell_delegation(key, event, delegate, reason=reason, check=check)


def on_comment(*, comment: Comment, **kwargs: Any) -> None:
    """Tell what one side wrote to the other; what the desks say among themselves goes to nobody."""
    accreditation, event = comment.accreditation, f"comment {comment.pk}"
    delegate = accreditation.delegate
    if comment.from_delegation:
        _tell_desk("comment_desk", event, accreditation, delegate, text=comment.text)
    elif comment.audience == Comment.Audience.FOCAL_POINT:
        _tell_delegation("comment", event, delegate, text=comment.text)


def _replaced_by(delegate: Delegate) -> str:
    """Return the name of the person whose place this one takes; empty when there is none."""
    nomination = Nomination.objects.filter(delegate=delegate).select_related("replaces").first()
    return _name_of_person(nomination.replaces) if nomination and nomination.replaces else ""


def _name_of_person(delegate: Delegate) -> str:
    return delegate.full_name or delegate.badge_name


def _tell_delegation(key: str, event: str, delegate: Delegate, **values: Text | str) -> None:
    delegation = delegate.delegation
    values = {**about(delegate), **values}
    send_letter(
        key, event=event, to=speaking_for(delegation), edition=delegation.edition, values=values, url=PORTAL
    )


def _tell_desk(
    key: str, event: str, accreditation: Accreditation, delegate: Delegate, **values: Text | str
) -> None:
    """Tell the officer who looks after the nomination, when there is one."""
    officer = accreditation.assigned_to
    if officer is None or not officer.is_active:
        return
    greeting = Text(f"Kính gửi {officer},", f"Dear {officer},")
    to = Addressee(officer.email, str(officer), "vi", greeting=greeting)
    edition, url = delegate.delegation.edition, delegate.get_absolute_url()
    send_letter(key, event=event, to=to, edition=edition, values={**about(delegate), **values}, url=url)


def _makes_room(delegate: Delegate) -> bool:
    """Whether somebody is withdrawn for another who is sent in the same act, and told of by one letter."""
    coming = Nomination.objects.filter(replaces=delegate, delegate__accreditation__state=State.DRAFT)
    return coming.exists()


def letter_of(verb: str, start: str, to: str) -> str:
    """Return which letter a move is told by; empty when it is told to nobody outside."""
    if verb in ("approve", "accredit"):
        return "approved" if to == State.APPROVED else ""
    return "" if start == State.DRAFT and verb == "withdraw" else _OF_VERB.get(verb, "")


def about(delegate: Delegate) -> dict[str, Any]:
    """Return what letters about a person say of them."""
    return {
        "person": _name_of_person(delegate),
        "role": in_both(delegate.get_role_display),
        "delegation": name_of(delegate.delegation),
    }


def name_of(delegation: Delegation) -> Text:
    """The delegation in both languages."""
    return Text(*(getattr(delegation, f"name_{lang}") or "" for lang in LANGUAGES))


def speaking_for(delegation: Delegation) -> list[Addressee]:
    """Return the focal points and assistants in force, as readers."""
    found = FocalPoint.objects.in_force(clock.now()).filter(delegation=delegation).order_by("pk")
    return [Addressee.focal_point(focal, delegation.code) for focal in found]


def on_invitation(
    *, invitation: Invitation, focal_point: FocalPoint, token: str, by: User | None, **kwargs: Any
) -> None:
    """Queue the letter with the link; the link itself is kept nowhere in the clear."""
    assistant = focal_point.kind == FocalPoint.Kind.ASSISTANT
    delegation = focal_point.delegation
    secretariat = Text("Ban Thư ký", "The Secretariat")
    send_letter(
        "assistant_invitation" if assistant else "invitation",
        event=_event_of(invitation),
        to=Addressee.focal_point(focal_point, delegation.code),
        edition=delegation.edition,
        values={
            "delegation": name_of(delegation),
            "until": moment_long(invitation.expires_at),
            "by": str(by) if by else secretariat,
        },
        secret_url=reverse("invitation", kwargs={"token": token}),
    )


def on_invitation_ended(*, invitation: Invitation, **kwargs: Any) -> None:
    """Do not send a link that no longer opens."""
    waiting = OutgoingMail.objects.filter(event=_event_of(invitation), state=OutgoingMail.State.QUEUED)
    waiting.update(state=OutgoingMail.State.WITHHELD, trouble=OutgoingMail.Trouble.NOTHING_LEFT)


def on_hand_over(*, focal_point: FocalPoint, successor: FocalPoint, **kwargs: Any) -> None:
    """Tell the one whose task has ended; and the successor, unless an invitation tells them."""
    delegation, event = focal_point.delegation, f"focal point {focal_point.pk} {clock.now().isoformat()}"
    letters = [("handed_over", focal_point, ""), ("succeeded", successor, PORTAL)]
    for key, focal, url in letters if successor.user_id else letters[:1]:
        send_letter(
            key,
            event=f"{key} {event}",
            to=Addressee.focal_point(focal, delegation.code),
            edition=delegation.edition,
            values={"delegation": name_of(delegation), "successor": str(successor)},
            url=url,
        )


def _event_of(invitation: Invitation) -> str:
    return f"invitation {invitation.pk}"
