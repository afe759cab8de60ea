"""What gates have to fetch: each change of badges gets the next number of its edition."""

from collections.abc import Iterable

from django.db.models import F

from events.editions.models import Edition

from .models import Badge, BadgeCounter


def locked_counter(edition: Edition | int) -> BadgeCounter:
    """Return the counter of an edition, locked until the transaction ends; always the last lock that is taken."""
    pk = edition if isinstance(edition, int) else edition.pk
    BadgeCounter.objects.get_or_create(edition_id=pk)
    return BadgeCounter.objects.select_for_update().get(edition_id=pk)


def touch(badges: Iterable[Badge]) -> None:
    """Give these badges the next number of change, in the transaction of the change.

    As the counter stays locked until then, a gate that has fetched up to a number never misses a smaller one.
    """
    by_edition: dict[int, list[Badge]] = {}
    for badge in badges:
        by_edition.setdefault(badge.edition_id, []).append(badge)
    for edition, changed in sorted(by_edition.items()):
        counter = locked_counter(edition)
        BadgeCounter.objects.filter(pk=counter.pk).update(change=F("change") + 1)
        number = counter.change + 1
        Badge.objects.filter(pk__in=[badge.pk for badge in changed]).update(change=number)
        for badge in changed:
            badge.change = number
