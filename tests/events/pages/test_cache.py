import gzip

import brotli
import pytest
from django.test import Client

from events.agenda.editing import change_session
from tests.small import released

PATH = "/vi/agenda/2026-01-15/"


@pytest.fixture
def meeting(small, make_session):
    made = make_session("S1", "09:00", "10:00", access="public")
    released(small)
    return made


def test_a_repeat_and_a_conditional_request_cost_no_query(client: Client, meeting, django_assert_num_queries):
    first = client.get(PATH)
    with django_assert_num_queries(0):
        repeat = client.get(PATH)
        unchanged = client.get(PATH, headers={"If-None-Match": first["ETag"]})
    assert (repeat.status_code, repeat.content) == (200, first.content)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["ETag"] == first["ETag"]


def test_the_page_follows_a_release_at_once(client: Client, meeting):
    before = client.get(PATH)
    assert "Phiên S1" in before.content.decode()
    change_session(meeting, by=None, title_vi="Phiên khác")
    assert client.get(PATH, headers={"If-None-Match": before["ETag"]}).status_code == 304
    released()
    after = client.get(PATH, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "Phiên khác" in after.content.decode()
    assert "Phiên S1" not in after.content.decode()


def test_the_body_comes_in_the_encoding_the_reader_takes(client: Client, meeting):
    plain = client.get(PATH).content
    by_brotli = client.get(PATH, headers={"Accept-Encoding": "gzip, deflate, br"})
    by_gzip = client.get(PATH, headers={"Accept-Encoding": "gzip"})
    assert (by_brotli["Content-Encoding"], brotli.decompress(by_brotli.content)) == ("br", plain)
    assert (by_gzip["Content-Encoding"], gzip.decompress(by_gzip.content)) == ("gzip", plain)
    assert by_brotli["Vary"] == "Accept-Encoding"
    assert int(by_gzip["Content-Length"]) == len(by_gzip.content)


def test_addresses_and_languages_are_kept_apart(client: Client, meeting):
    assert 'lang="vi"' in client.get(PATH).content.decode()
    assert 'lang="en"' in client.get(PATH.replace("/vi/", "/en/")).content.decode()
    assert client.get(f"{PATH}?q=S1").content != client.get(f"{PATH}?q=zzz").content


def test_no_public_page_sets_a_cookie_or_names_a_user(client: Client, meeting, make_user):
    user = make_user("organiser", full_name="Lê Thu Hà")
    client.force_login(user)
    response = client.get(PATH)
    assert not response.cookies
    assert "Lê Thu Hà" not in response.content.decode()
    assert response["Cache-Control"] == "public, no-cache"


def test_pages_of_the_desk_are_never_kept(signed_in, small):
    client = signed_in("organiser")
    response = client.get("/desk/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"] or "private" in response["Cache-Control"]
