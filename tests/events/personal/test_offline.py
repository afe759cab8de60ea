import re

import pytest

from events.agenda.editing import change_session
from events.personal.offline import pages
from events.releases.published import current_programme
from tests.small import released


def now_kept(lang="vi") -> dict[str, str]:
    return pages(current_programme(), lang)


def changed(before: dict[str, str]) -> set[str]:
    after = now_kept()
    return {address for address in before | after if before.get(address) != after.get(address)}


def test_the_list_names_every_page_that_is_kept(client, meetings, django_assert_num_queries):
    first = client.get("/vi/offline.json")
    with django_assert_num_queries(0):
        unchanged = client.get("/vi/offline.json", headers={"If-None-Match": first["ETag"]})
    assert unchanged.status_code == 304
    told = first.json()
    assert told["release"] == 1
    assert told["days"] == ["2026-01-15"]
    assert set(told["pages"]) == {
        "/vi/", "/vi/agenda/", "/vi/agenda/?q=", "/vi/my-agenda/", "/vi/map/", "/vi/practical/", "/vi/offline/",
        "/vi/showcase/demos/",
        "/vi/agenda/2026-01-15/", "/vi/sessions/S1/", "/vi/sessions/S2/", "/vi/sessions/S3/",
    }  # fmt: skip


def test_every_page_named_answers_in_its_language(client, meetings):
    for lang in ("vi", "en"):
        for address in client.get(f"/{lang}/offline.json").json()["pages"]:
            response = client.get(address)
            assert (response.status_code, response["Content-Language"]) == (200, lang), address
            assert "no-store" not in response["Cache-Control"], address


def test_a_change_touches_only_what_shows_it(meetings, small):
    before = now_kept()
    change_session(meetings["S2"], by=None, title_en="Another")
    released(small)
    whole = {address for address in before if address.count("/") < 4}
    assert changed(before) == whole | {"/vi/agenda/2026-01-15/", "/vi/sessions/S2/"}


def test_the_neighbours_in_the_room_are_touched_too(meetings, small):
    before = now_kept()
    change_session(meetings["S1"], by=None, title_en="Another")
    released(small)
    assert {"/vi/sessions/S1/", "/vi/sessions/S3/"} <= changed(before)
    assert "/vi/sessions/S2/" not in changed(before)


def test_what_is_hidden_changes_nothing(meetings, small):
    before = now_kept()
    change_session(meetings["HID"], by=None, title_en="Another")
    released(small)
    assert changed(before) == set()


def test_a_meeting_that_becomes_hidden_leaves_the_list(meetings, small):
    change_session(meetings["S2"], by=None, access="restricted", disclosure="hidden")
    released(small)
    assert "/vi/sessions/S2/" not in now_kept()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_say_what_is_needed_without_a_network(client, meetings, lang):
    text = client.get(f"/{lang}/agenda/2026-01-15/").content.decode()
    strip = re.search(r"<div class=\"kept\"[^>]*>", text)[0]
    assert 'data-release="1"' in strip
    assert strip.count("{time}") == strip.count("{release}") == 2
    assert "hidden" in strip
    assert f'<link rel="manifest" href="/manifest.webmanifest?lang={lang}">' in text
