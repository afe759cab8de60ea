"""Badges on paper: the text and the code of each, the order, the sheets with their crop marks, the ten scripts."""

import datetime as dt
import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdf import PdfReader

from adgmin.core.bilingual import Text
from delegates.badges import typeset
from delegates.badges.faces import digest, face_of
from delegates.badges.layout_samples import PEOPLE
from delegates.badges.models import Badge, Zone
from delegates.badges.sheets import chunks
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate

from .conftest import FROM
from .printing import MM, data_of, decoded, needs_poppler, pages_of, person

PICTURES = Path(__file__).resolve().parents[2] / "data" / "badges"
SCRIPTS = ("vi", "th", "lo", "km", "my", "zh", "ja", "ko", "ru", "hi")
WIDTH, HEIGHT = round(105 / 25.4 * 55), round(148 / 25.4 * 55)  # pixels of a badge in the pictures


@pytest.fixture
def batch(make_badge, delegation):
    """Four badges of two delegations and a car, made in the wrong order."""
    other = Delegation.objects.create(edition=delegation.edition, code="HOST", kind="host_secretariat", sort_order=0,
                                      name_vi="Ban Tổ chức", name_en="Host secretariat")  # fmt: skip
    for letter, vi, en in (("A", "Hội trường", "Plenary hall"), ("B", "Phòng họp", "Meeting rooms")):
        Zone.objects.create(edition=delegation.edition, letter=letter, name_vi=vi, name_en=en)
    rows = [
        ("delegate", "Trần Thị Bình", "Chuyên viên", "Officer", delegation),
        ("head", "PHẠM Quốc Ân", "Bộ trưởng", "Minister", delegation),
        ("secretariat", "LÊ Thu Hà", "Lễ tân", "Protocol", other),
    ]
    for number, (role, name, vi, en, sender) in enumerate(rows):
        one = Delegate.objects.create(
            delegation=sender, ref=f"R{number}", role=role, badge_name=name, passport_given=name, honorific="Ms.",
            position_vi=vi, position_en=en, native_name="範",
        )  # fmt: skip
        make_badge(one, delegation=sender, category="MIN" if role == "head" else "DEL", zones=["A"])
    make_badge(kind="vehicle", label="29A-123.45", category="SVC", zones=[])
    return list(Badge.objects.in_protocol_order())


def set_on(sheet: str, badges: list[Badge]) -> bytes:
    keys = [badge.pk for badge in badges]
    return b"".join(pdf for _badges, pdf in chunks(keys, badges[0].edition, sheet, made_at=FROM))


@needs_poppler
def test_every_badge_says_its_record_and_its_code_on_both_sides(batch, tmp_path):
    pdf = set_on("a6", batch)
    text = pages_of(pdf)
    assert [badge.delegate and badge.delegate.badge_name for badge in batch] == [
        "LÊ Thu Hà", "PHẠM Quốc Ân", "Trần Thị Bình", None,
    ]  # fmt: skip
    assert len(text) == 2 * len(batch)
    for badge, front, back in zip(batch, text[::2], text[1::2], strict=True):
        face = face_of(badge)
        said = [face.name or face.label, face.honorific, face.native, face.delegation.vi, face.delegation.en,
                face.position.vi, face.position.en, face.category, f"No. {badge.serial:04d}", "ADGMIN"[:0]]  # fmt: skip
        assert [words for words in said if words not in front] == []
        assert (face.name or face.label) in back
        assert "Hội trường" in back
        assert f"No. {badge.serial:04d}" in back
    assert decoded(pdf, tmp_path) == [badge.code for badge in batch for _side in range(2)]


def test_the_digest_of_what_was_set_is_kept_with_each_badge(batch):
    (made,) = [made for made, _pdf in chunks([b.pk for b in batch], batch[0].edition, "a6", made_at=FROM)]
    assert [badge.face for badge in made] == [digest(face_of(badge)) for badge in batch]


def test_the_same_badges_make_the_same_bytes_on_a6():
    data = data_of([person("Nguyễn Thị Đào")])
    made_at = dt.datetime(2026, 1, 15, tzinfo=dt.UTC)
    one = typeset.pdf("a6", data, made_at=made_at)
    assert one == typeset.pdf("a6", data, made_at=made_at)
    boxes = {
        tuple(round(float(side) / MM, 1) for side in page.mediabox[2:])
        for page in PdfReader(io.BytesIO(one)).pages
    }
    assert boxes == {(105.0, 148.0)}


