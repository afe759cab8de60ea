"""The page behind an invitation's link, and access that stops at once."""

import pytest
from django.test import Client

from adgmin.core import clock
from adgmin.core.models import User
from delegates.delegations.access import own_delegations
from delegates.delegations.inviting import end
from delegates.models import Invitation
from tests.delegates.delegations.test_inviting import PASSWORD, newest_token, sato

__all__ = ["sato"]
pytestmark = pytest.mark.django_db


def page_of(token):
    return f"/portal/invitation/{token}/"


def test_the_page_says_who_is_invited_for_what_and_lets_them_in(sato):
    client, address = Client(), page_of(newest_token())
    shown = client.get(address)
    assert shown.status_code == 200
    assert ("SATO Hanako" in shown.text, "Đoàn Việt Nam" in shown.text) == (True, True)
    assert (shown["Cache-Control"], shown["Referrer-Policy"]) == (
        "max-age=0, no-cache, no-store, must-revalidate, private", "same-origin",
    )  # fmt: skip
    answer = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/portal/")
    assert client.session["_auth_user_id"] == str(sato.__class__.objects.get().user_id)


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"password": "", "again": ""}, "Xin chọn mật khẩu."),
     ({"password": PASSWORD, "again": "other"}, "Hai mật khẩu khác nhau."),
     ({"password": "12345", "again": "12345"}, "Mật khẩu")],
)  # fmt: skip
def test_a_poor_password_is_refused_in_words_and_the_link_is_not_logged(sato, typed, said, caplog):
    answer = Client().post(page_of(newest_token()), typed)
    assert newest_token() not in caplog.text
    assert answer.status_code == 422
    assert said in answer.text
    assert Invitation.objects.get().used_at is None


@pytest.mark.parametrize(
    ("spoil", "status", "said"),
    [(None, 404, "Liên kết này không đầy đủ"), ("used_at", 410, "đã được chấp nhận"),
     ("revoked_at", 410, "không còn hiệu lực"), ("expires_at", 410, "đã hết hạn")],
)  # fmt: skip
def test_a_link_that_does_not_open_says_so_in_both_languages(sato, spoil, status, said):
    token = newest_token() if spoil else "made-up.token"
    if spoil:
        Invitation.objects.update(**{spoil: clock.now()})
    typed = {"password": PASSWORD, "again": PASSWORD}
    for answer in (Client().get(page_of(token)), Client().post(page_of(token), typed)):
        assert answer.status_code == status
        assert said in answer.text
        assert 'lang="en"' in answer.text


def test_an_account_that_is_there_is_asked_for_its_password_and_not_without_end(sato, make_user):
    make_user(email="sato@example.org")
    client, address = Client(), page_of(newest_token())
    assert "Mật khẩu tài khoản của Quý vị" in client.get(address).text
    answers = [client.post(address, {"password": "wrong"}).status_code for _try in range(6)]
    assert answers == [422] * 5 + [429]


def test_access_stops_at_once_for_who_is_signed_in(sato):
    client, address = Client(), page_of(newest_token())
    client.post(address, {"password": PASSWORD, "again": PASSWORD})
    page = "/portal/delegations/VN/nominate/"
    before = client.get(page).status_code
    end(sato, by=None)
    assert (before, client.get(page).status_code) == (200, 403)
    assert list(own_delegations(User.objects.get(email="sato@example.org"))) == []
