"""Making releases: from the draft, or an old one anew. Findings that block stop it unless a reason is given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from adgmin.core import audit, clock, dates
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.agenda.conflicts import Finding, findings_of
from events.editions.locking import lock_edition
from events.editions.models import Edition

from .building import build_snapshot
from .codec import encode
from .difference import Difference, SessionChange, content_of, difference, session_change
from .models import Release
from .programme import Programme, PublicSession
from .publishing import (
    latest_release,
    next_sequence,
    publish_current,
    published_in_full,
    snapshot_of,
)
from .signals import released
from .views import as_seen_by, seen_change
from .withdrawn import withdrawals

# Fields whose old and new values the public is told; of the others only that they changed.
TOLD = ("start", "end", "room", "title", "status")
# So many of the findings that a release was made in spite of are kept with it.
MOST_TOLD = 500
MOST_LETTERS = 500  # of a reason


@dataclass(frozen=True, slots=True)
class Review:
    """What a release of the draft would change, and what stands against it."""

    number: int | None  # of the latest release; None before the first
    draft_version: int
    difference: Difference
    before: Programme | None  # what is public now, in full
    after: Programme  # the draft
    findings: list[Finding] = field(default_factory=list)

    @property
    def blocking(self) -> list[Finding]:
        """The findings that stop a release."""
        return [finding for finding in self.findings if blocks(finding)]


def blocks(finding: Finding) -> bool:
    """Whether a finding stops a release: it blocks, and nobody has accepted it."""
    return finding.severity == Severity.BLOCK and finding.accepted is None


def review(edition: Edition) -> Review:
    """Return what a release made now would change against what is public now, live changes included."""
    edition = Edition.objects.get(pk=edition.pk)
    latest = latest_release(edition)
    before = published_in_full(edition)
    after = _stamped(edition, build_snapshot(edition), before)
    return Review(
        number=latest.number if latest else None,
        draft_version=edition.draft_version,
        difference=difference(as_planned(before) if before else None, after),
        before=before,
        after=after,
        findings=findings_of(edition),
    )


@transaction.atomic
def release(
    edition: Edition,
    *,
    by: User | None,
    note_vi: str = "",
    note_en: str = "",
    expected: int | None = None,
    draft_version: int | None = None,
    override_reason: str = "",
) -> Release:
    """Release the draft; everything public follows at the commit.

    `expected` is the number of the latest release that was seen (0: none), `draft_version` the state of the draft that
    was reviewed; leave them out only where nobody has looked. Raises Refused: `released_meanwhile`,
    `draft_changed_meanwhile`, `reason_too_long`, `findings_block` (unless `override_reason` is given),
    `nothing_to_release`.
    """
    locked = lock_edition(edition.pk)
    latest = latest_release(locked)
    _require_latest(latest, expected)
    if draft_version is not None and draft_version != locked.draft_version:
        raise Refused(_draft_changed())
    if len(override_reason.strip()) > MOST_LETTERS:
        raise Refused(_too_long())
    blocking = [finding for finding in findings_of(locked) if blocks(finding)]
    if blocking and not override_reason.strip():
        raise Refused(_blocked(blocking))
    return _make(
        locked,
        latest,
        build_snapshot(locked),
        by=by,
        note=(note_vi, note_en),
        override_reason=override_reason.strip() if blocking else "",
        overridden=_told(blocking),
    )


@transaction.atomic
def release_again(
    edition: Edition,
    number: int,
    *,
    by: User | None,
    note_vi: str = "",
    note_en: str = "",
    expected: int | None = None,
) -> Release:
    """Release an old release anew, under a new number; the draft stays as it is, and so do the live changes.

    Raises Refused: `released_meanwhile`, `nothing_to_release`, `unknown_release`.
    """
    locked = lock_edition(edition.pk)
    latest = latest_release(locked)
    _require_latest(latest, expected)
    old = Release.objects.filter(edition=locked, number=number).first()
    if old is None:
        raise Refused(_unknown(number))
    return _make(locked, latest, snapshot_of(old), by=by, note=(note_vi, note_en), restores=number)


def _told(findings: list[Finding]) -> list[dict[str, Any]]:
    """The findings as a release keeps them; of very many the first ones, and how many more there were."""
    told = [
        {
            "code": one.code,
            "sessions": list(one.sessions),
            "message_vi": one.message.vi,
            "message_en": one.message.en,
        }
        for one in findings[:MOST_TOLD]
    ]
    if more := len(findings) - len(told):
        words = in_both(lambda: gettext("And %(number)d more of this kind.") % {"number": more})
        told.append({"code": "more", "sessions": [], "message_vi": words.vi, "message_en": words.en})
    return told


def _make(
    edition: Edition,
    latest: Release | None,
    content: Programme,
    *,
    by: User | None,
    note: tuple[str, str],
    **facts: Any,
) -> Release:
    """Write the release, publish it, record it, tell those who listen."""
    before = published_in_full(edition)
    number = (latest.number if latest else 0) + 1
    made_at = clock.now()
    content = replace(
        _stamped(edition, content, before), release=number, released_at=made_at, announcements=()
    )
    if before is not None and latest is not None:
        present = snapshot_of(latest) if "restores" in facts else before
        if content_of(content) == content_of(as_planned(present)):
            raise Refused(_nothing())
    public = as_seen_by(content)
    made = Release(
        edition=edition,
        number=number,
        released_at=made_at,
        released_by=str(by) if by else "",
        content=content.to_json(),
        public=public.to_json(),
        # Against the bare latest release, so that what was changed on the day in between is told with this one.
        changes=_changes(edition, as_seen_by(snapshot_of(latest)), content, public) if latest else [],
        note_vi=note[0].strip(),
        note_en=note[1].strip(),
        **facts,
    )
    made.save()
    audit.record(made, "release", by=by, changes=_summary(before, content), note=made.override_reason)
    released.send(sender=Release, edition=edition, release=made, before=before, after=content, by=by)
    publish_current(edition)
    return made


def _changes(
    edition: Edition, told: Programme, content: Programme, public: Programme
) -> list[dict[str, Any]]:
    """What differs for the public, and which meetings are withdrawn."""
    at = content.released_at or clock.now()
    gone = withdrawals(edition, told, content, sequence=next_sequence(edition), at=at)
    return [*public_changes(told, public), *gone]


def as_planned(programme: Programme) -> Programme:
    """The programme without what is no plan: announcements, and what was seen on the day."""
    sessions = tuple(_planned(session) for session in programme.sessions)
    demos = tuple(replace(demo, changed_at=None) for demo in programme.demos)
    return replace(programme, announcements=(), sessions=sessions, demos=demos, _search={})


def _planned(session: PublicSession) -> PublicSession:
    if not (session.live or session.started_at or session.ended_at):
        return session
    return replace(session, live=False, started_at=None, ended_at=None)


def _stamped(edition: Edition, content: Programme, before: Programme | None) -> Programme:
    """Give each session the stamps of its last publication, and new ones when it differs from that."""
    published = {session.uid: session for session in before.sessions} if before else {}
    fresh = {"sequence": next_sequence(edition), "updated": clock.now()}
    return replace(
        content, sessions=tuple(_stamp(s, published.get(s.uid), fresh) for s in content.sessions), _search={}
    )


def _stamp(session: PublicSession, published: PublicSession | None, fresh: dict[str, Any]) -> PublicSession:
    """Stamp one session; those who are told less of it have stamps of their own, which move with what they see."""
    opened = {"open_sequence": fresh["sequence"], "open_updated": fresh["updated"]}
    if published is None:
        return replace(session, **fresh, **opened)
    planned = _planned(published)
    if session_change(planned, session) is None:
        kept = ("sequence", "updated", "open_sequence", "open_updated")
        return replace(session, **{name: getattr(published, name) for name in kept})
    if not seen_change(planned, session):
        opened = {"open_sequence": published.open_sequence, "open_updated": published.open_updated}
    return replace(session, **fresh, **opened)


def public_changes(before: Programme, after: Programme) -> list[dict[str, Any]]:
    """Return what changed for the public, as it is kept with a release: per session its kind and its fields."""
    return [_public_change(change) for change in difference(before, after).sessions if change.after]


def _public_change(change: SessionChange) -> dict[str, Any]:
    told = [f for f in change.fields if f.name in TOLD]
    return {
        "uid": change.uid,
        "kind": str(change.kind),
        "fields": [{"name": f.name, "before": encode(f.before), "after": encode(f.after)} for f in told],
        "others": [f.name for f in change.fields if f.name not in TOLD],
    }


def _summary(before: Programme | None, after: Programme) -> dict[str, Any]:
    kinds: dict[str, int] = {}
    for change in difference(before, after).sessions:
        kinds[change.kind] = kinds.get(change.kind, 0) + 1
    return {str(kind): ["", count] for kind, count in kinds.items()}


def _require_latest(latest: Release | None, expected: int | None) -> None:
    if expected is not None and expected != (latest.number if latest else 0):
        raise Refused(_released_meanwhile(latest))


def _problem(code: str, sentence: Callable[[], str], about: Iterable[Any] = ()) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), tuple(about))


def _released_meanwhile(latest: Release | None) -> Problem:
    def sentence() -> str:
        if latest is None:
            return gettext("The release you looked at is no longer there. Look at the review again.")
        return gettext(
            "%(who)s made release %(number)d at %(time)s, while you were looking. Nothing of yours was released: "
            "look at what differs now, and release again if it should stand."
        ) % {
            "who": latest.released_by or gettext("Somebody"),
            "number": latest.number,
            "time": dates.clock_time(dates.local(latest.released_at)),
        }

    return _problem("released_meanwhile", sentence, (latest,))


def _draft_changed() -> Problem:
    return _problem(
        "draft_changed_meanwhile",
        lambda: gettext(
            "The draft was changed while you were looking. Nothing was released: look at what differs now, and "
            "release again."
        ),
    )


def _blocked(findings: list[Finding]) -> Problem:
    return _problem(
        "findings_block",
        lambda: (
            gettext(
                "%(count)d finding(s) stop the release: %(first)s Mend them, accept them with a reason, or release "
                "in spite of them and say why."
            )
            % {"count": len(findings), "first": str(findings[0].message)}
        ),
        findings,
    )


def _too_long() -> Problem:
    return _problem(
        "reason_too_long", lambda: gettext("Say it in at most %(number)d letters.") % {"number": MOST_LETTERS}
    )


def _nothing() -> Problem:
    return _problem(
        "nothing_to_release",
        lambda: gettext("The draft is as the public sees it: there is nothing to release."),
    )


def _unknown(number: int) -> Problem:
    return _problem(
        "unknown_release", lambda: gettext("There is no release %(number)d.") % {"number": number}
    )
