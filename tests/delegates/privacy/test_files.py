"""Private files: made anew, encrypted, one door, nothing left behind."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image, ImageDraw

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from adgmin.core.uploads import Crop
from delegates.delegations.models import FocalPoint
from delegates.nominations.signals import changed
from delegates.privacy.files import (
    content_of,
    photo_hints,
    photo_of,
    remove_file,
    sweep,
    take_paper,
    take_passport,
    take_photo,
)
from delegates.privacy.models import PrivateFile
from delegates.privacy.storing import FILES
from tests.adgmin.core.uploads.made import pdf, picture


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


def upload(data: bytes, name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_photograph_is_kept_encrypted_in_its_frame_without_metadata(delegate, make_user):
    user = make_user("organiser")
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    file = take_photo(delegate, upload(picture(1600, 1200, exif=exif.tobytes())), by=user)
    kept = content_of(file)
    image = Image.open(io.BytesIO(kept))
    assert (image.format, image.size, file.width, file.height) == ("JPEG", (900, 1200), 900, 1200)
    assert b"secret place" not in kept
    assert not image.getexif()
    assert FILES.path_of(file.name).read_bytes()[:4] == b"ADG1"
    assert kept[:64] not in FILES.path_of(file.name).read_bytes()
    assert (photo_of(delegate), len(file.name)) == (file, 32)
    assert AuditRecord.objects.first().verb == "file taken in"


def test_a_second_photograph_takes_the_place_of_the_first_and_is_told(
    delegate, django_capture_on_commit_callbacks
):
    told = []

    def hear(**kwargs):
        told.append(kwargs["changes"])

    changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            first = take_photo(delegate, upload(picture()), by=None)
            second = take_photo(delegate, upload(picture()), by=None)
    finally:
        changed.disconnect(hear)
    assert told == [{"photo": ["", first.name]}, {"photo": [first.name, second.name]}]
    assert list(PrivateFile.objects.all()) == [second]
    assert list(FILES.names()) == [second.name]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"GIF89a" + b"\0" * 300, "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (picture()[:2000], "not_a_picture"),
        (picture(300, 400), "photo_too_small"),
        (picture(9000, 6000, colour=1), "picture_too_large"),
    ],
)
def test_what_is_no_photograph_is_refused_and_leaves_nothing(delegate, data, code):
    with pytest.raises(Refused) as refusal:
        take_photo(delegate, upload(data), by=None)
    assert codes(refusal) == [code]
    assert (PrivateFile.objects.count(), list(FILES.names()), AuditRecord.objects.count()) == (0, [], 0)


def test_only_the_part_asked_for_is_kept(delegate):
    image = Image.new("RGB", (2000, 2000), "white")
    ImageDraw.Draw(image).rectangle((1000, 0, 2000, 2000), fill=(200, 0, 0))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    file = take_photo(delegate, upload(stream.getvalue()), by=None, crop=Crop(0.5, 0, 0.5, 0.5))
    red, green, _blue = Image.open(io.BytesIO(content_of(file))).getpixel((450, 600))
    assert (red > 180, green < 60) == (True, True)


def test_what_looks_wrong_is_said_and_not_refused():
    assert photo_hints(picture()) == []
    assert [one.code for one in photo_hints(picture(1600, 1200))] == ["photo_cropped"]
    assert [one.code for one in photo_hints(picture(background=(30, 30, 30)))] == ["background_dark"]
    assert [one.code for one in photo_hints(picture(striped=True))] == ["background_busy"]


def test_a_passport_page_as_pdf_and_as_picture(delegate):
    as_pdf = take_passport(delegate, upload(pdf("PASSPORT"), "p.pdf"), by=None)
    assert (as_pdf.media_type, content_of(as_pdf)) == ("application/pdf", pdf("PASSPORT"))
    as_picture = take_passport(delegate, upload(picture(3000, 2000)), by=None)
    assert (as_picture.media_type, as_picture.width) == ("image/jpeg", 2400)
    assert PrivateFile.objects.get() == as_picture


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (pdf("TUYỆT MẬT\nCông hàm"), "a.pdf", "state_secret"),
        (pdf("x"), "Tối mật 12.pdf", "state_secret"),
        (pdf("x", locked=True), "a.pdf", "pdf_locked"),
        (pdf("x", script=True), "a.pdf", "pdf_active"),
        (pdf("x")[:300], "a.pdf", "not_a_pdf"),
        (b"PK\3\4 a workbook", "a.docx", "not_a_picture"),
    ],
)
def test_papers_that_may_not_be_kept(delegation, data, name, code):
    with pytest.raises(Refused) as refusal:
        take_paper(delegation, upload(data, name), by=None)
    assert codes(refusal) == [code]
    assert (PrivateFile.objects.count(), list(FILES.names())) == (0, [])


def test_removing_is_recorded_and_final(delegate, django_capture_on_commit_callbacks):
    file = take_photo(delegate, upload(picture()), by=None)
    with django_capture_on_commit_callbacks(execute=True):
        remove_file(file, by=None)
    assert (PrivateFile.objects.count(), list(FILES.names())) == (0, [])
    assert AuditRecord.objects.first().verb == "file removed"


def test_what_a_failed_transaction_left_is_swept(delegate):
    class Stop(Exception):
        pass

    def fail():
        with transaction.atomic():
            take_photo(delegate, upload(picture()), by=None)
            raise Stop

    with pytest.raises(Stop):
        fail()
    assert len(list(FILES.names())) == 1
    kept = take_passport(delegate, upload(picture()), by=None)
    assert sweep() == 1
    assert list(FILES.names()) == [kept.name]


@pytest.mark.parametrize(
    ("role", "photo", "passport"),
    [
        ("administrator", 200, 200), ("organiser", 200, 200), ("protocol", 200, 404), ("security", 200, 200),
        ("programme", 404, 404), ("gate", 404, 404), ("liaison", 404, 404), ("focal point", 404, 404),
        ("exhibitor", 404, 404),
    ],
)  # fmt: skip
def test_who_gets_which_file(delegate, signed_in, role, photo, passport):
    client = signed_in(role)
    face = take_photo(delegate, upload(picture()), by=None)
    page = take_passport(delegate, upload(picture()), by=None)
    before = AuditRecord.objects.count()
    assert client.get(f"/files/{face.name}/").status_code == photo
    assert AuditRecord.objects.count() == before
    address = f"/files/{page.name}/"
    asked = client.get(address)
    assert (asked.status_code, b"JFIF" in asked.content) == (passport, False)
    assert client.post(address, {"why": "  "}).status_code == (422 if passport == 200 else 404)
    assert AuditRecord.objects.count() == before
    shown = client.post(address, {"why": "Compared with the form"})
    assert (shown.status_code, b"JFIF" in shown.content) == (passport, passport == 200)
    notes = list(AuditRecord.objects.filter(verb="file read").values_list("note", flat=True))
    assert notes == (["Trang hộ chiếu: Compared with the form"] if passport == 200 else [])


def test_a_focal_point_gets_the_files_of_the_own_delegation_while_in_force(delegate, make_user, client):
    user = make_user("focal point")
    focal = FocalPoint.objects.create(delegation=delegate.delegation, user=user, email=user.email)
    client.force_login(user)
    face = take_photo(delegate, upload(picture()), by=None)
    answer = client.get(f"/files/{face.name}/")
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200, "image/jpeg", "nosniff",
    )  # fmt: skip
    assert "no-store" in answer["Cache-Control"]
    page = take_passport(delegate, upload(picture()), by=None)
    assert client.get(f"/files/{page.name}/")["Content-Type"] == "image/jpeg"  # what they sent themselves
    focal.ended_at = face.uploaded_at
    focal.save()
    assert client.get(f"/files/{face.name}/").status_code == 404


def test_a_stranger_signs_in_first(delegate, client):
    file = take_photo(delegate, upload(picture()), by=None)
    answer = client.get(f"/files/{file.name}/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/sign-in/")
