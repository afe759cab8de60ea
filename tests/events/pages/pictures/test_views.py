"""Files of pictures: to everybody when a release shows them, else to who may see the record, and 404 to all others."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from adgmin.core.bilingual import Text
from events.models import Exhibitor, Picture, Product
from events.pictures.storing import PICTURES, remove_files, sweep
from events.releases.pictures import public_picture
from events.releases.programme import PublicPicture
from tests.events.pictures.made import drawing, photo, taken_in
from tests.small import released


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def exhibitor(small, make_session, at_demo_time):
    make_session("S-1", "09:00", "10:00", access="public")
    return Exhibitor.objects.create(edition=small, code="EX-1", slug="one", name_vi="Một", name_en="One")


def address(picture, width: int = 320, ending: str = "png") -> str:
    return f"/pictures/{picture.digest}-{width}.{ending}"


def test_the_public_sees_a_picture_once_a_release_shows_it(small, exhibitor, client, signed_in):
    picture = taken_in(small)
    released(small)
    exhibitor.picture = picture
    exhibitor.save()
    assert client.get(address(picture)).status_code == 404
    desk = signed_in("programme").get(address(picture))
    assert (desk.status_code, desk.headers["Cache-Control"]) == (200, "no-store, private")
    assert "ETag" not in desk.headers
    assert client.get(address(picture)).status_code == 404, "what staff saw is not kept for others"
    released(small)
    for width, ending, kind in (
        (320, "png", "image/png"),
        (700, "webp", "image/webp"),
    ):
        answer = client.get(address(picture, width, ending))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not answer.cookies
    again = client.get(
        address(picture), headers={"If-None-Match": client.get(address(picture)).headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize("role", ["", "gate", "focal point", "exhibitor", "security"])
def test_others_who_have_signed_in_see_no_more_than_the_public(small, exhibitor, signed_in, role):
    picture = taken_in(small)
    assert signed_in(role).get(address(picture)).status_code == 404


def test_what_does_not_exist_looks_like_what_may_not_be_seen(small, exhibitor, client):
    picture = taken_in(small)
    hidden = client.get(address(picture))
    missing = client.get(f"/pictures/{'0' * 40}-320.png")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    strip = [re.sub(r"[0-9a-f]{40}", "", page.content.decode()) for page in (hidden, missing)]
    assert strip[0] == strip[1]


def test_no_other_file_is_handed_out(small, exhibitor, client):
    picture = exhibitor.picture = taken_in(small)
    exhibitor.save()
    released(small)
    for wrong in (address(picture, 333), address(picture, 320, "avif"), f"/pictures/{picture.digest}-master",
                  f"/pictures/{picture.digest}-320.png/", f"/pictures/../{picture.digest}-320.png"):  # fmt: skip
        assert client.get(wrong).status_code == 404, wrong
    assert client.post(address(picture)).status_code == 405


def test_a_public_picture_costs_no_query(small, exhibitor, client):
    picture = exhibitor.picture = taken_in(small)
    exhibitor.save()
    released(small)
    client.get(address(picture))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert Client().get(address(picture)).status_code == 200
    assert len(asked) == 0


def test_a_released_picture_stays_while_a_release_shows_it(
    small, exhibitor, client, django_capture_on_commit_callbacks
):
    shown, never = taken_in(small), taken_in(small)
    exhibitor.picture = shown
    exhibitor.save()
    Product.objects.create(edition=small, code="P", exhibitor=exhibitor, name_vi="Ô", name_en="O")
    released(small)
    with django_capture_on_commit_callbacks(execute=True):
        shown.delete()
        never.delete()
    assert client.get(address(shown)).status_code == 200
    assert not any(never.digest in name for name in PICTURES.names())
    assert sweep() == 0
    exhibitor.refresh_from_db()
    assert exhibitor.picture is None
    released(small)
    assert client.get(address(shown)).status_code == 404, "the newest release does not show it"


def rendered(shown, lang: str = "en", words: str = 'sizes="50vw"') -> str:
    with translation.override(lang):
        return Template("{% load pictures %}{% picture p " + words + " %}").render(Context({"p": shown}))


def test_the_tag_offers_every_format_and_width(small):
    picture = taken_in(small, photo(1000, 300))
    page = rendered(picture)
    assert page == rendered(public_picture(picture))
    assert re.findall(r'type="([^"]+)"', page) == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+)w", page) == ["320", "640", "960", "1000"] * 3
    assert f'src="{address(picture, 640, "jpg")}"' in page
    assert 'width="1000" height="300" alt="A sensor on a mast" loading="lazy" decoding="async"' in page
    assert page.count('sizes="50vw"') == 3
    assert "lang=" not in page
    assert 'alt="Một trạm đo trên cột"' in rendered(picture, "vi")
    assert 'fetchpriority="high"' in rendered(picture, words="first=True")


def test_the_tag_marks_words_of_the_other_language_and_escapes_them(small):
    shown = PublicPicture("0" * 40, 400, 300, (320, 400), Text(vi='"><script>'), is_drawing=True)
    page = rendered(shown)
    assert 'alt="&quot;&gt;&lt;script&gt;" lang="vi"' in page
    assert re.findall(r'type="([^"]+)"', page) == ["image/webp"]
    assert f'src="/pictures/{"0" * 40}-400.png"' in page


def test_the_tag_gives_nothing_without_files(small):
    picture = taken_in(small, drawing())
    assert rendered(None) == ""
    Picture.objects.update(widths=[])
    picture.refresh_from_db()
    assert rendered(picture) == ""
    assert public_picture(picture) is None
    remove_files(picture.digest)
