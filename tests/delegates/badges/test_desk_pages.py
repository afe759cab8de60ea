"""Badges at the desk as pages: found, made, replaced, handed over without scripts; the same queries for any number."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegates.badges import keys, verbs
from delegates.badges.handing import hand_over
from delegates.models import Accreditation, Badge, Delegation, HandOver

BADGES = "/desk/badges/"


def shown(response):
    return [badge.serial for badge in response.context["page"].badges]


@pytest.mark.parametrize("number", [1, 3])
def test_each_page_takes_the_same_queries_for_any_number(number, badges, representative, signed_in):
    made = badges(number)
    receipt = hand_over(made[:number], representative, by=None)
    badges(number)
    client, counts = signed_in("organiser"), []
    for path in (
        BADGES, f"{BADGES}?q=nguyen", f"{BADGES}{made[0].pk}/", f"{BADGES}hand-over/", f"{BADGES}hand-over/VN/",
        f"{BADGES}receipts/{receipt.number}/", f"{BADGES}passes/", f"{BADGES}without/",
    ):  # fmt: skip
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, path
        counts.append(len(queries))
    assert counts == [10, 12, 13, 8, 8, 7, 10, 8]


def test_found_by_number_name_label_code_and_state(badges, small, delegation, signed_in):
    first, second = badges(2)
    car = verbs.make_pass(
        "vehicle", edition=small, category="SVC", zones="E", by=None, label="Xe Đưa đón 29A-123.45"
    )
    client = signed_in("protocol")

    def find(query):
        return shown(client.get(f"{BADGES}?{query}"))

    assert find("q=0002") == find("q=%232") == [2]
    assert find("q=van+b") == [2]
    assert find("q=dua+don") == find("q=29a") == find("kind=vehicle") == find("state=ready") == [3]
    assert find("q=vn") == find("delegation=VN") == find("state=printed") == [1, 2]
    assert find("q=%E2%80%A6") == find("q=99999999999") == find("state=lost") == find("category=MIN") == []
    assert sorted(find("state=live")) == [1, 2, 3]
    assert find("problem=no_photo") == [1, 2]
    Badge.objects.filter(pk=second.pk).update(is_stale=True)
    assert find("problem=stale") == [2]
    keys.withdraw_key(1, by=None)
    assert sorted(find("problem=key")) == [1, 2, 3]
    assert find("sort=newest") == [3, 2, 1]
    assert (first.serial, car.serial) == (1, 3)
    assert "No gate accepts" not in client.get(f"{BADGES}{first.pk}/").content.decode()


def test_all_that_are_lacking_are_made_each_with_an_outcome(accredited, signed_in):
    one, two = accredited(2)
    client = signed_in("organiser")
    assert "2 người đã được duyệt chưa có thẻ" in client.get(BADGES).content.decode()
    page = client.post(f"{BADGES}make/")
    assert [(person, badge.serial) for person, badge in page.context["outcomes"]] == [(one, 1), (two, 2)]
    again = client.post(f"{BADGES}make/", {"person": [one.pk, two.pk, 99999, "x"]})
    assert [badge for _person, badge in again.context["outcomes"]] == [None, None]
    assert Badge.objects.count() == 2


def test_one_made_from_the_person_leads_to_the_badge(accredited, signed_in):
    (person,) = accredited()
    client = signed_in("organiser")
    assert (
        f'name="person" value="{person.pk}"' in client.get(f"/desk/delegates/{person.pk}/").content.decode()
    )
    answer = client.post(f"{BADGES}make/", {"person": person.pk})
    badge = Badge.objects.get()
    assert answer["Location"] == f"{BADGES}{badge.pk}/"
    assert f'href="{BADGES}{badge.pk}/"' in client.get(f"/desk/delegates/{person.pk}/").content.decode()


def test_replaced_revoked_lost_and_given_back_by_the_desk(badges, signed_in):
    one, two, three, four = badges(4)
    client = signed_in("organiser")
    refused = client.post(f"{BADGES}{one.pk}/replace/", {"reason": "  "})
    assert (refused.status_code, [p.code for p in refused.context["problems"]]) == (409, ["reason_missing"])
    answer = client.post(f"{BADGES}{one.pk}/replace/", {"reason": "Rách"})
    new = Badge.objects.get(replaces=one)
    assert answer["Location"] == f"{BADGES}{new.pk}/"
    for badge, slug in ((two, "take-back"), (three, "lost")):
        assert client.post(f"{BADGES}{badge.pk}/{slug}/", {"reason": ""}).status_code == 302
    assert client.post(f"{BADGES}{four.pk}/revoke/", {"reason": "Lạm dụng"}).status_code == 302
    states = list(Badge.objects.order_by("serial").values_list("state", flat=True))
    assert states == ["replaced", "returned", "lost", "revoked", "ready"]
    twice = client.post(f"{BADGES}{four.pk}/revoke/", {"reason": "Giữ <lại> câu này"})
    assert twice.status_code == 409
    assert "Giữ &lt;lại&gt; câu này" in twice.content.decode()
    assert "Lạm dụng" in client.get(f"{BADGES}{four.pk}/").content.decode()


def test_who_may_only_read_is_offered_nothing(badges, representative, signed_in):
    (badge,) = badges()
    hand_over([badge], representative, by=None)
    text = signed_in("protocol").get(f"{BADGES}{badge.pk}/").content.decode()
    assert "/revoke/" not in text
    assert "csrfmiddlewaretoken" not in text.split("<main")[1]
    security = signed_in("security")
    page = security.get(f"{BADGES}receipts/1/").content.decode()
    assert "M10 100L60 40" not in page
    assert "chỉ bàn đăng ký xem được chữ ký" in page
    assert "M10 100L60 40" in signed_in("organiser").get(f"{BADGES}receipts/1/").content.decode()


def test_a_delegation_collects(badges, representative, signed_in):
    one, two, held = badges(3)
    Accreditation.objects.filter(delegate=held.delegate).update(state="protocol_check")
    client = signed_in("organiser")
    there = f"{BADGES}hand-over/VN/"
    page = client.get(there).content.decode()
    assert re.findall(r'name="badge" value="(\d+)"( checked)?', page) == [
        (str(one.pk), " checked"), (str(two.pk), " checked"), (str(held.pk), ""),
    ]  # fmt: skip
    typed = {
        "badge": [one.pk, two.pk],
        "receiver": "Bà Bình",
        "document": "",
        "signature": representative.signature,
    }
    refused = client.post(there, typed)
    assert (refused.status_code, [p.code for p in refused.context["problems"]]) == (409, ["document_missing"])
    kept = refused.content.decode()
    assert 'value="Bà Bình"' in kept
    assert representative.signature in kept
    answer = client.post(there, typed | {"document": "Hộ chiếu"})
    assert answer["Location"] == f"{BADGES}receipts/1/"
    receipt = HandOver.objects.get()
    assert (receipt.way, receipt.badges.count(), receipt.document) == ("representative", 2, "Hộ chiếu")
    # What a colleague has handed over meanwhile is told by its number.
    late = client.post(there, typed | {"document": "Hộ chiếu"})
    assert [p.code for p in late.context["problems"]] == ["not_from_this_state"] * 2
    assert HandOver.objects.count() == 1


def test_one_person_collects_and_no_badge_of_another_is_slipped_in(badges, signed_in, delegation):
    one, two = badges(2)
    client = signed_in("organiser")
    there = f"{BADGES}{one.pk}/hand-over/"
    values = {"badge": [one.pk, two.pk], "receiver": one.delegate.badge_name, "document": "Hộ chiếu"}
    assert client.post(there, values).status_code == 302
    assert list(HandOver.objects.get().badges.all()) == [one]
    assert HandOver.objects.get().way == "in_person"
    other = Delegation.objects.create(
        edition=delegation.edition, code="XX", kind="media", name_vi="X", sort_order=9
    )
    slipped = client.post(f"{BADGES}hand-over/{other.code}/", values | {"badge": [two.pk]})
    assert [p.code for p in slipped.context["problems"]] == ["nothing_chosen"]


def test_a_receipt_on_paper(badges, representative, signed_in, tmp_path):
    import subprocess

    hand_over(badges(2), representative, by=None)
    answer = signed_in("organiser").get(f"{BADGES}receipts/1/receipt.pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    (tmp_path / "r.pdf").write_bytes(answer.content)
    text = subprocess.run(
        ["pdftotext", tmp_path / "r.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    for words in (
        "0001",
        "Nguyễn Văn A",
        "0002",
        "Trần Thị Bình",
        "Diplomatic passport",
        "Receipt of badges",
    ):
        assert words in text, words
    without = signed_in("security").get(f"{BADGES}receipts/1/receipt.pdf").content
    (tmp_path / "w.pdf").write_bytes(without)
    text = subprocess.run(
        ["pdftotext", tmp_path / "w.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "kept at the registration desk" in text


def test_floaters_are_made_as_promised_and_passes_as_wanted(delegation, small, signed_in):
    Delegation.objects.filter(pk=delegation.pk).update(floaters=2)
    client = signed_in("organiser")
    assert client.post(f"{BADGES}passes/floaters/", {"delegation": "VN"}).status_code == 302
    client.post(f"{BADGES}passes/floaters/")
    assert Badge.objects.filter(kind="floater", delegation=delegation, category="DEL").count() == 2
    day = {"kind": "one_day", "number": "3", "category": "MED", "zones": ["C", "D"], "day": "2026-01-15"}
    assert client.post(f"{BADGES}passes/make/", day).status_code == 302
    made = Badge.objects.filter(kind="one_day")
    assert {(b.valid_from.isoformat(), b.valid_until.isoformat()) for b in made} == {
        ("2026-01-14T17:00:00+00:00", "2026-01-15T17:00:00+00:00")
    }
    assert made.count() == 3
    for wrong, field in (
        ({"day": ""}, "day"), ({"day": "2026-01-20"}, "day"), ({"zones": []}, "zones"), ({"zones": ["Z"]}, "zones"),
        ({"number": "0"}, "number"), ({"number": "201"}, "number"), ({"kind": "personal"}, "kind"),
        ({"kind": "vehicle", "day": ""}, "label"), ({"delegation": "nobody"}, "delegation"),
    ):  # fmt: skip
        answer = client.post(f"{BADGES}passes/make/", day | wrong)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field]), wrong
    assert Badge.objects.count() == 5


def test_the_queue_no_longer_moves_badges(badges, signed_in):
    (badge,) = badges()
    client = signed_in("administrator")
    there = f"/desk/delegates/{badge.delegate_id}/"
    assert 'value="issue"' not in client.get(there).content.decode()
    assert (
        client.post(f"{there}accreditation/", {"verb": "issue", "seen": "badge_printed"}).status_code == 400
    )
    assert Accreditation.objects.get().state == "badge_printed"
