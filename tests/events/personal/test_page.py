import datetime as dt
import html
import re

import pytest

from adgmin.core.clock import MEETING_ZONE
from events.pages.cache import _shelf
from tests.events.crawling import body_of
from tests.small import released


@pytest.fixture
def account(signed_in, meetings, clock):
    clock(dt.datetime(2026, 1, 15, 8, 0, tzinfo=MEETING_ZONE))
    return signed_in("exhibitor")


def page(client, lang="en") -> str:
    return html.unescape(body_of(client.get(f"/{lang}/my-agenda/")))


def test_the_page_for_everybody_is_kept_but_not_shared(client, meetings, django_assert_num_queries):
    first = client.get("/vi/my-agenda/")
    with django_assert_num_queries(0):
        again = client.get("/vi/my-agenda/", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert first["Cache-Control"] == "private, no-cache"
    assert "noindex" in first.content.decode()


def test_without_scripts_it_says_plainly_what_to_do(client, meetings):
    plain = re.search(r'own__plain">(.*?)</div>', page(client), re.S)[1]
    assert "Sign in, and it is kept on your account." in plain
    assert 'href="/accounts/sign-in/?next=/en/my-agenda/"' in plain


def test_an_account_reads_its_own_list_by_day_with_both_names_of_a_clash(account, uid):
    account.post("/my-agenda/stars", {"add": [uid("S1"), uid("S2"), uid("S3")]})
    text = page(account)
    assert text.count('class="ses ') == 3
    assert "“Session S1” and “Session S2”: Thursday 15 January 2026, 09:30–10:00" in text
    assert "“Session S3”" not in text
    assert "“Phiên S1” và “Phiên S2”: Thứ Năm, 15/01/2026, 09:30–10:00" in page(account, "vi")


def test_what_clashed_is_history(account, uid, clock):
    account.post("/my-agenda/stars", {"add": [uid("S1"), uid("S2")]})
    assert "“Session S1” and “Session S2”" in page(account)
    clock(dt.datetime(2026, 1, 15, 10, 1, tzinfo=MEETING_ZONE))
    assert "“Session S1” and “Session S2”" not in page(account)


def test_hours_of_opening_are_marked_so_that_a_script_says_no_clash_either(account, small, make_session, uid):
    hall = make_session(
        "HALL", "11:30", "17:00", room="R-B", access="public", kind="showcase", level="public"
    )
    released(small)
    account.post("/my-agenda/stars", {"add": [uid("S3"), str(hall.guid)]})
    text = page(account)
    assert f'data-star="{hall.guid}" data-open ' in text
    assert text.count("data-open ") == 1
    assert "At the same time</strong>" not in text


def test_the_forms_of_the_page_remove_and_add(account, uid):
    account.post("/my-agenda/stars", {"add": [uid("S1")]})
    text = page(account)
    assert f'name="remove" value="{uid("S1")}"' in text
    assert set(re.findall(r'<option value="([^"]+)"', text)) == {uid("S2"), uid("S3")}
    assert "csrfmiddlewaretoken" in text


def test_no_memory_keeps_the_page_of_an_account(account, client, uid):
    account.post("/my-agenda/stars", {"add": [uid("S1")]})
    before = set(_shelf.pages)
    response = account.get("/en/my-agenda/")
    assert "no-store" in response["Cache-Control"]
    assert set(_shelf.pages) == before
    assert "Session S1" not in page(client).split("<option")[0]
    assert client.get("/en/my-agenda/").content == client.get("/en/my-agenda/").content
    assert "Session S1" in page(account)


def test_the_kept_page_is_not_given_to_who_has_signed_in(account, client, uid):
    client.get("/en/my-agenda/")
    account.post("/my-agenda/stars", {"add": [uid("S1")]})
    assert "Session S1" in page(account)


def test_no_list_yet_is_said(account):
    assert "No meeting is marked yet" in page(account)


def test_only_what_has_a_page_can_be_starred(client, meetings, uid):
    text = body_of(client.get("/en/agenda/2026-01-15/"))
    assert set(re.findall(r'data-star="([^"]+)"', text)) == {uid("S1"), uid("S2"), uid("S3")}
    assert f'data-star="{uid("S1")}"' in body_of(client.get("/en/sessions/S1/"))


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", ["Chương trình", "Của tôi", "Sơ đồ"]), ("en", ["Agenda", "Mine", "Map"])]
)
def test_the_bar_at_the_thumb_leads_there(client, meetings, lang, words):
    bar = re.search(r'<nav class="tabbar".*?</nav>', page(client, lang), re.S)[0]
    assert re.findall(r"</svg>([^<]+)</a>", bar)[:3] == words
    assert re.search(r'href="/\w\w/my-agenda/" aria-current="page"', bar)
