"""One's own badge by one's own link: only one's own, never where it does not count, in no cache."""

import datetime as dt
import re

import pytest

from adgmin.core import clock as the_clock
from delegates.badges import keys, verbs
from delegates.models import Accreditation, Badge, OwnLink
from delegates.portal.own_link import digest_of
from tests.conftest import NOW

HERE = "/portal/me/badge/"


@pytest.fixture
def bearer(delegate, client, at_demo_time):
    """One delegate with a badge, whose link this browser has opened."""
    Accreditation.objects.create(delegate=delegate, state="approved", since=the_clock.now(), needs=[])
    verbs.mark_printed(verbs.make_badges([delegate], by=None), batch=None, by=None)
    now = the_clock.now()
    OwnLink.objects.create(
        delegate=delegate, digest=digest_of("t"), sent_at=now, expires_at=now + dt.timedelta(14)
    )
    client.get("/portal/me/t/")
    return delegate


def code_in(text):
    return re.search(r'class="mbadge__qr".*?<path d="([^"]+)"', text, re.S)


def test_the_badge_is_shown_with_its_code_and_kept_nowhere(bearer, client):
    answer = client.get(HERE)
    text = answer.content.decode()
    assert code_in(text)
    for words in ("Nguyễn Thị Đào", "Việt Nam", "Viet Nam", "DEL", "0001", "Hội trường", "Đã in"):
        assert words in text, words
    assert "no-store" in answer["Cache-Control"]
    assert "style=" not in text
    assert "<script>" not in text


def test_without_a_link_of_one_s_own_there_is_nothing(bearer, client):
    from django.test import Client

    stranger = Client().get(HERE)
    assert (stranger.status_code, code_in(stranger.content.decode())) == (404, None)
    OwnLink.objects.update(revoked_at=the_clock.now())
    assert client.get(HERE).status_code == 404


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda badge: verbs.revoke(badge, by=None, reason="x"), "đã bị thu hồi"),
        (lambda badge: verbs.report_lost(badge, by=None), "đã được báo mất"),
        (lambda badge: verbs.take_back(badge, by=None), "đã trả lại thẻ này"),
        (lambda badge: keys.withdraw_key(1, by=None), "đang được ký lại"),
        (lambda badge: Badge.objects.update(valid_until=NOW), "có hiệu lực đến hết hội nghị"),
    ],
)
def test_a_badge_that_does_not_count_shows_no_code_and_what_to_do(bearer, client, spoil, words):
    before = client.get(HERE).content.decode()
    spoil(Badge.objects.get())
    text = client.get(HERE).content.decode()
    assert code_in(before)
    assert code_in(text) is None
    assert "Thẻ này không có giá trị" in text
    assert words in text
    marks = [re.search(r'data-badge="(\w+)"', page)[1] for page in (before, text)]
    assert marks[0] != marks[1]  # by which an open page sees it


def test_the_newer_badge_is_shown_and_a_held_one_says_so(bearer, client):
    new = verbs.replace(Badge.objects.get(), by=None, reason="Torn")
    assert f"{new}" in client.get(HERE).content.decode()
    Accreditation.objects.update(state="protocol_check")
    text = client.get(HERE).content.decode()
    assert code_in(text)
    assert "đang được thẩm tra lại" in text


def test_before_a_badge_is_made_the_page_says_so(bearer, client):
    Badge.objects.all().delete()
    assert "Chưa có thẻ" in client.get(HERE).content.decode()
    assert HERE not in client.get("/portal/me/").content.decode()


def test_the_manifest_opens_at_the_badge_and_names_nobody(bearer, client):
    answer = client.get(f"{HERE}manifest.webmanifest")
    data = answer.json()
    assert (data["start_url"], data["scope"], data["display"]) == (HERE, HERE, "standalone")
    assert "Đào" not in answer.content.decode()
    assert client.get("/portal/me/").content.decode().count(HERE) == 1
