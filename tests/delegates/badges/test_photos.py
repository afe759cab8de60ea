"""Photographs for badges and gates: small, kept encrypted, gone with the photograph."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from delegates.badges import photos
from delegates.privacy.files import take_photo
from delegates.privacy.models import PrivateFile
from delegates.privacy.storing import FILES

from .conftest import FROM


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def photo(delegate):
    kept = PrivateFile.objects.create(
        kind="photo", delegate=delegate, media_type="image/jpeg", size=1, uploaded_at=FROM
    )
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), "#c99a78").save(out, "JPEG")
    FILES.write(kept.name, out.getvalue())
    return kept


def size_of(jpeg: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(jpeg), formats=["JPEG"]).size


def test_both_sizes_are_made_at_once_and_kept_encrypted(delegate, photo, tmp_path):
    assert size_of(photos.for_print(photo.name)) == (354, 472)
    FILES.remove(photo.name)  # what is kept serves
    assert size_of(photos.small(delegate)) == (120, 160)
    kept = [path for path in (tmp_path / "badges").rglob("*") if path.is_file()]
    assert {path.suffix for path in kept} == {".print", ".small"}
    assert all(b"JFIF" not in path.read_bytes() for path in kept)


def test_a_photograph_is_made_smaller_when_it_comes(delegate, tmp_path, django_capture_on_commit_callbacks):
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), "#c99a78").save(out, "JPEG")
    with django_capture_on_commit_callbacks(execute=True):
        take_photo(delegate, SimpleUploadedFile("face.jpg", out.getvalue()), by=None)
    assert len([path for path in (tmp_path / "badges").rglob("*") if path.is_file()]) == 2


def test_without_a_photograph_or_with_a_broken_one_there_is_none(delegate, photo):
    FILES.write(photo.name, b"no picture")
    assert photos.for_print(photo.name) is None
    assert photos.for_print("") is None
    FILES.remove(photo.name)
    assert photos.small(delegate) is None
    photo.delete()
    assert photos.small(delegate) is None


def test_what_was_made_goes_with_the_photograph(photo, tmp_path):
    photos.for_print(photo.name)
    photo.delete()
    assert [path for path in (tmp_path / "badges").rglob("*") if path.is_file()] == []


def test_what_is_left_of_unknown_ones_is_swept(photo, tmp_path):
    photos.for_print(photo.name)
    PrivateFile.objects.filter(pk=photo.pk)._raw_delete("default")  # without a signal
    assert photos.sweep() == 2


def test_a_copy_cut_off_is_made_anew(photo, tmp_path):
    good = photos.for_print(photo.name)
    (path,) = (tmp_path / "badges").rglob("*.print")
    path.write_bytes(path.read_bytes()[:-5])
    assert photos.for_print(photo.name) == good
