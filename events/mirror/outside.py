"""The two pages of the mirror that the site itself does not have: the choice of a language, and the lost address."""

from html import escape

from django.utils.translation import gettext, override

from adgmin.core.bilingual import LANGUAGES
from events.pages.context import LANGUAGES as NAMES
from events.releases.programme import Programme

OUTSIDE = ("css/mirror.css", "js/mirror.js")


def index_page(programme: Programme, *marks: str) -> str:
    """Return the page at the root: it leads on by the browser's languages, and offers both."""
    names = [programme.edition.name.vi, programme.edition.name.en]
    headings = "".join(_heading(lang, name) for lang, name in zip(LANGUAGES, names, strict=True) if name)
    script = '<script src="static/js/mirror.js"></script>'
    return _page(names[0] or names[1], headings + _links("") + "".join(marks), "", script)


def lost_page(programme: Programme, base: str) -> str:
    """Return 404.html. It is shown under any address, so it links from where the mirror is mounted."""
    said = []
    for lang in LANGUAGES:
        with override(lang):
            said.append(
                f'<p lang="{lang}">{escape(gettext("This page does not exist in the static copy."))}</p>'
            )
    heading = _heading("vi", str(programme.edition.short_name))
    return _page(f"404 · {programme.edition.short_name}", heading + "".join(said) + _links(base), base)


def _heading(lang: str, name: str) -> str:
    return f'<h1 lang="{lang}">{escape(name)}</h1>'


def _links(base: str) -> str:
    links = "".join(
        f'<a href="{escape(base)}{lang}/index.html" lang="{lang}" hreflang="{lang}">{escape(NAMES[lang])}</a>'
        for lang in LANGUAGES
    )
    return f"<nav>{links}</nav>"


def _page(title: str, content: str, base: str, head: str = "") -> str:
    style = f'<link rel="stylesheet" href="{escape(base)}static/css/mirror.css">'
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{escape(title)}</title>{style}{head}'
        f"</head><body><main>{content}</main></body></html>\n"
    )
