"""Pictures are made anew in the sizes that pages need; words in both languages belong to them."""

import io

import pytest
from django.db import IntegrityError, connection, transaction
from PIL import Image

from adgmin.core.problems import Refused
from events.models import Picture
from events.pictures import taking_in
from events.pictures.making import make_variants
from events.pictures.storing import PICTURES, file_name, sweep
from events.pictures.taking_in import delete_picture, tell_picture
from events.pictures.variants import MEDIA_TYPES, formats, widths_of
from tests.events.pictures.made import drawing, photo, taken_in


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path


def files() -> set[str]:
    return set(PICTURES.names())


def opened(picture, width: int, ending: str) -> Image.Image:
    image = Image.open(io.BytesIO(PICTURES.read(file_name(picture.digest, width, ending))))
    image.load()
    return image


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (320, [320]), (321, [320, 321]), (640, [320, 640]), (700, [320, 640, 700]), (1600, [320, 640, 960, 1600]),
        (2400, [320, 640, 960, 1600]),
    ],
)  # fmt: skip
def test_a_picture_is_never_made_larger(width, widths):
    assert widths_of(width) == widths


@pytest.mark.parametrize("data", [photo(), drawing()])
def test_every_variant_opens_in_its_size_and_format(small, data):
    picture = taken_in(small, data)
    kinds = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
    assert picture.widths == [320, 640, 700]
    endings = formats(is_drawing=picture.is_drawing)
    assert endings == (("webp", "png") if data == drawing() else ("avif", "webp", "jpg"))
    for width in picture.widths:
        for ending in endings:
            image = opened(picture, width, ending)
            assert (image.format, image.size) == (kinds[ending], (width, round(500 * width / 700)))
            assert not {"exif", "icc_profile", "xmp"} & set(image.info)
    assert len(files()) == 1 + 3 * len(endings)
    assert set(MEDIA_TYPES) == set(kinds)


def test_a_drawing_keeps_its_colours_to_the_letter(small):
    picture = taken_in(small, drawing())
    for ending in ("webp", "png"):
        assert opened(picture, 700, ending).convert("RGB").getpixel((10, 10)) == (10, 130, 112)


def test_two_records_of_one_picture_share_nothing(small):
    first, second = taken_in(small), taken_in(small)
    assert first.digest != second.digest
    with transaction.atomic():
        delete_picture(first, by=None)
    assert opened(second, 320, "png").size[0] == 320


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"alt_vi": ""}, "alt_missing"), ({"alt_en": " \n"}, "alt_missing"),
        ({"alt_en": "IMG_2031.JPG"}, "alt_is_a_name"),
    ],
)  # fmt: skip
def test_what_is_to_be_seen_is_said_in_both_languages(small, words, code):
    with pytest.raises(Refused) as refusal:
        taken_in(small, **words)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert files() == set()
    picture = taken_in(small)
    with pytest.raises(Refused):
        tell_picture(picture, **{"alt_vi": "Có", "alt_en": "There", **words}, by=None)
    for name in ("alt_vi", "alt_en"):
        for value in ("", None):
            with pytest.raises(IntegrityError), transaction.atomic():
                Picture.objects.filter(pk=picture.pk).update(**{name: value})


def test_a_failure_leaves_no_file_behind(small, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(taking_in.audit, "record", fails)
    with pytest.raises(RuntimeError):
        taken_in(small)
    assert (files(), Picture.objects.count()) == (set(), 0)


def test_files_go_with_the_record_once_that_is_certain(small, django_capture_on_commit_callbacks):
    picture = taken_in(small)
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        delete_picture(picture, by=None)
    assert files()
    for one in waiting:
        one()
    assert files() == set()


def test_what_is_missing_is_made_and_what_nobody_knows_is_swept(small):
    whole, lacking, lost = taken_in(small), taken_in(small), taken_in(small)
    PICTURES.remove(file_name(lacking.digest, 640, "webp"))
    Picture.objects.filter(pk=whole.pk).update(widths=[])
    PICTURES.remove(file_name(lost.digest, 320, "png"))
    PICTURES.remove(f"{lost.digest}-master")
    PICTURES.write(f"{'0' * 40}-320.jpg", b"nobody knows it")
    told = []
    assert make_variants(tell=lambda done, total: told.append((done, total))) == (2, [lost.digest])
    assert told == [(1, 3), (2, 3), (3, 3)]
    whole.refresh_from_db()
    assert whole.widths == [320, 640, 700]
    assert opened(lacking, 640, "webp").size == (640, 457)
    assert make_variants() == (0, [lost.digest])
    assert sweep() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="forked children use no database; once is enough")
def test_several_processes_make_the_same_files(small):
    pictures = [taken_in(small, photo(340, 200)) for _ in range(3)]
    before = {name: PICTURES.read(name) for name in files()}
    for name in files():
        if not name.endswith("master"):
            PICTURES.remove(name)
    assert make_variants(processes=2) == (3, [])
    assert {name: PICTURES.read(name) for name in files()}.keys() == before.keys()
    assert all(opened(one, 340, "avif").size == (340, 200) for one in pictures)
