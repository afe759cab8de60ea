"""What a focal point does with somebody who was sent: answer, correct, withdraw, substitute, order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.problems import Refused
from delegates.accreditation.transitions import accredit, ask, hold
from delegates.models import Delegate, FocalPoint, OutgoingMail, PrivateFile, TravelDocument
from delegates.portal.writing import give_up_draft, send
from tests.delegates.portal.conftest import IDENTITY, ROLE, make_draft
from tests.delegates.portal.test_own_link_views import picture


@pytest.fixture
def approved(sent):
    accredit(sent.accreditation, by=None)
    return sent


def url(person, act=""):
    return f"/portal/people/{person.pk}/{act}"


def state_of(person):
    return Delegate.objects.get(pk=person.pk).accreditation.state


def test_a_question_is_read_and_answered(at_work, sent):
    ask(sent.accreditation, by=None, reason="Which passport?")
    page = at_work.client.get("/portal/").content.decode()
    assert "Which passport?" in page
    assert f"{url(sent)}#answer" in page
    empty = at_work.client.post(url(sent, "answer/"), {"text": " "})
    assert (empty.status_code, state_of(sent)) == (422, "more_information")
    at_work.client.post(url(sent, "answer/"), {"text": "The new one."})
    assert state_of(sent) == "submitted"
    said = sent.accreditation.comments.filter(from_delegation=True).get()
    assert (said.text, said.author, said.audience) == ("The new one.", at_work.user, "focal_point")


def test_what_the_desks_say_among_themselves_is_not_shown(at_work, sent):
    sent.accreditation.comments.create(audience="internal", text="Among us", at=clock.now())
    sent.accreditation.comments.create(audience="focal_point", text="For you", at=clock.now())
    page = at_work.client.get(url(sent)).content.decode()
    assert "For you" in page
    assert "Among us" not in page


def test_a_change_of_identity_tells_what_it_causes_before_it_is_saved(at_work, approved):
    data = {**IDENTITY, "birth_date": "", "passport_given": "THI HONG"}
    asked = at_work.client.post(url(approved, "step/identity/"), data)
    assert [one.check for one in asked.context["effects"]] == ["security"]
    assert "THI HOA</del> → <ins>THI HONG" in asked.content.decode()
    assert (state_of(approved), Delegate.objects.get().passport_given) == ("approved", "THI HOA")
    at_work.client.post(url(approved, "step/identity/"), {**data, "agreed": "1"})
    assert (state_of(approved), Delegate.objects.get().passport_given) == ("security_clearance", "THI HONG")


def test_a_change_that_nobody_looks_at_is_saved_at_once(at_work, approved):
    answer = at_work.client.post(url(approved, "step/travel/"), {"hotel": "Sofitel"})
    assert answer["Location"] == url(approved)
    assert (state_of(approved), Delegate.objects.get().travel.hotel) == ("approved", "Sofitel")


def test_withdrawing_asks_once_and_frees_the_place(at_work, sent):
    assert at_work.client.get(url(sent, "withdraw/")).status_code == 200
    assert state_of(sent) == "submitted"
    late = at_work.client.post(url(sent, "withdraw/"), {"seen": "approved"})
    assert (late.status_code, state_of(sent)) == (409, "submitted")
    at_work.client.post(url(sent, "withdraw/"), {"seen": "submitted", "reason": "Ill"})
    assert (state_of(sent), Delegate.objects.get().is_active) == ("withdrawn", False)
    closed = at_work.client.post(url(sent, "step/role/"), ROLE)
    assert closed["Location"] == url(sent)


def test_a_draft_that_is_given_up_is_gone_with_its_files(at_work, draft, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    at_work.client.post(url(draft, "step/photo/"), {"photo": picture()})
    assert at_work.client.post(url(draft, "withdraw/"), {"seen": "draft"})["Location"] == "/portal/"
    assert not Delegate.objects.exists()
    assert not TravelDocument.objects.exists()
    assert not PrivateFile.objects.exists()
    assert at_work.client.get(url(draft)).status_code == 404


def test_who_was_sent_meanwhile_is_not_deleted(at_work, draft):
    send(Delegate.objects.get(), by=at_work.user)
    with pytest.raises(Refused):
        give_up_draft(draft, by=at_work.user)
    assert Delegate.objects.count() == 1


def test_why_the_desk_sets_something_aside_is_not_told(at_work, sent):
    hold(sent.accreditation, by=None, reason="Asked the ministry")
    assert "Asked the ministry" not in at_work.client.get(url(sent)).content.decode()


def test_one_takes_the_place_of_another_in_a_full_delegation(at_work, approved):
    at_work.delegation.quotas.filter(role="delegate").update(places=1)
    Delegate.objects.filter(pk=approved.pk).update(order=7)
    coming = make_draft(at_work.delegation, at_work.user, badge_name="Lê Văn Tám", role="alternate")
    OutgoingMail.objects.all().delete()
    answer = at_work.client.post(url(approved, "substitute/"), {"draft": coming.pk})
    assert answer["Location"] == url(coming)
    coming.refresh_from_db()
    assert (coming.role, coming.order, coming.is_active, coming.nomination.replaces) == (
        "delegate",
        7,
        True,
        approved,
    )
    assert (state_of(approved), state_of(coming)) == ("withdrawn", "submitted")
    told = [mail.words["en"]["subject"] for mail in OutgoingMail.objects.all()]
    assert told == ["Substitution: Lê Văn Tám"]  # one letter for one act


def test_who_is_not_complete_replaces_nobody(at_work, sent):
    coming = make_draft(at_work.delegation, at_work.user, complete=False)
    answer = at_work.client.post(url(sent, "substitute/"), {"draft": coming.pk})
    assert answer.status_code == 409
    assert (state_of(sent), state_of(coming)) == ("submitted", "draft")


def test_a_draft_for_a_successor_remembers_whom_it_replaces(at_work, sent):
    answer = at_work.client.post(url(sent, "substitute/"), {"begin": "1"})
    coming = Delegate.objects.exclude(pk=sent.pk).get()
    assert answer["Location"] == url(coming, "step/role/")
    page = at_work.client.get(url(coming, "step/send/"))
    assert page.context["chosen"] == str(sent.pk)


def test_nobody_of_another_delegation_is_drawn_in(at_work, sent):
    stranger = make_draft(at_work.other, at_work.stranger)
    assert at_work.client.post(url(sent, "substitute/"), {"draft": stranger.pk}).status_code == 404
    mine = make_draft(at_work.delegation, at_work.user)
    assert at_work.client.post(url(mine, "step/send/"), {"replaces": stranger.pk}).status_code == 404
    assert (state_of(sent), state_of(stranger), state_of(mine)) == ("submitted", "draft", "draft")


def test_who_comes_later_stands_after_those_of_the_same_rank(at_work):
    made = [make_draft(at_work.delegation, at_work.user, badge_name=name) for name in ("First", "Second")]
    assert [one.order for one in made] == [1, 2]


def test_order_goes_up_and_down_among_equals_only(at_work):
    people = [
        Delegate.objects.create(
            delegation=at_work.delegation,
            ref=f"R{at}",
            role="delegate",
            badge_name=name,
            rank_band=band,
            order=1,
        )
        for at, (name, band) in enumerate((("A", 4), ("B", 4), ("C", 4), ("D", 5)))
    ]
    from delegates.accreditation.transitions import open_accreditation

    for person in people:
        open_accreditation(person, by=None, at=clock.now())

    def order():
        return "".join(Delegate.objects.in_protocol_order().values_list("badge_name", flat=True))

    assert (
        at_work.client.post(url(people[2], "order/"), {"way": "up"})["Location"]
        == f"/portal/#person-{people[2].pk}"
    )
    assert order() == "ACBD"
    at_work.client.post(url(people[0], "order/"), {"way": "down"})
    assert order() == "CABD"
    at_work.client.post(url(people[3], "order/"), {"way": "up"})
    at_work.client.post(url(people[2], "order/"), {"way": "up"})
    assert order() == "CABD"


def test_assistants_are_invited_and_ended_by_the_focal_point_only(at_work):
    address = "/portal/delegations/VN/assistants/"
    assert at_work.client.post(address, {"name": "", "email": "x"}).status_code == 422
    at_work.client.post(address, {"name": "Hà", "email": "ha@example.org"})
    helper = FocalPoint.objects.get(email="ha@example.org")
    assert (helper.kind, helper.invitations.count(), OutgoingMail.objects.get().address) == (
        "assistant", 1, "ha@example.org",
    )  # fmt: skip
    FocalPoint.objects.filter(user=at_work.user).update(kind="assistant")
    assert at_work.client.post(address, {"name": "B", "email": "b@example.org"}).status_code == 403
    assert at_work.client.post(f"{address}{helper.pk}/end/").status_code == 403
    FocalPoint.objects.filter(user=at_work.user).update(kind="focal_point")
    own = FocalPoint.objects.get(user=at_work.user)
    assert at_work.client.post(f"{address}{own.pk}/end/").status_code == 404
    at_work.client.post(f"{address}{helper.pk}/end/")
    helper.refresh_from_db()
    assert helper.ended_at is not None


def test_a_person_in_fixed_queries(at_work, approved):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            at_work.client.get(url(approved))
        return len(queries)

    one = asked()
    for text in "abc":
        approved.accreditation.comments.create(
            audience="focal_point", text=text, at=clock.now(), author=at_work.user
        )
    assert asked() == one == 22


@pytest.mark.parametrize("expiry", ["2026-07-01", "2026-07-15", "2026-01-15"])
def test_a_passport_of_less_than_six_months_is_taken_with_a_warning(at_work, draft, expiry):
    form = {"type": "official", "number": "", "expiry": expiry}
    answer = at_work.client.post(url(draft, "step/document/"), form, follow=True)
    kept = TravelDocument.objects.get().expiry
    warned = "sáu tháng" in answer.content.decode()
    assert (kept, warned) == (expiry, expiry != "2026-07-15")
    for page in ("", "step/send/"):
        assert ("sáu tháng" in at_work.client.get(url(draft, page)).content.decode()) is warned


def test_the_arrival_decides_from_when_six_months_are_counted(at_work, draft):
    TravelDocument.objects.update(expiry="2026-07-15")
    form = {"arrival_at": "2026-01-16T09:00"}
    assert "sáu tháng" in at_work.client.post(url(draft, "step/travel/"), form, follow=True).content.decode()


def test_choosing_a_substitute_takes_the_same_queries_for_any_number_of_drafts(at_work, sent):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert at_work.client.get(url(sent, "substitute/")).status_code == 200
        return len(captured)

    make_draft(at_work.delegation, at_work.user)
    at_work.client.get(url(sent, "substitute/"))
    one = queries()
    for _number in range(2):
        make_draft(at_work.delegation, at_work.user, complete=False)
    assert queries() == one
    page = at_work.client.get(url(sent, "substitute/"))
    assert sorted(bool(lacks) for _draft, lacks in page.context["drafts"]) == [False, True, True]
