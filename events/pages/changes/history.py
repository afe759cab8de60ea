"""What the public was told has changed, release by release, as far as the present programme still names it.

A release keeps what it changed for the public. Here each of those changes passes the programme that is public now: a
meeting that was announced once and is hidden or unnamed today is in no entry, of one that was taken out only its
withdrawal is told, a room that may no longer be named is left out, and an entry that holds nothing for the public any
more, and no note, is not there.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from adgmin.core import clock
from adgmin.core.bilingual import Text
from events.pages.showcase.hours import demo_lines
from events.releases.difference import ChangeKind
from events.releases.models import Release
from events.releases.naming import Names
from events.releases.programme import Programme, PublicDemo, PublicSession
from events.releases.releasing import public_changes
from events.releases.withdrawn import withdrawn_from

from .lines import Change, demo_change, kept_change


@dataclass(frozen=True, slots=True)
class Entry:
    """A release; number 0 stands for what was changed on the day, after the latest one."""

    number: int
    at: dt.datetime
    note: Text
    restores: int | None
    changes: tuple[Change, ...]

    @property
    def is_first(self) -> bool:
        """Whether it is the release with which the programme became public."""
        return self.number == 1


def history(
    programme: Programme, releases: Iterable[Release], only: Collection[str] | None = None
) -> list[Entry]:
    """Return the entries, newest first as the releases come; `only` names the meetings (uid) asked for."""
    named = {s.uid: s for s in programme.sessions if s.has_page and (only is None or s.uid in only)}
    names = Names(programme, only_known=True)
    releases = list(releases)
    gone = {
        (number, uid): session
        for uid, (number, session) in withdrawn_from(programme, releases).items()
        if session.has_page and (only is None or uid in only)
    }
    made = (_entry(release, named, gone, names) for release in releases)
    return [entry for entry in made if entry.changes or (only is None and (entry.note or entry.is_first))]


def on_the_day(
    programme: Programme,
    planned: Iterable[PublicSession],
    demos: Iterable[PublicDemo] = (),
    only: Collection[str] | None = None,
) -> Entry | None:
    """Return what was changed on the day; `planned` and `demos` are as the latest release told the public.

    Demonstrations are told when all is asked for, after the meetings.
    """
    live = {s.uid: s for s in programme.sessions if s.live and s.has_page and (only is None or s.uid in only)}
    before = replace(programme, sessions=tuple(s for s in planned if s.uid in live), _search={})
    after = replace(programme, sessions=tuple(live.values()), _search={})
    names = Names(programme, only_known=True)
    kept = public_changes(before, after)
    changes = tuple(change for one in kept if (change := kept_change(one, live[one["uid"]], names)))
    if only is None:
        lines = {one.code: one for one in demo_lines(programme, clock.now()) if one.demo.changed_at}
        changes += tuple(
            change for was in demos if was.code in lines and (change := demo_change(was, lines[was.code]))
        )
    if not changes:
        return None
    at = max(change.at for change in changes)
    return Entry(number=0, at=at, note=Text(), restores=None, changes=changes)


def _entry(
    release: Release,
    named: dict[str, PublicSession],
    gone: dict[tuple[int, str], PublicSession],
    names: Names,
) -> Entry:
    there = (kept for kept in release.changes if kept["uid"] in named and kept["kind"] != ChangeKind.REMOVED)
    changes = [change for kept in there if (change := kept_change(kept, named[kept["uid"]], names))]
    changes += [
        Change(ChangeKind.REMOVED, session)
        for (number, _uid), session in gone.items()
        if number == release.number
    ]
    return Entry(
        number=release.number,
        at=release.released_at,
        note=Text(release.note_vi or "", release.note_en or ""),  # type: ignore[attr-defined]  # translated columns
        restores=release.restores,
        changes=tuple(sorted(changes, key=lambda change: change.session.start)),
    )
