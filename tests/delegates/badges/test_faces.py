"""What a badge says, and when it would say something else."""

import datetime as dt

import pytest

from adgmin.core.bilingual import Text
from delegates.badges.faces import digest, face_of, faces_of, with_faces
from delegates.badges.models import Badge, Zone
from delegates.nominations.models import Delegate
from delegates.privacy.models import PrivateFile

from .conftest import FROM


@pytest.fixture
def photo(delegate):
    return PrivateFile.objects.create(
        kind="photo", delegate=delegate, media_type="image/jpeg", size=1, uploaded_at=FROM
    )


def test_a_face_says_what_the_record_says(make_badge, delegate, photo):
    Delegate.objects.filter(pk=delegate.pk).update(honorific="H.E.", title="Dr", native_name="阮氏桃")
    delegate.refresh_from_db()
    face = face_of(make_badge(delegate, zones=["C", "A"]))
    assert (face.honorific, face.name, face.native) == ("H.E. Dr", "Nguyễn Thị Đào", "阮氏桃")
    assert face.position == Text("Chuyên viên", "Officer")
    assert face.delegation == Text("Việt Nam", "Viet Nam")
    assert (face.delegation_code, face.zones, face.photo, face.day) == ("VN", ("A", "C"), photo.name, "")


def test_a_title_that_the_badge_name_begins_with_is_said_once(make_badge, delegate):
    Delegate.objects.filter(pk=delegate.pk).update(
        title="Dato’", badge_name="Dato’ Ahmad", native_name="Ahmad", honorific="H.E."
    )
    delegate.refresh_from_db()
    face = face_of(make_badge(delegate))
    assert (face.honorific, face.name, face.native) == ("H.E.", "Dato’ Ahmad", "")


def test_a_pass_without_a_person_says_its_label_and_a_day_pass_its_day(make_badge, delegation):
    car = face_of(make_badge(kind="vehicle", label="29A-123.45"))
    assert (car.name, car.label, car.delegation_code) == ("", "29A-123.45", "VN")
    assert face_of(make_badge(kind="one_day", label="Press pool")).day == "2026-01-14"


def test_a_delegation_that_is_no_party_says_its_own_name(make_badge, delegation):
    delegation.party = None
    delegation.save()
    assert face_of(make_badge(kind="floater")).delegation == Text("Đoàn Việt Nam", "Delegation of Viet Nam")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("badge_name", "NGUYỄN Thị Đào"),
        ("honorific", "Ms"),
        ("title", "Dr"),
        ("native_name", "阮"),
        ("position_vi", "Trưởng phòng"),
        ("position_en", "Director"),
    ],
)
def test_what_is_printed_changes_the_digest(make_badge, delegate, field, value):
    badge = make_badge(delegate)
    before = digest(face_of(badge))
    setattr(delegate, field, value)
    delegate.save()
    badge.refresh_from_db()
    assert len(before) == 32
    assert digest(face_of(badge)) != before


def test_zones_category_and_the_photograph_change_the_digest_and_nothing_else_does(make_badge, delegate):
    badge = make_badge(delegate)
    seen = [digest(face_of(badge))]
    badge.zones = ["A"]
    seen.append(digest(face_of(badge)))
    badge.category = "MIN"
    seen.append(digest(face_of(badge)))
    PrivateFile.objects.create(
        kind="photo", delegate=delegate, media_type="image/jpeg", size=1, uploaded_at=FROM
    )
    seen.append(digest(face_of(badge)))
    assert len(set(seen)) == 4
    delegate.phone, delegate.email = "+84 1", "other@example.org"
    delegate.save()
    badge.valid_until += dt.timedelta(hours=1)
    badge.refresh_from_db(fields=["delegate"])
    assert digest(face_of(badge)) == seen[-1]


@pytest.mark.parametrize("number", [1, 3])
def test_faces_are_read_with_two_queries(make_badge, delegation, number, django_assert_num_queries):
    Zone.objects.create(edition=delegation.edition, letter="A", name="Plenary")
    for at in range(number):
        person = Delegate.objects.create(
            delegation=delegation, ref=f"P{at}", role="delegate", passport_given="A", badge_name=f"A {at}"
        )
        make_badge(person)
    with django_assert_num_queries(2):
        assert [face.name for face in faces_of(with_faces(Badge.objects.in_protocol_order()))] == [
            f"A {at}" for at in range(number)
        ]
