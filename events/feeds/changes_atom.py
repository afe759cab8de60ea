"""The changes of the programme as a feed (Atom, RFC 4287): one entry for each release and one for the day's changes."""

import datetime as dt
import uuid
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import override

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.dates import local
from events.pages.changes.history import Entry
from events.releases.programme import Programme

ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The name space of the identifiers; never to be changed, or every reader would show every entry anew.
_IDENTIFIERS = uuid.UUID("5d2c7a1e-6f0b-5a43-9c8d-1f6a0b7e4c21")


def atom(
    programme: Programme,
    entries: Sequence[Entry],
    *,
    lang: str,
    site: str,
    address: str,
    key: str = "",
    about: str = "",
) -> bytes:
    """Return the text of /changes.atom; `address` is that of the feed itself.

    `key` tells feeds of different meetings apart for good, `about` says in words what was asked for.
    """
    with override(lang):
        feed = ET.Element("feed", {"xmlns": ATOM, _XML_LANG: lang})
        title = _("Changes of the programme: %(meeting)s") % {"meeting": programme.edition.short_name}
        _add(feed, "id", _identifier(programme, lang, f"feed/{key}"))
        _add(feed, "title", f"{title}, {about}" if about else title)
        _add(feed, "subtitle", _("What changed in the programme, release by release, old beside new."))
        _add(feed, "updated", _moment(_updated(programme, entries)))
        _add(feed, "link", rel="self", type="application/atom+xml", href=address)
        for code in (lang, *(code for code in LANGUAGES if code != lang)):
            page = f"{site}/{code}/changes/"
            _add(feed, "link", rel="alternate", type="text/html", hreflang=code, href=page)
        _add(_add(feed, "author"), "name", str(programme.edition.host_ministry or programme.edition.name))
        for entry in entries:
            _add_entry(feed, programme, entry, lang, site)
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _add_entry(feed: ET.Element, programme: Programme, entry: Entry, lang: str, site: str) -> None:
    made = _add(feed, "entry")
    # What is changed on the day is one entry for each of its states.
    name = f"release/{entry.number}" if entry.number else f"live/{_moment(entry.at)}"
    _add(made, "id", _identifier(programme, lang, name))
    _add(made, "title", _title(entry))
    _add(made, "updated", _moment(entry.at))
    _add(made, "published", _moment(entry.at))
    anchor = f"release-{entry.number}" if entry.number else "today"
    _add(made, "link", rel="alternate", type="text/html", href=f"{site}/{lang}/changes/#{anchor}")
    context = {"entry": entry, "programme": programme, "lang": lang, "site": site}
    content = _add(made, "content", type="html")
    content.text = get_template("events/changes/_feed_entry.html").render(context)


def _title(entry: Entry) -> str:
    if not entry.number:
        return _("Changed on the day")
    release = _("Release %(number)d") % {"number": entry.number}
    if not entry.changes:
        return release
    first = entry.changes[0].session.title
    more = f" (+{len(entry.changes) - 1})" if len(entry.changes) > 1 else ""
    return f"{release}: {first}{more}"


def _updated(programme: Programme, entries: Sequence[Entry]) -> dt.datetime:
    return max((entry.at for entry in entries), default=programme.released_at or programme.published_at)


def _identifier(programme: Programme, lang: str, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDENTIFIERS, f'{programme.edition.code}/{lang}/{name}')}"


def _moment(moment: dt.datetime) -> str:
    return local(moment).isoformat(timespec="seconds")


def _add(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    made.text = text or None
    return made
