"""Announcements: words in both languages to all, or to those whom a session or a party concerns."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from adgmin.core.text import nfc
from events.agenda.audience import PUBLIC, Seen, seen_by
from events.agenda.models import Session
from events.editions.locking import lock_edition
from events.editions.models import Edition
from events.parties.models import Party
from events.releases.publishing import publish_current, published_in_full

from .models import Announcement

MOST_CHARACTERS = 400


@transaction.atomic
def announce(  # noqa: PLR0913 - each is a fact of the announcement, all but the first by name
    edition: Edition,
    *,
    by: User | None,
    level: str,
    text_vi: str,
    text_en: str,
    expires: dt.datetime,
    begins: dt.datetime | None = None,
    session: Session | None = None,
    party: Party | None = None,
) -> Announcement:
    """Announce something from `begins` (now) until `expires`; it is public at once.

    Raises Refused with every problem: `missing_language`, `too_long`, `unknown_level`, `expires_too_early`,
    `two_audiences`, `session_not_public` when the public does not see all of the session, so that nobody would read it.
    """
    edition = lock_edition(edition.pk)
    now = clock.now()
    texts = {"text_vi": nfc(" ".join(text_vi.split())), "text_en": nfc(" ".join(text_en.split()))}
    # Pages are kept by the minute, so what is to come begins with one.
    start = begins.replace(second=0, microsecond=0) if begins and begins > now else now
    problems = [*_problems_of_words(texts, level), *_problems_of_times(start, expires, now)]
    problems += _problems_of_audience(edition, session, party)
    if problems:
        raise Refused(*problems)
    made = Announcement(
        edition=edition, level=level, session=session, party=party, begins=start, expires=expires,
        made_by=str(by) if by else "", **texts,
    )  # fmt: skip
    made.save()
    audit.record(made, "announce", by=by, changes={"text": ["", made.text]})
    publish_current(edition)
    return made


@transaction.atomic
def withdraw(announcement: Announcement, *, by: User | None) -> Announcement:
    """Take an announcement back; one that is withdrawn or has expired stays as it is."""
    edition = lock_edition(announcement.edition_id)
    current = Announcement.objects.select_for_update().get(pk=announcement.pk)
    if current.withdrawn_at is None and current.expires > clock.now():
        current.withdrawn_at = clock.now()
        current.save()
        audit.record(current, "withdraw announcement", by=by)
        publish_current(edition)
    return current


def _problem(code: str, field: str, sentence: Callable[[], str]) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), field=field)


def _problems_of_words(texts: dict[str, str], level: str) -> list[Problem]:
    found = []
    for field, text in texts.items():
        if not text:
            found.append(
                _problem("missing_language", field, lambda: _("Write the announcement in both languages."))
            )
        elif len(text) > MOST_CHARACTERS:
            found.append(_problem("too_long", field, lambda: _("Keep to 400 characters.")))
    if level not in Announcement.Level.values:
        found.append(_problem("unknown_level", "level", lambda: _("Choose how important it is.")))
    return found


def _problems_of_times(begins: dt.datetime, expires: dt.datetime, now: dt.datetime) -> list[Problem]:
    if expires <= now:
        sentence = lambda: _("It would have expired already. Choose a later time.")  # noqa: E731 - made twice
    elif expires <= begins:
        sentence = lambda: _("It would expire before it is shown. Choose a later time.")  # noqa: E731 - as above
    else:
        return []
    return [_problem("expires_too_early", "expires", sentence)]


def _problems_of_audience(edition: Edition, session: Session | None, party: Party | None) -> list[Problem]:
    if session and party:
        return [_problem("two_audiences", "audience", lambda: _("Choose either a meeting or a delegation."))]
    if session is None:
        return []
    programme = published_in_full(edition)
    found = {s.uid: s for s in programme.sessions}.get(str(session.guid)) if programme else None
    if found is None or seen_by(PUBLIC, found) < Seen.FULL:
        return [
            _problem(
                "session_not_public",
                "audience",
                lambda: _(
                    "The public does not see all of this meeting, so nobody would read the announcement."
                ),
            )
        ]
    return []
