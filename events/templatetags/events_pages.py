"""Words about papers that several public pages print."""

import re
from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adgmin.core.dates import day_screen
from events.agenda.words import language_label
from events.documents.models import DocumentKind
from events.releases.programme import PublicDocument

register = template.Library()

_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9]+")


@register.filter
def anchor(symbol: str) -> str:
    """Return the place of a paper on the page of documents."""
    return "doc-" + _NOT_IN_ANCHOR.sub("-", symbol).strip("-")


@register.filter
def languages(codes: Iterable[str]) -> str:
    """Return the languages of a paper in words."""
    return ", ".join(language_label(code) for code in codes)


@register.filter
def language_name(code: str) -> str:
    """Return a language in words."""
    return language_label(code)


@register.filter
def paper_facts(paper: PublicDocument) -> str:
    """Kind, version, pages and date in one line."""
    words = [str(DocumentKind(paper.kind).label)] if paper.kind in DocumentKind.values else []
    if not paper.revisions:  # else the symbol says which one it is
        words.append(_("version %(number)d") % {"number": paper.version})
    if paper.pages:
        words.append(ngettext("%(count)d page", "%(count)d pages", paper.pages) % {"count": paper.pages})
    if paper.issued_on:
        words.append(_("issued on %(day)s") % {"day": day_screen(paper.issued_on)})
    return " · ".join(words)
