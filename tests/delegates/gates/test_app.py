"""The gate app's page, manifest and worker: the same for everybody, whole, and of no use to who has no pairing."""

import json
import re

import pytest

from adgmin.core.bundles import SOURCE
from delegates.gates import app, app_files
from delegates.gates.app_words import WORDS, words


def test_the_page_needs_no_sign_in_and_asks_no_database(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/gate/")
    assert response.status_code == 200
    assert response["Permissions-Policy"] == "camera=(self), microphone=(), geolocation=()"
    assert response["Cache-Control"] == "no-cache"
    assert "'unsafe" not in response["Content-Security-Policy"]
    assert client.get("/gate/", headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/", "/vi/", "/accounts/sign-in/", "/gate/sw.js"])
def test_no_other_page_may_use_the_camera(client, db, path):
    assert client.get(path)["Permissions-Policy"].startswith("camera=(),")


def test_the_page_is_the_same_whoever_looks(client, delegate, admin_client):
    page = client.get("/gate/").content
    assert admin_client.get("/gate/", headers={"accept-language": "en"}).content == page
    assert delegate.badge_name.encode() not in page


def test_all_sentences_come_with_the_page_in_both_languages(client, db):
    text = client.get("/gate/").content.decode()
    held = json.loads(re.search(r'<script id="gate-words" type="application/json">(.*?)</script>', text)[1])
    assert held == words()
    assert set(held["vi"]) == set(held["en"]) == set(WORDS)
    for key, sentence in held["en"].items():
        slots = re.findall(r"\{\w+\}", sentence)
        assert sorted(slots) == sorted(re.findall(r"\{\w+\}", held["vi"][key])), key


def test_every_sentence_that_the_scripts_and_the_page_ask_for_is_there(client, db):
    asked = set(re.findall(r'data-(?:say|label)="(\w+)"', client.get("/gate/").content.decode()))
    for name in app_files.names():
        if name.startswith("js/gate"):
            asked |= set(re.findall(r'\bsay\("(\w+)"', (SOURCE / name).read_text(encoding="utf-8")))
    assert len(asked) > 80
    assert asked - set(WORDS) == set()


def test_without_scripts_it_says_what_to_do(client, db):
    text = re.search(r"<noscript>(.*?)</noscript>", client.get("/gate/").content.decode(), re.DOTALL)[1]
    assert "danh sách in" in text
    assert "printed roster" in text
    assert 'href="/desk/"' in text


def test_the_worker_keeps_every_file_that_the_app_is_made_of(client, db):
    response = client.get("/gate/sw.js")
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/javascript")
    assert f'"gate-{app.version()}"' in text
    kept = json.loads(re.search(r"const FILES = (\[.*?\]);", text)[1])
    page = client.get("/gate/").content.decode()
    named = set(re.findall(r'(?:src|href|data-reader|data-sprite)="(/static/[^"#]+)', page))
    assert {address for address in named if "apple-touch" not in address} - set(kept) == set()
    assert {"/static/js/gate-rule.js", "/static/js/gate-code.js", "/static/js/vendor/jsQR-1.4.0.js"} <= set(
        kept
    )
    for address in kept:
        assert client.get(address).status_code == 200 or app_files.finders.find(
            address.removeprefix("/static/")
        )


def test_the_public_programmes_worker_keeps_away_from_the_gate(client, db):
    text = client.get("/sw.js").content.decode()
    assert not re.search(re.search(r"const PAGE = /(.*)/;", text)[1].replace(r"\/", "/"), "/gate/")
    off = (SOURCE / "js" / "sw-off.js").read_text(encoding="utf-8")
    assert 'startsWith("gate-")' in off


def test_a_changed_file_is_another_version(db, monkeypatch):
    before = app.version()
    text = app_files._text
    monkeypatch.setattr(
        app_files, "_text", lambda name: text(name) + ("//" if name == "js/gate-code.js" else "")
    )
    assert app.version() != before


def test_a_file_that_names_one_that_is_not_there_is_refused(monkeypatch):
    text = app_files._text
    more = 'import "./nowhere.js";\n'
    monkeypatch.setattr(app_files, "_text", lambda name: (more if name == "js/gate.js" else "") + text(name))
    app_files.names.cache_clear()
    with pytest.raises(FileNotFoundError, match=r"js/nowhere\.js"):
        app_files.names()
    app_files.names.cache_clear()


@pytest.mark.parametrize(
    ("lang", "name"), [("vi", "Kiểm soát ra vào hội nghị"), ("en", "Gate of the meeting")]
)
def test_it_is_an_app_of_its_own(client, db, lang, name):
    told = client.get(f"/gate/manifest.webmanifest?lang={lang}").json()
    assert (told["id"], told["scope"], told["start_url"]) == ("/gate/", "/gate/", "/gate/")
    assert (told["name"], told["lang"], told["display"]) == (name, lang, "standalone")


def test_the_decoder_is_the_published_one_with_its_licence():
    folder = SOURCE / "js" / "vendor"
    assert "Apache License" in (folder / "LICENSE-jsQR.txt").read_text(encoding="utf-8")
    assert (folder / "jsQR-1.4.0.js").stat().st_size == 256_885
