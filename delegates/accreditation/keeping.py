"""Filters of a page, kept by name: one's own, and those shared with everybody at the desk."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from adgmin.core.text import nfc

from .models import SavedFilter

QUEUE = "queue"
LONGEST = 500


def filters_for(user: User, page: str = QUEUE) -> QuerySet[SavedFilter]:
    """Return the filters of a page that this user may use."""
    return SavedFilter.objects.filter(Q(user=user) | Q(shared=True), page=page).select_related("user")


@transaction.atomic
def keep_filter(user: User, name: str, query: str, *, shared: bool = False, page: str = QUEUE) -> SavedFilter:
    """Keep a filter by name; one's own of that name becomes this one. Raises Refused: `name_missing`, `too_long`."""
    words = nfc(" ".join(name.split()))[:80]
    if not words:
        sentence = in_both(lambda: gettext("Give the filter a name."))
        raise Refused(Problem("name_missing", Severity.BLOCK, sentence, field="name"))
    if len(query) > LONGEST:
        sentence = in_both(lambda: gettext("This filter is too long to be kept: search for fewer words."))
        raise Refused(Problem("too_long", Severity.BLOCK, sentence))
    values = {"query": query, "shared": shared}
    return SavedFilter.objects.update_or_create(user=user, page=page, name=words, defaults=values)[0]


def forget_filter(user: User, pk: int) -> bool:
    """Delete one of the user's own filters; False when there is none."""
    return bool(SavedFilter.objects.filter(user=user, pk=pk).delete()[0])
