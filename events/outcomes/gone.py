"""Paragraphs no longer in a text while something is still proposed for them: where they were, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Paragraph

Key = tuple[int, int]  # outcome and key of the paragraph


@dataclass(frozen=True, slots=True)
class Gone:
    """The last number of a paragraph, and the first version without it."""

    number: int
    version: int


def where_they_were(keys: Iterable[Key]) -> dict[Key, Gone]:
    """Return where each of these paragraphs stood last; one query, none where nothing is gone."""
    asked = {*keys}
    if not asked:
        return {}
    found = Paragraph.objects.filter(
        version__outcome__in={outcome for outcome, _key in asked}, key__in={key for _outcome, key in asked}
    )
    rows = found.order_by("version__number").values_list(
        "version__outcome", "key", "number", "version__number"
    )
    return {
        (outcome, key): Gone(number, version + 1)
        for outcome, key, number, version in rows
        if (outcome, key) in asked
    }
