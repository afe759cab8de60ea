"""A hall made by hand: 20 × 12 m, a door in the west, an exit in the east, a fire lane between, three booths."""

from events.models import Booth, Exhibitor, Hall, HallFeature, Room
from events.showcase.geometry import Box
from events.showcase.placing import BoothState, Change

FEATURES = (
    ("DOOR", "entrance", "Cửa vào", "Entrance", 0, 5, 0.5, 2),
    ("EXIT", "emergency_exit", "Lối thoát hiểm", "Emergency exit", 19.5, 5, 0.5, 2),
    ("LANE", "fire_lane", "Lối thoát nạn", "Fire lane", 2, 5, 16, 2),
    ("STAGE", "stage", "Sân khấu", "Stage", 14, 8, 4, 3),
)
BOOTHS = {"A01": (3, 1, 3, 3), "A02": (7, 1, 3, 3), "B01": (3, 8, 3, 3)}


def make_hall() -> Hall:
    """In room R-A of the small edition; A01 and B01 have exhibitors, EX-C has none yet."""
    room = Room.objects.get(code="R-A")
    hall = Hall.objects.create(room=room, width=20, height=12)
    for code, kind, vi, en, x, y, w, h in FEATURES:
        HallFeature.objects.create(
            hall=hall, code=code, kind=kind, name_vi=vi, name_en=en, x=x, y=y, w=w, h=h
        )
    for code, (x, y, w, h) in BOOTHS.items():
        Booth.objects.create(hall=hall, code=code, x=x, y=y, w=w, h=h, power_kw=2)
    for letter, booth in (("A", "A01"), ("B", "B01"), ("C", None)):
        made = Exhibitor.objects.create(
            edition=room.edition,
            code=f"EX-{letter}",
            slug=f"ex-{letter.lower()}",
            name_vi=f"Đơn vị {letter}",
            name_en=f"Company {letter}",
        )
        if booth:
            Booth.objects.filter(code=booth).update(exhibitor=made)
    return Hall.objects.get()


def state(code: str) -> BoothState:
    """A booth as it stands now."""
    return BoothState.of(Booth.objects.get(code=code))


def moved(code: str, *box: int) -> Change:
    """The change that puts a booth there (centimetres)."""
    seen = state(code)
    return Change(seen, BoothState(code, Box(*box), seen.exhibitor, seen.power))


def placed(code: str, *box: int) -> Change:
    """The change that makes a booth there."""
    return Change(None, BoothState(code, Box(*box)))
