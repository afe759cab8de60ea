"""Who may not judge whom: by what was declared, or by rule."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from adgmin.core.text import fold
from events.showcase.members import members_of

from .models import ConflictOfInterest, Finalist, Juror
from .ranking import Pair


class Ground(models.TextChoices):
    """Why a juror does not judge a finalist."""

    BY_JUROR = "by_juror", _("declared by the juror")
    BY_STAFF = "by_staff", _("recorded by the desk")
    SAME_COUNTRY = "same_country", _("same country as the finalist")
    SAME_ORGANISATION = "same_organisation", _("same organisation as the finalist")
    EXHIBITOR = "exhibitor", _("belongs to the exhibitor")


DECLARED = frozenset({Ground.BY_JUROR, Ground.BY_STAFF})


def conflicts_between(jurors: Iterable[Juror], finalists: Iterable[Finalist]) -> dict[Pair, Ground]:
    """Return the ground of every conflict; two queries for any number. A rule goes before what was declared."""
    jurors, finalists = list(jurors), list(finalists)
    declared = ConflictOfInterest.objects.filter(juror__in=jurors, finalist__in=finalists)
    found = {
        (one.juror_id, one.finalist_id): Ground.BY_JUROR if one.by_juror else Ground.BY_STAFF
        for one in declared
    }
    members = members_of(one.exhibitor_id for one in finalists if one.exhibitor_id)
    for juror in jurors:
        for finalist in finalists:
            if ground := _ground(juror, finalist, members.get(finalist.exhibitor_id or 0, frozenset())):
                found[juror.pk, finalist.pk] = ground
    return found


def _ground(juror: Juror, finalist: Finalist, members: frozenset[int]) -> Ground | None:
    if juror.country_id and juror.country_id == finalist.country_id:
        return Ground.SAME_COUNTRY
    names = {fold(finalist.organisation_vi or ""), fold(finalist.organisation_en or "")} - {""}  # type: ignore[attr-defined]  # translated columns
    if fold(juror.organisation) in names:
        return Ground.SAME_ORGANISATION
    return Ground.EXHIBITOR if juror.user_id in members else None
