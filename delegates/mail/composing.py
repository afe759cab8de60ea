"""Puts a mail into words when it is first sent: subject, text, formatted text, calendar; both languages in each."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from adgmin.core import clock, dates
from adgmin.core.bilingual import LANGUAGES, Text
from events.editions.models import Edition
from events.feeds.calendar import calendar_of
from events.live.models import Announcement
from events.releases.building import text_of
from events.releases.codec import decode
from events.releases.programme import Programme, PublicSession

from .models import Notice, OutgoingMail
from .private_links import MARK, has_link
from .wording import Change, State

# A mail lists so many changes; the page of changes has the others, the calendar all of them.
MOST = 40
LETTERS = frozenset({Notice.Kind.LETTER, Notice.Kind.BULK})
FALLBACK_SITE = "http://127.0.0.1:8000"


class NothingLeft(Exception):
    """What the mail was to tell was taken back before it was sent."""


@dataclass(frozen=True, slots=True)
class Button:
    """The one act of a mail."""

    label: str
    url: str


@dataclass(slots=True)
class Section:
    """What a mail says in one language."""

    lang: str
    greeting: str
    headline: str
    button: Button | None
    lead: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    more: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """The parts of a mail."""

    subject: str
    text: str
    html: str
    ics: str = ""


def site() -> str:
    """The address under which links are written, without a slash at its end."""
    return settings.SITE_URL or FALLBACK_SITE


def compose(mail: OutgoingMail) -> Composed:
    """Return the words of a mail. Raises NothingLeft."""
    if mail.notice.kind == Notice.Kind.ANNOUNCEMENT:
        return _announcement(mail)
    if mail.notice.kind in LETTERS:
        return _letter(mail)
    changes, programme = _changes_of(mail)
    if not changes:
        raise NothingLeft
    sections = [_section(mail, changes, lang) for lang in _languages(mail)]
    ics = _calendar(mail, changes, programme)
    return _dressed(mail, sections, programme.edition.short_name, _when_where(programme), ics)


def _languages(mail: OutgoingMail) -> list[str]:
    return sorted(LANGUAGES, key=lambda lang: lang != mail.lang)


def _changes_of(mail: OutgoingMail) -> tuple[list[Change], Programme]:
    """Return what is to be told, several changes of one meeting taken together, and the newest programme."""
    notices = {str(notice.pk): notice for notice in Notice.objects.filter(pk__in=mail.picks)}
    found: dict[str, Change] = {}
    for key in sorted(notices, key=int):
        for number in mail.picks[key]:
            change = _change(notices[key].changes[number])
            earlier = found.get(change.uid)
            found[change.uid] = replace(change, before=earlier.before) if earlier else change
    newest = notices[max(notices, key=int)]
    told = sorted((c for c in found.values() if c.is_told), key=lambda c: (c.last.start, str(c.last.title)))
    return told, decode(Programme, newest.programme)


def _change(data: dict[str, Any]) -> Change:
    return Change(
        data["uid"], data["page"], State.of(data["before"]), State.of(data["after"]), data["session"]
    )


def _section(mail: OutgoingMail, changes: list[Change], lang: str) -> Section:
    with override(lang):
        count = len(changes)
        if count == 1:
            headline = changes[0].headline()
        else:
            headline = ngettext(
                "%(number)d change to your meetings", "%(number)d changes to your meetings", count
            ) % {"number": count}
        return Section(
            lang=lang,
            greeting=mail.greeting[lang],
            headline=headline,
            button=_button(mail, changes, lang),
            changes=changes[:MOST],
            more=max(0, count - MOST),
            why=_why(mail),
        )


def _button(mail: OutgoingMail, changes: list[Change], lang: str) -> Button:
    """Where the reader goes: the one meeting when everybody may open its page, else the list of changes or the day."""
    if len(changes) == 1 and changes[0].page:
        return Button(_("Open the meeting’s page"), f"{site()}/{lang}/sessions/{changes[0].page}/")
    if mail.notice.kind == Notice.Kind.RELEASE:
        return Button(_("See all changes"), f"{site()}/{lang}/changes/")
    day = changes[0].last.start.date().isoformat()
    return Button(_("See the order of the day"), f"{site()}/{lang}/agenda/{day}/")


def _letter(mail: OutgoingMail) -> Composed:
    """The words that were chosen when it was queued; a link for the reader alone is put in as the mail is sent."""
    address = MARK if has_link(mail.words) else mail.words["url"]
    url = f"{site()}{address}" if address.startswith("/") else address
    sections = []
    for lang in _languages(mail):
        words = mail.words[lang]
        button = Button(words["button"], url) if words["button"] and url else None
        with override(lang):
            why = _why(mail)
        sections.append(
            Section(lang, mail.greeting[lang], words["subject"], button, words["paragraphs"], why=why)
        )
    edition = mail.notice.edition
    frame = _dates(text_of(edition, "host_city"), edition.start_date, edition.end_date)
    return _dressed(mail, sections, text_of(edition, "short_name"), frame)


def _why(mail: OutgoingMail) -> str:
    """Why the reader gets this."""
    if not mail.capacity:
        return _("You receive this because you work for the meeting.")
    return {
        OutgoingMail.Capacity.DELEGATE: _("You receive this because your delegation takes part."),
        OutgoingMail.Capacity.FOCAL_POINT: _("You receive this as the focal point of your delegation."),
        OutgoingMail.Capacity.ROOM_STAFF: _("You receive this because you look after a room of the meeting."),
        OutgoingMail.Capacity.SUBSCRIBER: _("You receive this because you asked to be told of changes."),
    }[OutgoingMail.Capacity(mail.capacity)]


def _announcement(mail: OutgoingMail) -> Composed:
    """Words of staff to those whom a session or a party concerns, unless they were withdrawn or have expired."""
    said = Announcement.objects.filter(pk=mail.notice.announcement_id or 0).select_related("session").first()
    if said is None or said.withdrawn_at or said.expires <= clock.now():
        raise NothingLeft
    text = Text(said.text_vi or "", said.text_en or "")  # type: ignore[attr-defined]  # made by modeltranslation
    sections = []
    for lang in _languages(mail):
        with override(lang):
            label = said.get_level_display()
            page = (
                f"{site()}/{lang}/sessions/{said.session.code}/"
                if said.session
                else f"{site()}/{lang}/agenda/"
            )
            button = Button(_("Open the meeting’s page") if said.session else _("Open the agenda"), page)
            about = [str(said.session.title)] if said.session else []
            sections.append(
                Section(
                    lang,
                    mail.greeting[lang],
                    str(text),
                    button,
                    [": ".join([label, *about])],
                    why=_why(mail),
                )
            )
    programme = decode(Programme, mail.notice.programme)
    return _dressed(mail, sections, programme.edition.short_name, _when_where(programme))


def confirmation(mail: OutgoingMail, topic: Text | None, edition: Edition) -> Composed:
    """Return the mail by which a reader confirms what was asked for with the address."""
    sections = []
    for lang in _languages(mail):
        with override(lang):
            lead = [
                _("Somebody, probably you, asked that this address be told of changes to: %(topic)s.")
                % {"topic": topic or _("The whole programme")},
                _(
                    "Open the page below and confirm it there. If it was not you, do nothing: no more mails will come."
                ),
            ]
            button = Button(_("Confirm"), f"{site()}/{lang}/subscribe/confirm/{mail.token}/")
            headline = _("Please confirm: mails on changes of the programme")
            sections.append(Section(lang, mail.greeting[lang], headline, button, lead, why=_why(mail)))
    first, last = edition.start_date, edition.end_date
    where = text_of(edition, "host_city")
    return _dressed(mail, sections, text_of(edition, "short_name"), _dates(where, first, last))


def _calendar(mail: OutgoingMail, changes: list[Change], programme: Programme) -> str:
    sessions: Iterator[PublicSession] = (decode(PublicSession, change.session) for change in changes)
    name = str(programme.edition.short_name)
    pages = {change.page for change in changes if change.page}
    return calendar_of(programme, sessions, lang=mail.lang, site=site(), name=name, linked=pages).decode()


def _when_where(programme: Programme) -> Text:
    edition = programme.edition
    return _dates(edition.host_city, edition.start_date, edition.end_date)


def _dates(where: Text, first: dt.date, last: dt.date) -> Text:
    """Hà Nội, 12–16 January 2026."""

    def in_words(lang: str) -> str:
        with override(lang):
            until = dates.day_short(last, lang)
            days = (
                f"{first.day}–{until}"
                if first.month == last.month
                else f"{dates.day_short(first, lang)}–{until}"
            )
            year = f" {last.year}" if lang == "en" else f"/{last.year}"
            return f"{where}, {days}{year}"

    return Text(in_words("vi"), in_words("en"))


def _dressed(
    mail: OutgoingMail, sections: list[Section], meeting: Text, when_where: Text, ics: str = ""
) -> Composed:
    first, second = sections
    with override(first.lang):
        context = {
            "first": first,
            "second": second,
            "meeting": str(meeting),
            "when_where": str(when_where),
            "stop_url": stop_url(mail.token, first.lang) if mail.token else "",
        }
        text = render_to_string("delegates/mail/mail.txt", context)
        html = render_to_string("delegates/mail/mail.html", context)
        subject = f"{meeting}: {first.headline}"
    return Composed(" ".join(subject.split())[:300], _tidy(text), html, ics)


def stop_url(token: str, lang: str) -> str:
    """Return the address at which a subscriber ends the mails."""
    return f"{site()}/{lang}/subscribe/end/{token}/"


def _tidy(text: str) -> str:
    """Return the text without the gaps that tags leave."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept) + "\n"
