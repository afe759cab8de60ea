"""Whose stars these are, and how they change: in one transaction, and the act that was made last wins.

Moments are real ones, also where a demonstration's clock is set: that one may be set back.
"""

import uuid
from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from adgmin.core.models import User
from events.agenda.models import Session
from events.releases.programme import Programme, PublicSession
from events.releases.withdrawn import withdrawn_now

from .acts import MOST, Act, acts_of, exactly, winning
from .models import Star, StarList, new_token


def list_of(user: User) -> StarList | None:
    """Return the list of an account, if it has one."""
    return StarList.objects.filter(user=user).first()


def own_list(user: User) -> StarList:
    """Return the list of an account, made when there is none yet."""
    return StarList.objects.get_or_create(user=user)[0]


def phone_list(token: str) -> StarList | None:
    """Return the list of a phone by its token; the list of an account is not changed by its token."""
    return StarList.objects.filter(token=token, user=None).first()


def starred(star_list: StarList | None, programme: Programme) -> list[PublicSession]:
    """Return the starred meetings in the order of the programme, as far as everybody may open their pages.

    A meeting that was starred and is hidden since is not among them; it comes back when it is shown again.
    """
    if star_list is None:
        return []
    chosen = {str(guid) for guid in _guids(star_list)}
    return [session for session in programme.by_code.values() if session.uid in chosen]


def starred_and_gone(star_list: StarList, programme: Programme) -> list[PublicSession]:
    """Return the starred meetings that were put back into the tray since; a deleted one has no star left."""
    gone = [session for session in withdrawn_now(programme) if session.code]
    chosen = {str(guid) for guid in _guids(star_list)} if gone else set()
    return [session for session in gone if session.uid in chosen]


@transaction.atomic
def change_stars(
    star_list: StarList, programme: Programme, *, add: Collection[str] = (), remove: Collection[str] = ()
) -> None:
    """Star and unstar meetings, each by its uid, or `uid@moment` when the act was made earlier than now.

    An act loses against a later one on the same meeting. What the public can't open is left out without a word.
    """
    StarList.objects.select_for_update().get(pk=star_list.pk)
    _decide(star_list, programme, acts_of(add=add, remove=remove, now=timezone.now()))


@transaction.atomic
def replace_stars(star_list: StarList, programme: Programme, uids: Collection[str]) -> None:
    """Make the list exactly these meetings; those hidden at present stay when they are among them."""
    StarList.objects.select_for_update().get(pk=star_list.pk)
    now = timezone.now()
    _decide(star_list, programme, exactly(acts_of(add=uids, now=now).keys(), _guids(star_list), now=now))


def renew(star_list: StarList) -> str:
    """Give the list a new address; the old one is unknown from now on. Return the token."""
    star_list.token = new_token()
    star_list.save(update_fields=["token", "updated"])
    return star_list.token


def _decide(star_list: StarList, programme: Programme, acts: Mapping[uuid.UUID, Act]) -> None:
    """Keep the acts that win, those against a meeting too: so an older act for it that is still on its way loses."""
    public = {session.uid for session in programme.by_code.values()}
    before = {pk: Act(at, on) for pk, at, on in star_list.stars.values_list("session_id", "at", "on")}
    sessions = dict(Session.objects.filter(guid__in=acts).values_list("guid", "pk"))
    wanted = {
        pk: act
        for guid, act in acts.items()
        if (pk := sessions.get(guid)) and (pk in before or not act.on or str(guid) in public)
    }
    won = winning(before, wanted, most=MOST)
    Star.objects.bulk_create(
        [Star(star_list=star_list, session_id=pk, at=act.at, on=act.on) for pk, act in won.items()],
        update_conflicts=True,
        unique_fields=["star_list", "session"],
        update_fields=["at", "on"],
    )
    if won:
        _changed(star_list)


def _changed(star_list: StarList) -> None:
    StarList.objects.filter(pk=star_list.pk).update(version=F("version") + 1)
    star_list.refresh_from_db(fields=["version"])


def _guids(star_list: StarList) -> list[uuid.UUID]:
    """Return what is starred, by the public name of each meeting."""
    return list(star_list.stars.filter(on=True).values_list("session__guid", flat=True))
