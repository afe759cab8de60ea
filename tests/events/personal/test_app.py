import re
import struct

import pytest
from django.contrib.staticfiles import finders


@pytest.mark.parametrize(
    ("lang", "name", "short", "mine"),
    [
        ("vi", "Hội nghị nhỏ", "Nhỏ 1", "Lịch của tôi"),
        ("en", "Small meeting", "Small 1", "My agenda"),
    ],
)
def test_the_manifest_makes_an_app_in_each_language(client, meetings, lang, name, short, mine):
    response = client.get(f"/manifest.webmanifest?lang={lang}")
    told = response.json()
    assert response["Content-Type"].startswith("application/manifest+json")
    assert (told["name"], told["short_name"], told["lang"]) == (name, short, lang)
    assert told["start_url"] == f"/{lang}/agenda/#now"
    assert (told["id"], told["scope"], told["display"]) == ("/", "/", "standalone")
    assert told["shortcuts"][0]["name"] == mine
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable"),
    }  # fmt: skip


def test_each_icon_is_as_large_as_it_says(client, meetings):
    for icon in client.get("/manifest.webmanifest").json()["icons"]:
        with open(finders.find(icon["src"].removeprefix("/static/")), "rb") as picture:
            header = picture.read(24)
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        assert "{}x{}".format(*struct.unpack(">II", header[16:24])) == icon["sizes"]


def test_the_worker_is_served_from_the_root_for_all_pages(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    assert re.search(r'"adgmin-[0-9a-f]{12}"', response.content.decode())
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    assert "manifest-src 'self'" in response["Content-Security-Policy"]


def test_another_set_of_static_files_is_another_version(client, db, monkeypatch):
    before = client.get("/sw.js").content
    monkeypatch.setattr("events.personal.app._static_version", lambda: "another")
    assert client.get("/sw.js").content != before


def test_switched_off_the_worker_forgets_everything_and_goes(client, db, settings):
    settings.OFFLINE_APP = False
    text = client.get("/sw.js").content.decode()
    assert "caches.delete" in text
    assert "unregister" in text
    assert "fetch" not in text
