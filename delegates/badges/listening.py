"""Listens to accreditations and people: who loses the accreditation loses the badge in the same transaction."""

from typing import Any

from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from delegates.accreditation.models import Accreditation, State
from delegates.accreditation.signals import moved
from delegates.accreditation.states import ADMITTED, OVER
from delegates.accreditation.with_badges import follow
from delegates.nominations.models import Delegate

from .changes import touch
from .models import LIVE_STATES, Badge, BadgeState
from .verbs import end, locked

OWN_VERBS = frozenset({"print", "issue", "replace"})


def start() -> None:
    """Connect to the signals; twice is once."""
    moved.connect(on_move, dispatch_uid="badges of accreditations")


def on_move(
    *, accreditation: Accreditation, delegate: Delegate, verb: str, start: str, to: str, by: User | None,
    reason: str = "", **kwargs: Any,
) -> None:  # fmt: skip
    """End the badge of who is refused, withdrawn or revoked; tell gates of who is held, and of who is back."""
    if verb in OWN_VERBS or (to not in OVER and (start in ADMITTED) == (to in ADMITTED)):
        return
    live = Badge.objects.filter(delegate=delegate, state__in=LIVE_STATES).values_list("pk", flat=True)
    badges = [badge for badge in locked(live) if badge.is_live]
    if not badges:
        return
    if to in OVER:
        end(badges, reason=reason or _because(to), by=by)
        return
    touch(badges)
    if to == State.APPROVED:
        _back_to_the_badge(badges[0], by=by)


def _back_to_the_badge(badge: Badge, *, by: User | None) -> None:
    """Let an accreditation that was looked at again stand where the badge is."""
    person = [badge.delegate_id] if badge.delegate_id else []
    if badge.state in (BadgeState.PRINTED, BadgeState.ISSUED):
        follow(person, "print", by=by)
    if badge.state == BadgeState.ISSUED:
        follow(person, "issue", by=by)


def _because(to: str) -> str:
    """Return why, in both languages, where the officer gave no reason."""
    words = in_both(
        lambda: {
            State.REFUSED: gettext("The accreditation was refused."),
            State.WITHDRAWN: gettext("The nomination was withdrawn."),
        }.get(State(to), gettext("The accreditation was taken back."))
    )
    return f"{words.vi} / {words.en}"
