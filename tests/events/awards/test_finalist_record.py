"""The record of a finalist takes in its picture, with words in both languages, and gives it away again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.models import Finalist, Picture
from tests.events.awards.made import finalist, make_awards
from tests.events.pictures.made import drawing


@pytest.fixture
def page(small, at_demo_time):
    make_awards(small)
    return f"/admin/events/finalist/{finalist(1).pk}/change/"


def typed(**fields):
    one = finalist(1)
    return {
        "edition": one.edition_id, "code": one.code, "category": one.category_id, "country": one.country_id,
        **{name: getattr(one, name) for name in ("name_vi", "name_en", "organisation_vi", "organisation_en")},
        "description_vi": "", "description_en": "", "exhibitor": "", "alt_vi": "", "alt_en": "", **fields,
    }  # fmt: skip


def upload(data=None):
    return SimpleUploadedFile("a.png", data or drawing(), "image/png")


def test_a_picture_comes_changes_and_goes(page, signed_in):
    desk = signed_in("administrator")
    assert "Chưa có ảnh" in desk.get(page).content.decode()
    words = {"alt_vi": "Nhóm phát triển bên bảng điều khiển", "alt_en": "The team at its dashboard"}
    assert desk.post(page, typed(file=upload(), **words)).status_code == 302
    first = Finalist.objects.get(code="F-1").picture
    assert (first.alt_vi, first.alt_en) == tuple(words.values())
    said = desk.get(page).content.decode()
    assert f'alt="{words["alt_vi"]}" width="320"' in said
    assert f'value="{words["alt_en"]}"' in said
    assert desk.post(page, typed(**{**words, "alt_en": "The team"})).status_code == 302
    assert Picture.objects.get().alt_en == "The team"
    assert desk.post(page, typed(file=upload(drawing(800, 600)), **words)).status_code == 302
    assert Picture.objects.get().pk != first.pk
    assert desk.post(page, typed(drop="on", **words)).status_code == 302
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"file": b"no picture", "alt_vi": "Nhóm", "alt_en": "Team"}, ""),
        ({"file": None, "alt_vi": "Nhóm", "alt_en": ""}, "Xin mô tả nội dung ảnh bằng tiếng Anh"),
        ({"alt_vi": "Nhóm", "alt_en": "Team"}, "Hãy chọn ảnh mà phần mô tả này nói đến"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(page, signed_in, fields, said):
    if "file" in fields:
        fields = {**fields, "file": upload(fields["file"])}
    answer = signed_in("administrator").post(page, typed(name_vi="Đội khác", **fields))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert said in shown
    assert "errorlist" in shown
    assert 'value="Nhóm"' in shown
    assert not Picture.objects.exists()
    assert Finalist.objects.get(code="F-1").name_vi == "Đội F-1", "nothing half-saved"