@needs_poppler
def test_sheets_have_crop_marks_and_backs_behind_their_fronts(tmp_path):
    faces = [person("Một", category="DEL"), person("Hai", category="MED"), person("Ba", category="EXH")]
    pdf = typeset.pdf("a4", data_of(faces), made_at=FROM)
    (tmp_path / "a4.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", "127", "-png", tmp_path / "a4.pdf", tmp_path / "p"], check=True
    )  # 5 px a mm
    front, back, *rest = [Image.open(path).convert("RGB") for path in sorted(tmp_path.glob("p*.png"))]
    assert len(rest) == 2  # the third badge has a sheet of its own
    assert front.size == back.size == (1051, 1486)  # 210 × 297 mm
    left, tops = (210 - 148) / 2, [(297 - 2 * 105 - 10) / 2, (297 + 10) / 2]
    for top in tops:
        for y in (top, top + 105):
            for x in (left - 5, left + 148 + 5):
                assert is_ink_near(front, x, y, across=False), (x, y)
                assert is_ink_near(back, x, y, across=False), (x, y)
        assert not is_ink_near(
            front, left - 5, top + 52, across=False
        )  # the control: no mark where nothing is cut
    # Turned on the long edge the page is mirrored: the band of a back lies behind the band of its front.
    for top, tone in zip(tops, [(0x20, 0x37, 0x8F), (0xC2, 0x45, 0x1B)], strict=True):
        at = (left + 148 - 27, top + 15)
        assert is_near(pixel(front, *at), tone)
        assert is_near(pixel(back, 210 - (left + 148 - 15), top + 15), tone)
        assert not is_near(pixel(back, *at), tone)
    # The band goes three millimetres beyond the cut, so that no white edge is left.
    assert is_near(pixel(front, left + 148 + 2, tops[0] + 50), (0x20, 0x37, 0x8F))


def pixel(image, x: float, y: float):
    return image.getpixel((round(x * 5), round(y * 5)))


def is_near(found, tone) -> bool:
    return all(abs(one - other) < 70 for one, other in zip(found, tone, strict=True)) and found != (
        255,
        255,
        255,
    )


def is_ink_near(image, x: float, y: float, *, across: bool) -> bool:
    """Whether a hair line runs through this point (mm), give or take two pixels."""
    around = image.convert("L").crop((round(x * 5) - 3, round(y * 5) - 3, round(x * 5) + 3, round(y * 5) + 3))
    return around.getextrema()[0] < 160


@pytest.fixture(scope="module")
def pictures():
    """The fronts of the ten scripts, from one job."""
    data = data_of([PEOPLE[script][1] for script in SCRIPTS])
    sheet = Image.open(io.BytesIO(typeset.png("preview", data, ppi=55))).convert("RGB")
    inset, gap = 3 / 25.4 * 55, 6 / 25.4 * 55
    found = {}
    for number, script in enumerate(SCRIPTS):
        x = inset + (number % 5) * (105 / 25.4 * 55 + gap)
        y = inset + (number // 5) * (148 / 25.4 * 55 + gap)
        found[script] = sheet.crop((round(x), round(y), round(x) + WIDTH, round(y) + HEIGHT))
    return found


def differs(one, other) -> float:
    """The largest difference of brightness (0 to 255) of any patch, after small shifts are smoothed away."""
    softened = [image.convert("L").filter(ImageFilter.GaussianBlur(2)) for image in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*softened)).extrema[0][1]


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_is_drawn_as_in_its_picture(script, pictures):
    kept = Image.open(PICTURES / f"{script}.png")
    assert kept.size == pictures[script].size
    assert differs(kept, pictures[script]) < 24


def test_another_name_would_not_pass_for_the_picture(pictures):
    kept = Image.open(PICTURES / "lo.png")
    assert differs(kept, pictures["km"]) > 60


def test_a_pass_says_its_day_and_a_car_its_plate():
    day = person(
        "", kind="one_day", day="2026-01-15", delegation=Text("Nhật Bản", "Japan"), label="Kênh truyền hình"
    )
    front, _back = pages_of(typeset.pdf("a6", data_of([day]), made_at=FROM))
    for words in (
        "Thursday, 15 January 2026",
        "Thứ Năm, ngày 15/01/2026",
        "Japan",
        "Kênh truyền hình",
        "One-day badge",
    ):
        assert words in front
