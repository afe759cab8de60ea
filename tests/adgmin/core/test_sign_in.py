"""Signing in and out, the welcome, one's own password."""

import datetime as dt

import pytest
from django.test import Client

from adgmin.core.models import AuditRecord
from tests.conftest import NOW, PASSWORD

pytestmark = pytest.mark.django_db
DOOR = "/accounts/sign-in/"


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(DOOR, {"email": email, "password": password, **more})


@pytest.mark.parametrize(
    ("role", "home"),
    [("administrator", "/desk/"), ("organiser", "/desk/"), ("programme", "/desk/"), ("protocol", "/desk/"),
     ("gate", "/accounts/welcome/"), ("liaison", "/accounts/welcome/"), ("focal point", "/accounts/welcome/"),
     ("exhibitor", "/accounts/welcome/")],
)  # fmt: skip
def test_each_role_lands_where_its_work_is(role, home, make_user, client):
    make_user(role, email="lan@example.org")
    answer = sign_in(client, "LAN@Example.org ")
    assert (answer.status_code, answer["Location"]) == (302, home)
    assert client.get("/accounts/welcome/").status_code == 200
    assert AuditRecord.objects.get(verb="sign in").actor == "lan@example.org"


def test_a_wrong_password_and_an_unknown_address_read_alike_and_the_address_is_kept(make_user, client):
    make_user("gate", email="lan@example.org")
    wrong = sign_in(client, "lan@example.org", "nothing-like-it").content.decode()
    unknown = sign_in(Client(), "who@example.org", "nothing-like-it").content.decode()
    assert 'value="lan@example.org"' in wrong
    assert "Địa chỉ và mật khẩu không khớp. Xin kiểm tra cả hai rồi thử lại." in wrong
    assert _plain(wrong.replace("lan@", "who@")) == _plain(unknown)


def _plain(html: str) -> str:
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_way_on_never_leads_elsewhere(next_, make_user, client):
    make_user("programme", email="lan@example.org")
    assert sign_in(client, "lan@example.org", next=next_)["Location"] == "/desk/"


def test_the_way_on_is_kept(make_user, client):
    make_user("programme", email="lan@example.org")
    assert (
        'name="next" value="/admin/events/session/"'
        in client.get(f"{DOOR}?next=/admin/events/session/").content.decode()
    )
    assert (
        sign_in(client, "lan@example.org", next="/admin/events/session/")["Location"]
        == "/admin/events/session/"
    )


def test_after_five_failed_tries_the_address_waits_and_then_may_again(make_user, clock):
    make_user("programme", email="lan@example.org")
    clock(NOW)
    for _try in range(5):
        assert sign_in(Client(), "lan@example.org", "wrong").status_code == 200
    refused = sign_in(Client(), "LAN@example.org")
    assert refused.status_code == 429
    assert "xin đợi 15 phút" in refused.content.decode()
    assert sign_in(Client(), "other@example.org", "wrong").status_code == 200


def test_a_success_forgets_the_failures_before_it(make_user):
    make_user("programme", email="lan@example.org")
    for _round in range(3):
        for _try in range(4):
            sign_in(Client(), "lan@example.org", "wrong")
        assert sign_in(Client(REMOTE_ADDR=f"10.0.0.{_round}"), "lan@example.org").status_code == 302


def test_twenty_failed_tries_from_one_place_close_it_for_all_addresses(make_user):
    make_user("programme", email="lan@example.org")
    for number in range(20):
        assert sign_in(Client(REMOTE_ADDR="10.1.1.1"), f"n{number}@example.org", "wrong").status_code == 200
    assert sign_in(Client(REMOTE_ADDR="10.1.1.1"), "lan@example.org").status_code == 429
    assert sign_in(Client(REMOTE_ADDR="10.1.1.2"), "lan@example.org").status_code == 302


def test_the_wait_is_counted_from_the_oldest_try(settings):
    from adgmin.core.signing_in.throttle import Tries

    for minute in range(5):
        assert Tries("lan@example.org", "10.0.0.1").begin(NOW + dt.timedelta(minutes=minute)) == 0
    assert Tries("lan@example.org", "10.0.0.1").begin(NOW + dt.timedelta(minutes=10)) == 5 * 60


def test_the_session_gets_a_new_key_at_sign_in(make_user, client):
    make_user("programme", email="lan@example.org")
    session = client.session
    session["seen"] = 1
    session.save()
    before = client.session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "lan@example.org")
    assert client.session.session_key != before


def test_signing_out_takes_a_post(signed_in):
    client = signed_in("gate")
    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/")["Location"] == DOOR
    assert client.get("/accounts/welcome/").status_code == 302


def test_empty_fields_are_named(client):
    html = client.post(DOOR, {"email": "", "password": ""}).content.decode()
    assert "Xin nhập địa chỉ thư điện tử." in html
    assert "Xin nhập mật khẩu." in html
    assert "<title>Lỗi:" in html


def test_the_language_is_switched_by_post_and_only_to_pages_of_ours(client):
    answer = client.post("/accounts/language/", {"language": "en", "next": "https://evil.example/"})
    assert answer["Location"] == "/"
    assert client.cookies["django_language"].value == "en"
    assert "E-mail address" in client.get(DOOR).content.decode()


def test_ones_own_password_is_changed_and_recorded(make_user, client):
    user = make_user("gate")
    client.force_login(user)
    new = "mua-xuan-den-som-2026"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/accounts/password/", data)["Location"] == "/accounts/welcome/"
    user.refresh_from_db()
    assert user.check_password(new)
    assert AuditRecord.objects.get(verb="password").user == user
