"""The one door to the awards: each juror their own sheets, the desk the categories of its edition."""

from django.http import Http404

from adgmin.core.models import User
from events.editions.models import Edition

from .conflicts import conflicts_between
from .models import AwardCategory, Finalist, Juror


def juror_of(user: object) -> Juror | None:
    """Return the juror who signed in, of the newest edition; None for anybody else."""
    if not isinstance(user, User):
        return None
    found = Juror.objects.filter(user=user).select_related("edition", "country")
    return found.order_by("-edition__start_date").first()


def get_finalist_for(juror: Juror, code: str) -> Finalist:
    """Return a finalist whom the juror judges. Raises Http404 for any other, those in conflict too."""
    found = Finalist.objects.filter(edition=juror.edition_id, code=code, category__jurors=juror)
    finalist = found.select_related("category", "country", "edition").first()
    if finalist is None or conflicts_between([juror], [finalist]):
        raise Http404
    return finalist


def get_category(code: str) -> AwardCategory:
    """Return a category of the newest edition for the desk. Raises Http404."""
    edition = Edition.objects.first()
    found = AwardCategory.objects.filter(edition=edition, code=code).select_related("edition").first()
    if found is None:
        raise Http404
    return found
