"""The delegations of ADGMIN 6."""

import re

import pytest

from tests.events.crawling import body_of

pytestmark = pytest.mark.usefixtures("edition", "at_demo_time")


def test_the_list_is_in_protocol_order_in_both_languages(client):
    codes = {
        lang: re.findall(rf"/{lang}/partners/(\w+)/", body_of(client.get(f"/{lang}/partners/")))
        for lang in ("vi", "en")
    }
    assert codes["vi"] == codes["en"]
    assert codes["en"][:12] == ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN", "ASEC"]
    assert len(codes["en"]) == len(set(codes["en"])) == 23


def test_each_line_says_the_days(client):
    page = body_of(client.get("/en/partners/"))
    assert re.search(
        r">Japan</span><span class=\"num\"><span class=\"vh\">Meetings on </span>13, 15 January</span>", page
    )


@pytest.mark.parametrize("code", ["jp", "Jp"])
def test_a_code_is_found_in_any_case(client, code):
    response = client.get(f"/vi/partners/{code}/")
    assert (response.status_code, response["Location"]) == (301, "/vi/partners/JP/")


def test_a_party_has_its_meetings_topics_and_exhibitors(client):
    page = body_of(client.get("/en/partners/JP/"))
    assert "5th ASEAN-Japan Digital Ministers&#x27; Meeting" in page
    assert "/en/sessions/DLG-JP/" in page
    assert "Protection and repair of submarine cables" in page
    assert "/en/showcase/papercrane/" in page
    assert 'href="/agenda.ics?partner=JP&amp;lang=en"' in page
    assert "DLG-KR" not in page


def test_every_party_has_the_same_page(client):
    from events.models import Party

    for code in Party.objects.values_list("code", flat=True):
        assert client.get(f"/en/partners/{code}/").status_code == 200, code


def test_a_party_that_is_not_there_is_not_found(client):
    assert client.get("/vi/partners/XX/").status_code == 404
