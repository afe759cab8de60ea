"""The inbox at the desk: who sees it, what it shows, what its buttons do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.agenda.conflicts import findings_of
from events.agenda.editing import change_session
from events.agenda.models import Party, Session, SessionParty
from events.agenda.rule_models import AcceptedFinding, KindTurnover, RuleSetting

INBOX = "/desk/programme/conflicts/"
RULES = f"{INBOX}rules/"
STAFF = [("administrator", 200), ("organiser", 200), ("programme", 200), ("protocol", 200), ("gate", 403),
         ("liaison", 403), ("focal point", 403), ("exhibitor", 403)]  # fmt: skip
FIELDS = {"kind": "social"}


@pytest.fixture
def tight(small, make_session):
    """Two meetings with five minutes between them."""
    return make_session("S1", "09:00", "10:00", **FIELDS), make_session("S2", "10:05", "11:00", kind="press")


def turnover(edition):
    return next(one for one in findings_of(edition) if one.code == "turnover_too_short")


def posted(fix, finding, **changes):
    return {
        "fingerprint": finding.fingerprint, "session": fix.session, "sequence": fix.sequence,
        "start": fix.start.isoformat(), "end": fix.end.isoformat(), "room": fix.room, **changes,
    }  # fmt: skip


@pytest.mark.parametrize(("role", "status"), STAFF)
def test_who_may_read_the_inbox(tight, signed_in, role, status):
    assert signed_in(role).get(INBOX).status_code == status


@pytest.mark.parametrize(
    ("role", "may"), [("administrator", True), ("programme", True), ("organiser", False), ("protocol", False)]
)
def test_who_may_act(tight, small, signed_in, role, may):
    client, finding = signed_in(role), turnover(small)
    text = client.get(INBOX).content.decode()
    assert (f'action="{INBOX}fix/"' in text, f'action="{INBOX}accept/"' in text) == (may, may)
    wanted = 302 if may else 403
    assert (
        client.post(f"{INBOX}accept/", {"fingerprint": finding.fingerprint, "because": "x"}).status_code
        == wanted
    )
    if may:
        AcceptedFinding.objects.all().delete()
    assert client.post(f"{INBOX}fix/", posted(finding.fixes[0], finding)).status_code == wanted


def test_reading_needs_a_get_and_acting_a_post(tight, signed_in):
    client = signed_in("programme")
    for path in ("fix/", "accept/", "accepted/1/withdraw/"):
        assert client.get(f"{INBOX}{path}").status_code == (404 if "withdraw" in path else 405) or path


def test_findings_stand_under_their_weights(tight, small, make_session, signed_in):
    RuleSetting.objects.create(edition=small, code="turnover_too_short", weight="block")
    make_session("S3", "12:00", "13:00")
    answer = signed_in("programme").get(INBOX)
    groups = [
        (group["mark"], [one.code for case in group["cases"] for one in case.findings])
        for group in answer.context["groups"]
    ]
    assert groups == [("must", ["turnover_too_short"]), ("may", ["missing_chair"])]
    text = answer.content.decode()
    assert "1 vướng mắc phải khắc phục, 1 cần xem lại" in text
    assert "#i-oct" in text
    assert "#i-warn" in text


def test_what_is_wrong_between_the_same_meetings_stands_together(small, make_session, signed_in):
    """One chair, one delegation: two findings, one case, each way out once."""
    party = Party.objects.get(code="VN")
    for code, room, start in (("S1", "R-A", "09:00"), ("S2", "R-B", "09:30")):
        row = make_session(code, start, "10:00", room=room)
        SessionParty.objects.create(session=row, party=party, role="chair")
    (group,) = signed_in("programme").get(INBOX).context["groups"]
    (case,) = group["cases"]
    assert [one.code for one in case.findings] == ["chair_double_booked", "party_double_booked"]
    assert (group["count"], len(case.fixes), case.sessions) == (2, 1, ("S1", "S2"))


def test_the_list_can_be_narrowed_by_rule_and_by_session(tight, make_session, signed_in):
    make_session("S3", "12:00", "13:00")
    client = signed_in("programme")

    def shown(query):
        return [one.code for one in client.get(INBOX + query).context["page"]]

    assert shown("") == ["turnover_too_short", "missing_chair"]
    assert shown("?rule=missing_chair") == ["missing_chair"]
    assert shown("?session=S2") == ["turnover_too_short"]
    empty = client.get(f"{INBOX}?rule=room_closed").content.decode()
    assert "Không có vướng mắc loại này" in empty


def test_an_empty_inbox_says_what_would_be_here(small, signed_in):
    text = signed_in("programme").get(INBOX).content.decode()
    assert "Không có vướng mắc" in text
    assert "kèm cách xử lý" in text


def test_without_an_edition_it_is_empty(db, signed_in):
    assert signed_in("programme").get(INBOX).status_code == 200


def test_a_proposal_is_done_and_leads_back_to_the_same_list(tight, small, signed_in):
    client, finding = signed_in("programme"), turnover(small)
    answer = client.post(
        f"{INBOX}fix/", posted(finding.fixes[0], finding, asked_rule="turnover_too_short"), follow=True
    )
    assert answer.redirect_chain == [(f"{INBOX}?rule=turnover_too_short", 302)]
    assert "đã được chuyển trong bản nháp" in answer.content.decode()
    moved = Session.objects.get(code=finding.fixes[0].session)
    assert (moved.start, moved.end) == (finding.fixes[0].start, finding.fixes[0].end)


def test_a_stale_proposal_is_refused_with_who_changed_what(tight, small, make_user, signed_in):
    finding = turnover(small)
    fix = finding.fixes[0]
    change_session(
        Session.objects.get(code=fix.session),
        by=make_user("administrator", full_name="Trần Bảo"),
        title_en="Theirs",
    )
    answer = signed_in("programme").post(f"{INBOX}fix/", posted(fix, finding))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Trần Bảo" in text
    assert "Theirs" in text
    assert Session.objects.get(code=fix.session).room.code == "R-A"


def test_a_proposal_made_up_by_hand_is_refused(tight, small, signed_in):
    finding = turnover(small)
    client = signed_in("programme")
    assert (
        client.post(f"{INBOX}fix/", posted(finding.fixes[0], finding, fingerprint="0" * 64)).status_code
        == 409
    )
    assert client.post(f"{INBOX}fix/", {"fingerprint": "x"}).status_code == 404


def test_accepting_shows_who_and_why_and_can_be_taken_back(tight, small, signed_in):
    client, finding = signed_in("programme"), turnover(small)
    client.post(f"{INBOX}accept/", {"fingerprint": finding.fingerprint, "because": "Cùng một đoàn <b>"})
    answer = client.get(INBOX)
    assert list(answer.context["page"]) == []
    text = answer.content.decode()
    assert "programme@example.org chấp nhận" in text
    assert "Cùng một đoàn &lt;b&gt;" in text
    row = AcceptedFinding.objects.get()
    client.post(f"{INBOX}accepted/{row.pk}/withdraw/")
    assert [one.code for one in client.get(INBOX).context["page"]] == ["turnover_too_short"]


def test_without_a_reason_it_is_asked_for_beside_the_field(tight, small, signed_in):
    finding = turnover(small)
    answer = signed_in("programme").post(
        f"{INBOX}accept/", {"fingerprint": finding.fingerprint, "because": " "}
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Xin nêu lý do có thể giữ nguyên." in text
    assert '<details class="inbox__accept noprint" open>' in text
    assert not AcceptedFinding.objects.exists()


def test_what_is_typed_stays_when_it_is_too_long(tight, small, signed_in):
    finding = turnover(small)
    answer = signed_in("programme").post(
        f"{INBOX}accept/", {"fingerprint": finding.fingerprint, "because": "dài " * 100}
    )
    assert (answer.status_code, "dài dài" in answer.content.decode()) == (422, True)


def test_an_acceptance_whose_facts_changed_is_shown_as_such(tight, small, signed_in):
    client, finding = signed_in("programme"), turnover(small)
    client.post(f"{INBOX}accept/", {"fingerprint": finding.fingerprint, "because": "x"})
    change_session(tight[1], by=None, start=tight[1].start.replace(minute=7))
    answer = client.get(INBOX)
    assert (len(answer.context["inbox"].lapsed), len(answer.context["page"])) == (1, 1)


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_same_queries_for_any_number(small, make_session, signed_in, number):
    for at in range(number):
        make_session(
            f"S{at}", f"{8 + at // 10:02}:{at % 10 * 6:02}", f"{8 + at // 10:02}:{at % 10 * 6 + 5:02}"
        )
    client = signed_in("programme")
    client.get(INBOX)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(INBOX)
    assert len(answer.context["inbox"].open) >= number
    assert len(queries) == 21


def typed(client):
    form = client.get(RULES).context["form"]
    return {field.html_name: field.initial for field in form}


@pytest.mark.parametrize(("role", "status"), STAFF)
def test_who_may_read_the_rules(small, signed_in, role, status):
    assert signed_in(role).get(RULES).status_code == status


def test_weights_and_minutes_are_set_at_once(tight, small, signed_in):
    client = signed_in("programme")
    data = {**typed(client), "weight-turnover_too_short": "block", "minutes-press": 12}
    assert client.post(RULES, data).status_code == 302
    assert [(row.code, row.weight) for row in RuleSetting.objects.all()] == [("turnover_too_short", "block")]
    assert [(row.kind, row.minutes) for row in KindTurnover.objects.all()] == [("press", 12)]
    assert str(turnover(small).severity) == "block"


def test_a_wrong_number_is_said_beside_it_and_nothing_is_saved(tight, signed_in):
    client = signed_in("programme")
    answer = client.post(RULES, {**typed(client), "weight-over_capacity": "off", "minutes-press": "many"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not RuleSetting.objects.exists()


def test_who_may_not_set_the_rules(small, signed_in):
    client = signed_in("protocol")
    assert "disabled" in client.get(RULES).content.decode()
    assert client.post(RULES, typed(client)).status_code == 403
