"""Both languages of a text at once, the leading one first."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from adgmin.core.bilingual import LANGUAGES, Text

register = template.Library()


@register.simple_tag
def duo(text: Text) -> SafeString:
    """Both languages, each marked as what it is; one that is missing or the same is not repeated."""
    given = [(lang, getattr(text, lang)) for lang in LANGUAGES if getattr(text, lang)]
    if text.vi == text.en:
        given = given[:1]
    inner = format_html_join(" ", '<span lang="{}">{}</span>', given)
    return format_html('<span class="duo">{}</span>', inner)
