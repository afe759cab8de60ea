"""The tour of a demonstration: the Heads of Delegation walk around in the session that the hall is kept for."""

from django.db import transaction

from adgmin.core.models import User
from events.agenda.models import Session
from events.editions.models import Edition
from events.showcase.models import Hall

from .models import Tour
from .touring import Stop, add_stop, save_tour, shorten

SESSION = "SHOW-TOUR"
BOOTHS = ("B01", "B03", "C01", "C02", "D01")
MINUTES = 5


@transaction.atomic
def make_sample_tour(edition: Edition, *, by: User) -> int:
    """Make the tour when its session and booths are there and no tour is; return how many were made."""
    hall = Hall.objects.filter(room__edition=edition).select_related("room__edition").first()
    session = Session.objects.filter(edition=edition, code=SESSION, start__isnull=False).first()
    if hall is None or session is None or session.start is None or hall.tours.exists():
        return 0
    tour = save_tour(
        Tour(
            hall=hall,
            session=session,
            start=session.start,
            name_vi="Các Trưởng đoàn tham quan khu trình diễn",
            name_en="Heads of Delegation tour the showcase",
            guest_vi="Tổng Thư ký ASEAN và các Trưởng đoàn",
            guest_en="Secretary-General of ASEAN and Heads of Delegation",
        ),
        by=by,
    )
    places = {booth.code: booth.pk for booth in hall.booths.filter(code__in=BOOTHS)}
    for code in BOOTHS:
        if code in places:
            stop = Stop(places[code], None, MINUTES, "Giám đốc điều hành", "Chief executive")
            add_stop(tour, stop, by=by, seen=tour.sequence)
    shorten(tour, by=by, seen=tour.sequence)
    return 1
