"""What the pages of badges share."""

from django import template

from adgmin.core.bilingual import Text, in_both
from delegates.badges.models import Category

register = template.Library()


@register.simple_tag
def category_words(code: str) -> Text:
    """Return what a category is called, in both languages."""
    return in_both(lambda: str(Category(code).label))
