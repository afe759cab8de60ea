"""The exhibitors of a demonstration: pictures drawn by code, one sign-in, one application and one profile in review."""

import io
import math
import random
from collections.abc import Callable

from django.db import transaction
from PIL import Image, ImageDraw

from adgmin.core import clock
from adgmin.core.models import User
from delegates.exhibiting.applying import confirm_application
from delegates.exhibiting.inviting import digest_of, new_token
from delegates.exhibiting.models import Application, ExhibitorContact
from delegates.mail.steps import without_letters
from events.editions.models import Edition
from events.pictures.models import Picture
from events.pictures.taking_in import keep_picture
from events.showcase.entering import write_product, write_profile
from events.showcase.entry_models import BoothNeeds, Entry
from events.showcase.models import Exhibitor, Product
from events.showcase.reviewing import submit, take_up

SIZE = (1920, 1200)  # drawn twice as large as it is kept
SIGN_IN = "exhibitor@example.org"
PICTURED = 5  # exhibitors, with their first product each
_INDIGO, _DEEP, _GILT, _CELADON, _PLUM, _PAPER = (
    "#20378f",
    "#0a1130",
    "#d9a93a",
    "#0a8270",
    "#a04c94",
    "#f4f6fb",
)
_GROUNDS = ((_DEEP, _INDIGO), (_INDIGO, _CELADON), (_CELADON, _DEEP), (_PLUM, _INDIGO), (_DEEP, _CELADON))


def draw(name: str) -> bytes:
    """Return a PNG: an abstract figure on the colours of the house, the same one for a name each time."""
    chance = random.Random(f"picture {name}")  # noqa: S311 - the same figure each time
    image = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(image)
    _slope(pen, *chance.choice(_GROUNDS))
    chance.choice(_FIGURES)(pen, chance)
    stream = io.BytesIO()
    image.reduce(2).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _slope(pen: ImageDraw.ImageDraw, top: str, bottom: str) -> None:
    """A ground that goes over from one colour into another."""
    one, other = (Image.new("RGB", (1, 1), colour).getpixel((0, 0)) for colour in (top, bottom))
    for y in range(SIZE[1]):
        part = y / SIZE[1]
        mixed = tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))  # type: ignore[arg-type]  # of RGB
        pen.line((0, y, SIZE[0], y), fill=mixed)


