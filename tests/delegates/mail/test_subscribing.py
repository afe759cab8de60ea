"""Asking for mails, confirming and ending them; nobody learns whose address is known."""

import re

import pytest
from django.test import Client

from delegates.models import OutgoingMail, Subscription
from events.models import Party
from tests.small import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(small, morning, make_session):
    make_session("S1", "09:00", "10:00", access="public")
    released()
    return small


def ask(client, email="reader@example.org", lang="en", **fields):
    return client.post(f"/{lang}/subscribe/", {"email": email, **fields})


def link_of(mail, word):
    return re.search(rf"http://127\.0\.0\.1:8000(/\w+/subscribe/{word}/[^/\s\"]+/)", mail.text)[1]


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "Nhận thư về thay đổi của chương trình"), ("en", "Mails on changes")]
)
def test_the_form_is_there_in_both_languages(public, client, lang, words):
    page = client.get(f"/{lang}/subscribe/")
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_mails_begin_when_the_link_is_opened_and_confirmed(public, client):
    answer = ask(client, "Reader@Example.org", topic="party:JP")
    assert (answer.status_code, answer["Location"]) == (302, "/en/subscribe/sent/")
    row = Subscription.objects.get()
    assert (row.email, row.lang, row.party, row.confirmed_at) == (
        "reader@example.org", "en", Party.objects.get(code="JP"), None,
    )  # fmt: skip
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Small 1: Please confirm: mails on changes of the programme"
    assert "told of changes to: Japan." in mail.text
    assert "thay đổi của: Nhật Bản." in mail.text
    link = link_of(mail, "confirm")
    page = client.get(link)
    assert "Japan" in page.content.decode()
    assert (
        page["Referrer-Policy"] == "same-origin"
    )  # the address holds the key; stricter, and forms are refused
    row.refresh_from_db()
    assert row.confirmed_at is None  # looking is not confirming: programs look at links too
    assert "Confirmed." in client.post(link).content.decode()
    row.refresh_from_db()
    assert row.confirmed_at is not None


def test_a_session_can_be_asked_for_by_its_code(public, client):
    page = client.get("/en/subscribe/?session=S1").content.decode()
    assert '<option value="session:S1" selected>Session S1</option>' in page
    ask(client, topic="session:S1", session="S1")
    assert Subscription.objects.get().session.code == "S1"


@pytest.mark.parametrize("topic", ["party:XX", "session:S1", "nonsense"])
def test_a_topic_that_is_not_offered_is_refused(public, client, topic):
    answer = ask(client, topic=topic)
    assert answer.status_code == 422
    assert 'value="reader@example.org"' in answer.content.decode()
    assert Subscription.objects.count() == 0


def test_a_closed_meeting_cannot_be_asked_for(public, client, make_session):
    make_session("C1", "11:00", "12:00", access="restricted", disclosure="hidden", categories=["head"])
    released()
    assert "session:C1" not in client.get("/en/subscribe/?session=C1").content.decode()
    assert ask(client, topic="session:C1", session="C1").status_code == 422


def test_a_wrong_address_is_told(public, client):
    answer = ask(client, "not an address")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "One looks like name@example.org." in answer.content.decode()


def test_the_answer_is_the_same_for_a_known_address(public, client):
    ask(client)
    Subscription.objects.update(confirmed_at="2026-01-15T07:00+07:00")
    again, fresh = ask(client), ask(client, "new@example.org")
    assert (again.status_code, again["Location"]) == (fresh.status_code, fresh["Location"])
    assert OutgoingMail.objects.filter(address="reader@example.org").count() == 1


def test_asking_again_within_the_hour_sends_no_second_link(public, client):
    ask(client)
    ask(client)
    assert (Subscription.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_asking_is_slowed_down_by_address_and_by_place(public, client):
    assert [ask(client).status_code for _ in range(4)] == [302, 302, 302, 429]
    codes = [ask(client, f"r{number}@example.org").status_code for number in range(20)]
    assert codes.count(302) == 16
    assert codes[-1] == 429


def test_one_click_ends_everything_without_a_cookie(public):
    client = Client(enforce_csrf_checks=True)
    Subscription.objects.create(
        edition=public, email="r@example.org", token="t" * 32, made_at="2026-01-15T07:00+07:00"
    )
    link = "/en/subscribe/end/" + "t" * 32 + "/"
    assert Subscription.objects.count() == 1
    assert "r@example.org" not in client.get(link).content.decode()
    assert Subscription.objects.count() == 1  # looking ends nothing
    answer = client.post(link, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert Subscription.objects.count() == 0
    assert "The mails have ended" in client.get(link).content.decode()


def test_the_page_ends_them_too_and_what_waits_is_not_sent(public, client):
    ask(client)
    mail = OutgoingMail.objects.get()
    answer = client.post(link_of(mail, "end"))
    assert "Your address is forgotten" in answer.content.decode()
    mail.refresh_from_db()
    assert (mail.state, mail.trouble) == ("withheld", "nothing_left")


def test_mails_to_subscribers_say_how_to_end_them(public, client):
    from delegates.mail.server import message_of

    ask(client)
    mail = OutgoingMail.objects.get()
    message = message_of(mail).message()
    assert message["List-Unsubscribe"] == f"<http://127.0.0.1:8000{link_of(mail, 'end')}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_nobody_confirmed_is_forgotten(public, client, clock):
    from tests.delegates.mail.conftest import at

    ask(client)
    import datetime as dt

    clock(at("08:00") + dt.timedelta(days=4))
    ask(client, "other@example.org")
    assert Subscription.objects.get().email == "other@example.org"


@pytest.mark.parametrize("page", ["confirm", "end"])
def test_an_unknown_token_tells_nothing(public, client, page):
    answer = client.get(f"/vi/subscribe/{page}/unknown/")
    assert answer.status_code == 200
    assert "@" not in re.sub(r"<(script|link|style).*?>", "", answer.content.decode())


def test_without_a_programme_the_page_says_so(db, client):
    assert client.get("/vi/subscribe/").status_code == 503
