import re

import pytest
from django.core.cache import cache

from events.pages.cache import forget_pages
from events.releases.published import forget_programme
from tests.small import released


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def programme(small, make_session, at_demo_time):
    make_session(
        "M-OPEN", "10:45", "12:15", access="public", abstract_en="An open talk.", abstract_vi="Nói mở."
    )
    make_session("M-CLOSED", "10:45", "12:00", room="R-B", access="restricted", disclosure="announced",
                 abstract_en="What must stay inside.")  # fmt: skip
    make_session("M-SECRET", "13:00", "14:00", room="R-B", access="restricted", disclosure="unnamed")
    make_session("M-HIDDEN", "15:00", "16:00", room="R-B", access="restricted", disclosure="hidden")
    released()


def test_the_agenda_shows_the_day_that_matters(client, programme):
    page = text(client.get("/en/agenda/"))
    assert "Thursday 15 January 2026" in page
    assert "3 meetings" in page
    assert "Closed meeting" in page


@pytest.mark.parametrize("secret", ["M-SECRET", "M-HIDDEN", "What must stay inside."])
@pytest.mark.parametrize(
    "address", ["/en/", "/en/agenda/", "/en/agenda/?q=", "/en/sessions/M-CLOSED/", "/vi/agenda/?q=M-SECRET"]
)
def test_pages_tell_no_secret(client, programme, secret, address):
    page = text(client.get(address))
    shown = page.replace('value="M-SECRET"', "").replace("q=M-SECRET", "").replace("M-SECRET · ", "")
    assert secret not in shown


@pytest.mark.parametrize(
    "address",
    ["/en/agenda/2026-01-16/", "/en/agenda/2026-13-45/", "/en/sessions/NOPE/", "/en/sessions/M-SECRET/",
     "/en/sessions/M-HIDDEN/", "/fr/agenda/"],
)  # fmt: skip
def test_what_is_not_public_is_not_found(client, programme, address):
    assert client.get(address).status_code == 404


def test_a_code_is_found_in_any_case_and_shown_in_its_own(client, programme):
    response = client.get("/en/sessions/m-open/")
    assert (response.status_code, response["Location"]) == (301, "/en/sessions/M-OPEN/")
    assert client.get("/en/sessions/m-secret/").status_code == 404


def test_the_page_of_today_has_a_title_of_its_own(client, programme):
    assert "<title>Agenda · " in text(client.get("/en/agenda/"))
    assert "<title>Agenda, Thursday 15 January 2026 · " in text(client.get("/en/agenda/2026-01-15/"))


def test_a_closed_meeting_is_announced_courteously(client, programme):
    page = text(client.get("/en/sessions/M-CLOSED/"))
    assert "We thank you for your understanding." in page
    assert "Order of business" not in page


def test_an_open_meeting_is_described(client, programme):
    response = client.get("/vi/sessions/M-OPEN/")
    page = text(response)
    assert response["Content-Language"] == "vi"
    assert "Nói mở." in page
    assert '<script type="application/ld+json">{"@context":"https://schema.org"' in page
    assert 'href="/vi/sessions/M-OPEN.ics"' in page


def test_a_search_answers_over_the_week_and_says_when_nothing_is_found(client, programme):
    page = text(client.get("/en/agenda/?q=open"))
    assert "/en/sessions/M-OPEN/" in page
    assert "/en/sessions/M-CLOSED/" not in page
    assert "No meeting matches" in text(client.get("/en/agenda/?q=zzz"))


def test_a_meaningless_filter_is_left_out_and_named(client, programme):
    page = text(client.get("/en/agenda/2026-01-15/?kind=%3Cb%3E"))
    assert "Part of the address was not understood" in page
    assert "&lt;b&gt;" in page
    assert "3 meetings" in page


def test_the_feeds_day_parameter_leads_to_the_day(client, programme):
    response = client.get("/en/agenda/?day=2026-01-15&partner=JP")
    assert (response.status_code, response["Location"]) == (302, "/en/agenda/2026-01-15/?partner=JP")


def test_the_second_line_goes_along_to_the_meeting(client, programme):
    page = text(client.get("/en/agenda/?tz=Asia/Tokyo"))
    assert "12:45–14:15, Tokyo" in page
    assert 'href="/en/sessions/M-OPEN/?tz=Asia/Tokyo"' in page


def test_pages_carry_no_inline_style_or_script(client, programme):
    for address in ("/en/", "/en/agenda/", "/en/agenda/?q=", "/en/sessions/M-OPEN/"):
        page = text(client.get(address))
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page)
        assert {kind for kind in re.findall(r"<script([^>]*)>", page) if "src=" not in kind} <= {
            ' type="application/ld+json"'
        }


@pytest.mark.parametrize("address", ["/en/", "/en/agenda/", "/vi/agenda/?q=open", "/en/sessions/M-OPEN/"])
def test_a_page_asks_at_most_three_queries_and_none_on_a_repeat(
    client, programme, address, django_assert_max_num_queries, django_assert_num_queries
):
    client.get(address)  # a writer's transaction publishes; inside a test it has not ended
    forget_programme()
    forget_pages()
    cache.clear()
    with django_assert_max_num_queries(3):
        client.get(address)
    with django_assert_num_queries(0):
        client.get(address)
