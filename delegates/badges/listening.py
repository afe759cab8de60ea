"""Listens to accreditations and people: who loses the accreditation loses the badge, in the same transaction.

A badge on paper that says something else than the records is marked.
"""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from delegates.accreditation.models import Accreditation, State
from delegates.accreditation.signals import moved
from delegates.accreditation.states import ADMITTED, OVER
from delegates.accreditation.with_badges import follow
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate
from delegates.nominations.signals import changed
from events.parties.models import Party

from .changes import touch
from .models import LIVE_STATES, Badge, BadgeState
from .stale import live_badges_of, look_again
from .verbs import end, locked

OWN_VERBS = frozenset({"print", "issue", "replace"})


def start() -> None:
    """Connect to the signals; twice is once."""
    moved.connect(on_move, dispatch_uid="badges of accreditations")
    changed.connect(on_change, dispatch_uid="badges of changed people")
    post_save.connect(on_rename, sender=Delegation, dispatch_uid="badges of delegations")
    post_save.connect(on_rename, sender=Party, dispatch_uid="badges of parties")


def on_move(
    *, accreditation: Accreditation, delegate: Delegate, verb: str, start: str, to: str, by: User | None,
    reason: str = "", **kwargs: Any,
) -> None:  # fmt: skip
    """End the badge of who is refused, withdrawn or revoked; tell gates of who is held, and of who is back."""
    if verb in OWN_VERBS or (to not in OVER and (start in ADMITTED) == (to in ADMITTED)):
        return
    # The move holds the lock of the delegation, under which badges are made: none comes meanwhile.
    live = list(Badge.objects.filter(delegate=delegate, state__in=LIVE_STATES).values_list("pk", flat=True))
    if not live:
        return
    badges = [badge for badge in locked(live) if badge.is_live]
    if not badges:
        return
    if to in OVER:
        end(badges, reason=reason or _because(to), by=by)
        return
    touch(badges)
    if to == State.APPROVED:
        _back_to_the_badge(badges[0], by=by)


def on_change(*, delegate: Delegate, by: User | None, **kwargs: Any) -> None:
    """Look again at the badge of who was changed."""
    _look_again(live_badges_of(delegate=delegate), by=by)


def on_rename(*, instance: Delegation | Party, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Look again at the badges of a delegation when it or its party was written."""
    if not raw and not created:
        owner = "delegation" if isinstance(instance, Delegation) else "delegation__party"
        _look_again(live_badges_of(**{owner: instance}), by=None)


def _look_again(badges: QuerySet[Badge], *, by: User | None) -> None:
    if found := list(badges.order_by("pk").values_list("pk", flat=True)):
        look_again(found, by=by)


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
