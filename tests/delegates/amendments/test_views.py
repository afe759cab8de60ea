"""Texts in the portal: whose they are, what is refused and how, what others never see."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.roles import Role
from events.models import Amendment, OutcomeBrief, Position
from events.outcomes.amending import Change
from events.outcomes.proposing import propose, refuse, take_position
from events.outcomes.stepping import take_step
from tests.delegates.amendments.conftest import place, proposes
from tests.delegates.papers.people import client_of, delegation_of, person_of
from tests.events.crawling import body_of
from tests.events.outcomes.made import make_outcome, party, with_text

SECRET = "zqonlyforasean"


def codes_in(client, code: str) -> set[str]:
    return {card.outcome.code for card in client.get(place(code)).context["cards"]}


def test_each_delegation_sees_the_texts_that_it_drafts(drafting):
    assert codes_in(drafting.vn, "VN") == codes_in(drafting.th, "TH") == {"OUT-A", "OUT-J"}
    assert codes_in(drafting.jp, "JP") == {"OUT-J"}


def test_a_partner_finds_nothing_of_what_asean_drafts_alone(drafting):
    """The positive control: a member finds the same words at the same places."""
    change = Change("insert", 2, "safe", SECRET)
    one = propose(drafting.text, party("TH"), change, note=f"{SECRET}note", by=None)
    take_position(one, party("VN"), "opposes", note=f"{SECRET}position", by=None)
    pages = [
        place("JP"),
        place("JP", "OUT-J"),
        place("JP", "OUT-A"),
        place("VN"),
        place("VN", "OUT-A"),
        "/portal/",
    ]
    told = " ".join(body_of(drafting.jp.get(page)) for page in pages)
    assert SECRET not in told
    assert drafting.text.title_en not in told
    assert drafting.text.title_vi not in told
    assert [drafting.jp.get(page).status_code for page in pages] == [200, 200, 404, 404, 404, 200]
    page = body_of(drafting.vn.get(place("VN", "OUT-A")))
    assert page.count(SECRET) == 4, "the own note also stands in its form"


def test_what_a_partner_may_not_see_and_what_does_not_exist_are_answered_alike(drafting):
    for act in ({"do": "propose", "kind": "comment", "key": 1, "note": "?"}, {"do": "position"}, {}):
        hidden = drafting.jp.post(f"{place('JP', 'OUT-A')}do/", act)
        nothing = drafting.jp.post(f"{place('JP', 'OUT-X')}do/", act)
        assert (hidden.status_code, nothing.status_code) == (404, 404)
        assert body_of(hidden).replace("OUT-A", "OUT-X") == body_of(nothing)
    assert Amendment.objects.count() == 0


def test_an_amendment_of_another_text_is_not_reached_through_an_own_one(drafting):
    one = propose(drafting.text, party("TH"), Change("delete", 2, "safe and"), by=None)
    for do in ("position", "withdraw"):
        answer = drafting.jp.post(
            f"{place('JP', 'OUT-J')}do/", {"do": do, "amendment": one.pk, "stance": "supports"}
        )
        assert answer.status_code == 404
    one.refresh_from_db()
    assert (one.state, Position.objects.count()) == ("open", 0)


def test_two_delegations_propose_and_answer_each_other(drafting):
    assert proposes(drafting.th, "TH", note="As in 2024.").status_code == 302
    one = Amendment.objects.get()
    assert (one.party.code, one.entered_by.email, one.note) == ("TH", "th@example.org", "As in 2024.")
    page = body_of(drafting.vn.get(place("VN", "OUT-A")))
    assert "[ TH: <del>safe</del> <ins>trusted</ins> ]" in page
    assert 'value="withdraw"' not in page, "only who proposed withdraws"
    do = f"{place('VN', 'OUT-A')}do/"
    assert drafting.vn.post(do, {"do": "withdraw", "amendment": one.pk}).status_code == 404
    for stance in ("opposes", "can_accept"):
        assert (
            drafting.vn.post(do, {"do": "position", "amendment": one.pk, "stance": stance}).status_code == 302
        )
    assert [(each.party.code, each.stance, each.by.email) for each in one.positions.all()] == [
        ("VN", "can_accept", "vn@example.org")
    ]
    own = f"{place('TH', 'OUT-A')}do/"
    assert drafting.th.post(own, {"do": "withdraw", "amendment": one.pk}).status_code == 302
    assert drafting.th.post(own, {"do": "withdraw", "amendment": one.pk}).status_code == 409
    assert (
        drafting.vn.post(do, {"do": "position", "amendment": one.pk, "stance": "opposes"}).status_code == 409
    )


def deadline(outcome, **past) -> None:
    OutcomeBrief.objects.create(outcome=outcome, comments_until=clock.now() - dt.timedelta(**past))


TYPED = {"kind": "insert", "key": 1, "words": "Ha Noi", "proposed": "zqproposed", "note": "zqnote"}


def said_and_kept(answer, vi: str, en: str) -> None:
    """A refusal says why in both languages, and all that was typed stands in the form."""
    page = body_of(answer)
    assert answer.status_code == 409
    assert vi in page
    assert en in page
    for part in (
        'value="insert" selected',
        'value="1" selected',
        'value="Ha Noi"',
        ">zqproposed<",
        'value="zqnote"',
    ):
        assert part in page, part
    assert Amendment.objects.count() == 0


def test_after_the_deadline_nothing_is_proposed_nor_answered(drafting):
    one = propose(drafting.text, party("TH"), Change("delete", 2, "safe and"), by=None)
    deadline(drafting.text, minutes=1)
    do = f"{place('VN', 'OUT-A')}do/"
    answer = drafting.vn.post(
        do, {"do": "position", "amendment": one.pk, "stance": "opposes", "note": "zqnote"}
    )
    assert (answer.status_code, [each.code for each in answer.context["problems"]]) == (409, ["too_late"])
    page = body_of(answer)
    assert 'value="opposes" selected' in page
    assert 'name="note" maxlength="300" value="zqnote"' in page
    assert 'name="note" maxlength="500" value=""' in page or 'value="propose"' not in page, (
        "each form its own"
    )
    for address in (place("VN"), place("VN", "OUT-A")):
        page = body_of(drafting.vn.get(address))
        assert "Thời hạn góp ý đã kết thúc vào 11:04, Thứ Năm, 15/01/2026, giờ Hà Nội (UTC+7)." in page
        assert 'value="propose"' not in page
        assert 'value="position"' not in page
    assert 'value="withdraw"' in body_of(drafting.th.get(place("TH", "OUT-A"))), (
        "an own one may still be withdrawn"
    )
    one.delete()
    said_and_kept(
        proposes(drafting.vn, "VN", **TYPED),
        "thời hạn kết thúc vào 11:04, Thứ Năm, 15/01/2026, giờ Hà Nội (UTC+7).",
        "it ended on Thursday 15 January 2026 at 11:04, Ha Noi time (UTC+7).",
    )


def test_until_the_deadline_one_proposes(drafting):
    deadline(drafting.text, minutes=-1)
    for address in (place("VN"), place("VN", "OUT-A")):
        page = body_of(drafting.vn.get(address))
        assert "Nhận góp ý đến 11:06, Thứ Năm, 15/01/2026, giờ Hà Nội (UTC+7)." in page
    assert proposes(drafting.vn, "VN").status_code == 302


def test_the_own_position_stands_in_its_form_and_is_marked(drafting):
    """Beside what the others say; the note of a position whose proposal was closed meanwhile is not lost."""
    one = propose(drafting.text, party("TH"), Change("delete", 2, "safe and"), by=None)
    do = {"do": "position", "amendment": one.pk, "stance": "reserves", "note": "Until the capital answers."}
    assert drafting.vn.post(f"{place('VN', 'OUT-A')}do/", do).status_code == 302
    take_position(one, party("MY"), "supports", note="As in 2024.", by=None)
    page = body_of(drafting.vn.get(place("VN", "OUT-A")))
    assert 'value="reserves" selected' in page
    assert 'value="Until the capital answers."' in page
    assert page.count("đoàn của Quý vị") == 1
    assert "As in 2024." in page
    theirs = body_of(drafting.th.get(place("TH", "OUT-A")))
    assert "đoàn của Quý vị" not in theirs
    assert "Until the capital answers." in theirs
    refuse(one, by=None)
    answer = drafting.vn.post(f"{place('VN', 'OUT-A')}do/", {**do, "note": "zqtoolate"})
    assert (answer.status_code, [each.code for each in answer.context["problems"]]) == (409, ["closed"])
    assert "zqtoolate" in body_of(answer)


def test_before_a_meeting_nothing_is_proposed_and_after_it_was_referred_back_it_is(drafting):
    for stage in ("drafted", "endorsed", "submitted"):
        take_step(drafting.text, stage, by=None, note="By letter.")
    said_and_kept(proposes(drafting.vn, "VN", **TYPED), "cho đến khi", "until the outcome is referred back")
    take_step(drafting.text, "referred_back", by=None, note="By letter.")
    assert 'value="propose"' in body_of(drafting.vn.get(place("VN", "OUT-A")))
    assert proposes(drafting.vn, "VN").status_code == 302


def test_what_was_decided_is_talked_about_no_more(drafting):
    for stage in ("drafted", "endorsed", "submitted", "adopted"):
        take_step(drafting.text, stage, by=None, note="By letter.")
    said_and_kept(
        proposes(drafting.vn, "VN", **TYPED),
        "không còn được sửa đổi",
        "its text is not amended any more",
    )
    one = propose(drafting.text, party("TH"), Change("comment", 2), note="Why?", by=None, from_desk=True)
    do = f"{place('VN', 'OUT-A')}do/"
    answer = drafting.vn.post(do, {"do": "position", "amendment": one.pk, "stance": "opposes"})
    assert (answer.status_code, [each.code for each in answer.context["problems"]]) == (409, ["decided"])
    assert drafting.vn.get(place("VN", "OUT-A")).content.count(b'value="propose"') == 0


@pytest.mark.parametrize("role", [one for one in Role.values if one != "focal point"])
def test_no_other_role_comes_in(drafting, signed_in, role):
    client = signed_in(role)
    for answer in (client.get(place("VN")), client.get(place("VN", "OUT-A")), proposes(client, "VN")):
        assert answer.status_code == 403 or answer["Location"].startswith("/portal/showcase/"), role
    assert Amendment.objects.count() == 0


def test_who_has_no_sign_in_or_only_an_own_link_is_kept_out(drafting, small):
    head = client_of(person_of(delegation_of(small, "MY-1", kind="exhibitors", number=9)))
    for client in (drafting.public, head):
        assert client.get(place("VN")).status_code == 302
        assert proposes(client, "VN").status_code == 302
    assert Amendment.objects.count() == 0


def test_a_delegation_without_a_party_has_no_texts(drafting, small, make_user):
    from tests.delegates.papers.people import focal_client

    nobody = focal_client(delegation_of(small, "EXH", kind="exhibitors", number=4), make_user)
    assert nobody.get(place("EXH")).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        {"do": "agree", "amendment": "1"},
        {"do": "refuse", "amendment": "1"},
        {"do": "position", "amendment": "9" * 40, "stance": "supports"},
        {"do": "position", "amendment": "-1", "stance": "supports"},
        {"do": "propose", "kind": "burn", "key": "1"},
        {"do": ""},
        {},
    ],
)
def test_what_no_form_sends_is_not_found(drafting, typed):
    assert drafting.vn.post(f"{place('VN', 'OUT-A')}do/", typed).status_code == 404
    assert drafting.vn.get(f"{place('VN', 'OUT-A')}do/").status_code == 405


def test_closed_ones_leave_the_page(drafting):
    one = propose(drafting.text, party("TH"), Change("delete", 2, "safe and"), by=None)
    refuse(one, by=None)
    assert "<del>safe and</del>" not in body_of(drafting.vn.get(place("VN", "OUT-A")))


def test_queries_do_not_grow_with_texts_paragraphs_and_amendments(drafting):
    counts: list[list[int]] = []
    for number in (1, 3):
        for extra in range(number):
            text = with_text(make_outcome(f"OUT-{number}-{extra}"))
            for key in (1, 2, 3)[:number]:
                one = propose(text, party("TH"), Change("comment", key), note="?", by=None)
                for code in ("VN", "MY", "SG")[:number]:
                    take_position(one, party(code), "supports", by=None)
        counts.append([])
        for page in (place("VN"), place("VN", f"OUT-{number}-0")):
            drafting.vn.get(page)
            with CaptureQueriesContext(connection) as seen:
                assert drafting.vn.get(page).status_code == 200
            counts[-1].append(len(seen))
    assert counts[0] == counts[1]
