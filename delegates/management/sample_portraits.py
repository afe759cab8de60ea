"""Portraits of the people of a demonstration: plain shapes that resemble nobody, the same ones each time."""

import io
import random
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from PIL import Image, ImageDraw

from adgmin.core import clock
from adgmin.core.models import User
from delegates.nominations.models import Delegate, Gender
from delegates.privacy.models import PrivateFile
from delegates.privacy.storing import FILES

SIZE = (708, 944)  # drawn twice as large as it is kept: 30 × 40 mm at 300 dpi
FACES = 24  # of each gender; more people share them
LACKING_EVERY = 17  # so many have not sent one, for the desk to ask

_SKIN = ("#f1cfae", "#e6b98f", "#d4a074", "#b97f57", "#9a6745", "#f4d8bd")
_HAIR = ("#1d1a1a", "#2b211c", "#3d2c22", "#57504c", "#8f8a86", "#141417")
_SUIT = ("#20306e", "#2c3140", "#1c5a52", "#43395c", "#5b2f3a", "#30333d", "#1f4d63")
_GROUND = ("#e9eef7", "#edf2ee", "#f2efe8", "#e8edf0")
_TIE = ("#d9a93a", "#a11a12", "#58a9de", "#0a6a4a", "#e9eef7")
_INK = "#1b1f2b"


def give_portraits(people: Iterable[Delegate], *, by: User | None) -> int:
    """Give most of these people a photograph; return how many."""
    drawn: dict[tuple[bool, int], bytes] = {}
    files = []
    for number, person in enumerate(people, 1):
        if number % LACKING_EVERY == 0:
            continue
        key = (person.gender == Gender.FEMALE, number % FACES)
        if key not in drawn:
            drawn[key] = portrait(*key)
        file = PrivateFile(
            kind=PrivateFile.Kind.PHOTO, delegate=person, media_type="image/jpeg", size=len(drawn[key]),
            width=SIZE[0] // 2, height=SIZE[1] // 2, uploaded_by=by, uploaded_at=clock.now(),
        )  # fmt: skip
        # Only once the people are there for good: a dry run leaves no file behind.
        transaction.on_commit(partial(FILES.write, file.name, drawn[key]))
        files.append(file)
    PrivateFile.objects.bulk_create(files)
    return len(files)


def portrait(is_woman: bool, number: int) -> bytes:
    """Return the JPEG of a portrait, 354 × 472 pixels, head and shoulders on a plain light ground."""
    chance = random.Random(f"portrait {is_woman} {number}")  # noqa: S311 - the same face each time
    picture = Image.new("RGB", SIZE, chance.choice(_GROUND))
    _draw(ImageDraw.Draw(picture), chance, is_woman)
    target = io.BytesIO()
    picture.reduce(2).save(target, "JPEG", quality=88)
    return target.getvalue()


def _draw(draw: ImageDraw.ImageDraw, chance: random.Random, is_woman: bool) -> None:
    skin, hair, suit = chance.choice(_SKIN), chance.choice(_HAIR), chance.choice(_SUIT)
    middle, top = SIZE[0] // 2, 400
    wide, tall = chance.randint(132, 150), chance.randint(170, 188)
    long_hair = is_woman and chance.random() < 0.7
    if long_hair:
        draw.rounded_rectangle((middle - wide - 44, top - 150, middle + wide + 44, top + 300), 150, fill=hair)
    _shoulders(draw, chance, suit, skin, is_woman)
    draw.ellipse((middle - wide - 20, top - tall - 46, middle + wide + 20, top + tall - 70), fill=hair)
    for side in (-1, 1):
        draw.ellipse((middle + side * wide - 22, top - 26, middle + side * wide + 22, top + 50), fill=skin)
    draw.ellipse((middle - wide, top - tall + 10, middle + wide, top + tall), fill=skin)
    fringe = chance.randint(-70, -34)
    draw.pieslice(
        (middle - wide - 12, top - tall - 40, middle + wide + 12, top + tall + fringe), 196, 344, fill=hair
    )
    _face(draw, chance, middle, top)


def _shoulders(
    draw: ImageDraw.ImageDraw, chance: random.Random, suit: str, skin: str, is_woman: bool
) -> None:
    middle = SIZE[0] // 2
    draw.rounded_rectangle((70, 622, SIZE[0] - 70, SIZE[1] + 160), 190, fill=suit)
    draw.rectangle((middle - 62, 540, middle + 62, 650), fill=skin)
    draw.pieslice((middle - 62, 590, middle + 62, 700), 0, 180, fill=skin)
    draw.polygon([(middle - 110, 618), (middle - 58, 614), (middle, 750), (middle + 58, 614), (middle + 110, 618),
                  (middle + 26, 940), (middle - 26, 940)], fill="#f7f7f4")  # fmt: skip
    if not is_woman or chance.random() < 0.2:
        tie = chance.choice(_TIE)
        draw.polygon([(middle - 26, 712), (middle + 26, 712), (middle + 16, 758), (middle + 40, 944),
                      (middle - 40, 944), (middle - 16, 758)], fill=tie)  # fmt: skip
    for side in (-1, 1):
        draw.polygon(
            [(middle + side * 118, 622), (middle + side * 20, 944), (middle + side * 170, 944)], fill=suit
        )


def _face(draw: ImageDraw.ImageDraw, chance: random.Random, middle: int, top: int) -> None:
    for side in (-1, 1):
        eye = middle + side * 60
        draw.ellipse((eye - 13, top - 4, eye + 13, top + 26), fill=_INK)
        draw.line((eye - 30, top - 44, eye + 30, top - 44 + side * 2), fill=_INK, width=9)
    draw.line((middle, top + 22, middle - 14, top + 76, middle + 10, top + 78), fill="#5a4034", width=6)
    draw.arc((middle - 58, top + 62, middle + 58, top + 128), 25, 155, fill=_INK, width=8)
    if chance.random() < 0.28:
        for side in (-1, 1):
            box = (middle + side * 60 - 44, top - 28, middle + side * 60 + 44, top + 46)
            draw.rounded_rectangle(box, 20, outline=_INK, width=6)
        draw.line((middle - 16, top + 2, middle + 16, top + 2), fill=_INK, width=6)
