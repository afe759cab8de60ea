"""What is uploaded stays in memory: no temporary file, whatever its size; what is too large is counted and refused."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from adgmin.core.uploads import receiving

CHOOSE = "/desk/delegates/import/"


@pytest.fixture
def no_temporary_files(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a temporary file")

    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", refuse)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)


def test_a_large_upload_never_touches_the_disk_in_the_clear(
    signed_in, no_temporary_files, tmp_path, settings
):
    settings.PRIVATE_ROOT = tmp_path
    rows = b"Delegation code,Passport number\n" + b"JP,SYN9123456\n" * 250_000  # 3.5 MB
    signed_in("organiser").post(CHOOSE, {"file": SimpleUploadedFile("a.csv", rows)})
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"SYN9123" in path.read_bytes()]


def test_without_it_the_disk_is_touched(signed_in, no_temporary_files, settings):
    """The negative control."""
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    with pytest.raises(AssertionError, match="a temporary file"):
        signed_in("organiser").post(CHOOSE, {"file": SimpleUploadedFile("a.csv", b"x")})


def test_what_is_larger_than_any_page_takes_is_told_so(signed_in, no_temporary_files, monkeypatch):
    monkeypatch.setattr(receiving, "MOST", 1024)
    monkeypatch.setattr("delegates.imports.views.MAX_BYTES", 1000)
    answer = signed_in("organiser").post(CHOOSE, {"file": SimpleUploadedFile("a.csv", b"x" * 900_000)})
    assert (answer.status_code, answer.context["problem"].code) == (422, "file_too_large")
