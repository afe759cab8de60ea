"""Whose stars these are, and how they change: in one transaction, and the act that was made last wins.

Moments are real ones, also where a demonstration's clock is set: that one may be set back.
"""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.utils import timezone

from adgmin.core import clock
from adgmin.core.models import User
from events.agenda.models import Session
from events.pages.showcase.hours import DemoLine, demo_lines
from events.releases.programme import Programme, PublicSession, demo_uid
from events.releases.withdrawn import withdrawn_now
from events.showcase.models import DemoSlot

from .acts import MOST, Act, acts_of, exactly, winning
from .models import DemoStar, Star, StarList, new_token

Entry = PublicSession | DemoLine


def list_of(user: User) -> StarList | None:
    """Return the list of an account, if it has one."""
    return StarList.objects.filter(user=user).first()


def own_list(user: User) -> StarList:
    """Return the list of an account, made when there is none yet."""
    return StarList.objects.get_or_create(user=user)[0]


def phone_list(token: str) -> StarList | None:
    """Return the list of a phone by its token; the list of an account is not changed by its token."""
    return StarList.objects.filter(token=token, user=None).first()


def starred(star_list: StarList | None, programme: Programme) -> list[Entry]:
    """Return the starred meetings and demonstrations in order of time, as far as everybody may open their pages.

    What was starred and is hidden since is not among them; it comes back when it is shown again.
    """
    chosen = _names(star_list, programme) if star_list else set()
    sessions = [session for session in programme.by_code.values() if session.uid in chosen]
    demos = demo_lines(programme, clock.now()) if chosen & programme.demos_by_uid.keys() else []
    found: list[Entry] = [*sessions, *(line for line in demos if line.uid in chosen)]
    return sorted(found, key=lambda one: (one.start, one.end, one.code, one.uid))


def starred_and_gone(star_list: StarList, programme: Programme) -> list[PublicSession]:
    """Return the starred meetings that were put back into the tray since; a deleted one has no star left."""
    gone = [session for session in withdrawn_now(programme) if session.code]
    chosen = _names(star_list, programme) if gone else set()
    return [session for session in gone if session.uid in chosen]


@transaction.atomic
def change_stars(
    star_list: StarList, programme: Programme, *, add: Collection[str] = (), remove: Collection[str] = ()
) -> None:
    """Star and unstar meetings and demonstrations, each by its uid, or `uid@moment` for an act made earlier than now.

    An act loses against a later one on the same. What the public can't open is left out without a word.
    """
    StarList.objects.select_for_update().get(pk=star_list.pk)
    _decide(star_list, programme, acts_of(add=add, remove=remove, now=timezone.now()))


@transaction.atomic
def replace_stars(star_list: StarList, programme: Programme, uids: Collection[str]) -> None:
    """Make the list exactly these; those hidden at present stay when they are among them."""
    StarList.objects.select_for_update().get(pk=star_list.pk)
    now = timezone.now()
    on = [guid for guid, act in _decided(star_list, programme).items() if act.on]
    _decide(star_list, programme, exactly(acts_of(add=uids, now=now).keys(), on, now=now))


def renew(star_list: StarList) -> str:
    """Give the list a new address; the old one is unknown from now on. Return the token."""
    star_list.token = new_token()
    star_list.save(update_fields=["token", "updated"])
    return star_list.token


def _decide(star_list: StarList, programme: Programme, acts: Mapping[uuid.UUID, Act]) -> None:
    """Keep the acts that win, those against a meeting too: so an older act for it that is still on its way loses."""
    public = {session.uid for session in programme.by_code.values()} | programme.demos_by_uid.keys()
    before = _decided(star_list, programme)
    sessions = dict(Session.objects.filter(guid__in=acts).values_list("guid", "pk"))
    demos = _slots(programme) if acts.keys() - sessions.keys() else {}
    known = sessions.keys() | demos.keys()
    wanted = {
        guid: act
        for guid, act in acts.items()
        if guid in known and (guid in before or not act.on or str(guid) in public)
    }
    won = winning(before, wanted, most=MOST)
    _write(Star, "session", [
        Star(star_list=star_list, session_id=sessions[guid], at=act.at, on=act.on)
        for guid, act in won.items() if guid in sessions
    ])  # fmt: skip
    _write(DemoStar, "slot", [
        DemoStar(star_list=star_list, slot_id=demos[guid], at=act.at, on=act.on)
        for guid, act in won.items() if guid in demos
    ])  # fmt: skip
    if won:
        _changed(star_list)


def _write(model: type[Star] | type[DemoStar], about: str, stars: list[Any]) -> None:
    if stars:
        model._default_manager.bulk_create(
            stars, update_conflicts=True, unique_fields=["star_list", about], update_fields=["at", "on"]
        )


def _changed(star_list: StarList) -> None:
    StarList.objects.filter(pk=star_list.pk).update(version=F("version") + 1)
    star_list.refresh_from_db(fields=["version"])


def _slots(programme: Programme) -> dict[uuid.UUID, int]:
    """Return every demonstration of the edition by its public name, also one that is not public at present."""
    edition = programme.edition.code
    slots = DemoSlot.objects.filter(edition__code=edition).values_list("code", "pk")
    return {uuid.UUID(demo_uid(edition, code)): pk for code, pk in slots}


def _names(star_list: StarList, programme: Programme) -> set[str]:
    """Return what is starred, by its public name."""
    return {str(guid) for guid, act in _decided(star_list, programme).items() if act.on}


def _decided(star_list: StarList, programme: Programme) -> dict[uuid.UUID, Act]:
    """Return what was last decided of each meeting and demonstration, by its public name; one query for both."""
    sessions = star_list.stars.annotate(
        is_demo=Value(False), name=Cast("session__guid", CharField())
    ).values_list("is_demo", "name", "at", "on")
    demos = star_list.demo_stars.annotate(
        is_demo=Value(True), name=Cast("slot__code", CharField())
    ).values_list("is_demo", "name", "at", "on")
    edition = programme.edition.code
    return {
        uuid.UUID(demo_uid(edition, name) if is_demo else name): Act(at, on)
        for is_demo, name, at, on in sessions.union(demos, all=True)
    }