def _chords(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Eleven points, each joined to every other: the device of the meeting."""
    x, y, radius, turn = SIZE[0] * chance.uniform(0.35, 0.65), SIZE[1] / 2, 460, chance.random()
    points = [
        (x + radius * math.cos(math.tau * (n + turn) / 11), y + radius * math.sin(math.tau * (n + turn) / 11))
        for n in range(11)
    ]
    for number, one in enumerate(points):
        for other in points[number + 1 :]:
            pen.line((*one, *other), fill=_GILT, width=4)
    for px, py in points:
        pen.ellipse((px - 18, py - 18, px + 18, py + 18), fill=_PAPER)


def _waves(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Lines that swing across, as signals do."""
    for number in range(9):
        high, long = chance.uniform(40, 160), chance.uniform(70, 240)
        y = 180 + number * 104
        line = [(x, y + high * math.sin(x / long + number)) for x in range(0, SIZE[0] + 1, 8)]
        pen.line(line, fill=(_GILT, _PAPER, _CELADON)[number % 3], width=6 + 2 * (number % 3), joint="curve")


def _drum(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Rings and rays, as on the drums of Đông Sơn."""
    x, y = SIZE[0] * chance.uniform(0.3, 0.7), SIZE[1] * chance.uniform(0.4, 0.6)
    for radius in range(120, 840, 80):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_GILT, width=6)
    for number in range(24):
        way = math.tau * number / 24
        pen.line((x + 120 * math.cos(way), y + 120 * math.sin(way), x + 760 * math.cos(way), y + 760 * math.sin(way)),
                 fill=_PAPER, width=3 + 6 * (number % 2))  # fmt: skip


def _towers(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Blocks of different height with lit windows: a city, a rack, a chart."""
    x = 80
    while x < SIZE[0] - 120:
        wide, high = chance.randrange(100, 240, 20), chance.randrange(240, 920, 40)
        pen.rectangle(
            (x, SIZE[1] - high, x + wide, SIZE[1]), fill=chance.choice((_PAPER, _CELADON, _INDIGO, _PLUM))
        )
        for row in range(SIZE[1] - high + 32, SIZE[1] - 20, 56):
            for column in range(x + 20, x + wide - 24, 48):
                if chance.random() < 0.6:
                    pen.rectangle((column, row, column + 24, row + 24), fill=_GILT)
        x += wide + 36


_FIGURES: tuple[Callable[[ImageDraw.ImageDraw, random.Random], None], ...] = (_chords, _waves, _drum, _towers)


def give_pictures(edition: Edition) -> int:
    """Give some exhibitors and their first products a picture; return how many. Nothing when there are some already."""
    if Picture.objects.filter(edition=edition).exists():
        return 0
    made = 0
    for exhibitor in Exhibitor.objects.filter(edition=edition).order_by("code")[:PICTURED]:
        owners: list[Exhibitor | Product] = [exhibitor, *exhibitor.products.order_by("code")[:1]]
        for owner in owners:
            owner.picture = keep_picture(
                edition, draw(owner.code), by=None, source="sample",
                alt_vi=f"Hình đồ họa trừu tượng minh họa cho {owner.name_vi}",  # type: ignore[union-attr]  # translated
                alt_en=f"Abstract drawing that stands for {owner.name_en}",  # type: ignore[union-attr]  # as above
            )  # fmt: skip
            owner.save(update_fields=["picture"])
            made += 1
    return made


@transaction.atomic
def make_sample_exhibitors(edition: Edition) -> int:
    """Let a sample user write for one exhibitor, one organisation wait with an application, one profile in review."""
    if ExhibitorContact.objects.filter(exhibitor__edition=edition).exists():
        return 0
    with without_letters():
        user = User.objects.get(email=SIGN_IN)
        if own := Exhibitor.objects.filter(edition=edition).first():
            _contact(own, SIGN_IN, user)
        _apply(edition, "Trung tâm Dữ liệu Mê Kông", "Mekong Data Centre", "mekong@example.org")
        _in_review(edition)
    return 3


def _contact(exhibitor: Exhibitor, email: str, user: User) -> None:
    ExhibitorContact.objects.create(exhibitor=exhibitor, user=user, name=str(user), email=email)
    BoothNeeds.objects.get_or_create(
        exhibitor=exhibitor,
        defaults={"power_kw": 3, "sockets": 4, "tables": 2, "chairs": 4, "screens": 1, "demos": 1},
    )


def _apply(edition: Edition, name_vi: str, name_en: str, email: str) -> Exhibitor:
    token = new_token()
    Application.objects.create(
        edition=edition, digest=digest_of(token), email=email, made_at=clock.now(),
        said={
            "name_vi": name_vi, "name_en": name_en, "country": "VN", "website": "", "contact": "Trần Minh Châu",
            "phone": "", "lang": "vi",
            "shows": "Bảng điều khiển dữ liệu mở về lũ và hạn mặn, và cách các tỉnh dùng chung.",
        },
    )  # fmt: skip
    return confirm_application(token)


def _in_review(edition: Edition) -> None:
    exhibitor = _apply(
        edition, "Phòng Thí nghiệm Ngôn ngữ Lạc Việt", "Lac Viet Language Lab", "lacviet@example.org"
    )
    take_up(exhibitor, by=None)
    write_profile(
        exhibitor, by=None, name_vi="Phòng Thí nghiệm Ngôn ngữ Lạc Việt", name_en="Lac Viet Language Lab",
        profile_vi="Nhóm nghiên cứu trợ lý ngôn ngữ cho các thứ tiếng Đông Nam Á, chạy trên thiết bị không cần mạng.",
        profile_en="A research group for assistants in the languages of Southeast Asia that run without a network.",
        country="VN", themes=["ai"],
    )  # fmt: skip
    code = write_product(
        exhibitor, "", by=None, name_vi="Trợ lý hội nghị bốn thứ tiếng", name_en="Four-language meeting assistant",
        description_vi="Ghi biên bản và dịch ngay tại chỗ bằng bốn thứ tiếng.",
        description_en="Takes minutes and interprets on the spot in four languages.", themes=["ai"],
    )  # fmt: skip
    entry = Entry.objects.get(exhibitor=exhibitor)
    picture = keep_picture(
        edition, draw(code), by=None, source="sample", alt_vi="Hình đồ họa trừu tượng minh họa trợ lý hội nghị",
        alt_en="Abstract drawing that stands for the meeting assistant",
    )  # fmt: skip
    entry.content["products"][0]["picture"] = picture.pk
    entry.save(update_fields=["content"])
    submit(exhibitor, by=None)
