"""What somebody sees when something is wrong."""

import pytest
from django.test import Client

from tests.events.crawling import body_of


@pytest.mark.parametrize(
    ("address", "words", "lang"),
    [("/vi/nowhere/", "Trang này không tồn tại", "vi"), ("/en/nowhere/", "This page does not exist", "en")],
)
def test_a_missing_page_looks_like_the_site_in_its_language(client, edition, address, words, lang):
    response = client.get(address)
    page = body_of(response)
    assert response.status_code == 404
    assert words in page
    assert f'<html lang="{lang}">' in page
    assert f'href="/{lang}/agenda/"' in page
    assert "noindex" in page


def test_a_missing_page_without_a_language_speaks_both(client, edition):
    page = body_of(client.get("/nowhere"))
    assert "Trang này không tồn tại" in page
    assert "This page does not exist" in page


@pytest.mark.parametrize(
    ("address", "suggested"),
    [
        ("/en/sessions/MIN-OPE/", "/en/sessions/MIN-OPEN/"),
        ("/en/sessions/min-opn/", "/en/sessions/MIN-OPEN/"),
        ("/vi/partners/jpp/", "/vi/partners/JP/"),
        ("/vi/showcase/otter-bay/", "/vi/showcase/otterbay/"),
    ],
)
def test_close_addresses_are_proposed(client, edition, address, suggested):
    assert f'<a href="{suggested}">' in body_of(client.get(address))


def test_without_an_edition_the_site_says_that_it_is_being_prepared(client, db):
    response = client.get("/vi/agenda/")
    assert response.status_code == 503
    assert "Chương trình đang được chuẩn bị" in body_of(response)
    assert client.get("/vi/nowhere/").status_code == 404


def test_a_fault_is_answered_without_database_and_templates(edition, monkeypatch):
    from events.pages.partners import views

    def broken(_programme):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(views, "roll", broken)
    response = Client(raise_request_exception=False).get("/vi/partners/")
    page = body_of(response)
    assert response.status_code == 500
    assert "Hệ thống gặp sự cố" in page
    assert "Something went wrong on our side" in page
    assert "secret detail" not in page
    assert "{%" not in page


def test_a_form_from_elsewhere_is_refused_with_a_reason(edition):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/accounts/sign-in/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "Biểu mẫu chưa được tiếp nhận" in body_of(response)
    assert "The form could not be accepted" in body_of(response)


def test_a_bad_host_gets_a_page_and_no_trace(edition):
    response = Client(raise_request_exception=False, headers={"host": "evil.example"}).get("/nowhere")
    assert response.status_code == 400
    assert "evil.example" not in body_of(response)
