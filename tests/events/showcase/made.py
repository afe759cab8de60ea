"""A hall made by hand: 20 × 12 m, a door in the west, an exit in the east, a fire lane between, three booths."""

from events.models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, Product, Room
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


def make_demos(moment) -> None:
    """Beside the hall: D1 guided at booth A01, D2 on the stage, D3 cancelled, D4 of somebody not accepted."""
    from tests.events.marked import make_demo

    hall = make_hall()
    for letter in "AB":
        owner = Exhibitor.objects.get(code=f"EX-{letter}")
        Product.objects.create(
            edition=owner.edition, code=f"P-{letter}", exhibitor=owner, name_vi=f"Sản phẩm {letter}",
            name_en=f"Product {letter}", description_en=f"What {letter} does",
        )  # fmt: skip
    booth = Booth.objects.get(code="A01")
    make_demo("D1", "P-A", booth, "10:00", "10:30", capacity=8)
    make_demo("D2", "P-A", booth, "10:10", "10:40")
    DemoSlot.objects.filter(code="D2").update(
        booth=None, place=HallFeature.objects.get(hall=hall, code="STAGE")
    )
    make_demo("D3", "P-A", booth, "11:00", "11:30", capacity=8, cancelled_at=moment)
    make_demo("D4", "P-B", Booth.objects.get(code="B01"), "12:00", "12:30")
    Exhibitor.objects.filter(code="EX-B").update(standing="submitted")
