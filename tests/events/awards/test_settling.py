"""From scores to the result: what each verb refuses, and what it leaves."""

import datetime as dt
import json

import pytest
from django.db import connection

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.exhibiting.models import ExhibitorContact
from events.awards.conflicts import Ground, conflicts_between
from events.awards.scoring import declare_conflict, lift_conflict, save_scores
from events.awards.settling import close, reopen, revoke, rule_on_tie, set_time, set_time_of_all, settle
from events.models import CategoryResult, Exhibitor, ScoreSheet
from tests.conftest import NOW
from tests.events.awards.made import all_given, finalist, given, juror, make_awards

AT = NOW + dt.timedelta(hours=8)


@pytest.fixture
def category(small, at_demo_time):
    return make_awards(small)


def refused(verb, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        verb(*args, **kwargs)
    return [one.code for one in caught.value.problems]


def test_conflicts_follow_from_the_records_or_are_declared(category, small, make_user):
    member = make_user("exhibitor")
    exhibitor = Exhibitor.objects.create(edition=small, code="EX-1", slug="one", name_vi="Một", name_en="One")
    ExhibitorContact.objects.create(exhibitor=exhibitor, user=member, name="A", email=member.email)
    third = finalist(3)
    third.exhibitor = exhibitor
    third.save()
    first, fourth = juror(1), juror(4)
    first.user = member
    first.save()
    fourth.organisation = "đơn vị f-1"
    fourth.save()
    declare_conflict(juror(2), finalist(1), "Old colleague", by_juror=False, by=member)
    pairs = conflicts_between([juror(n) for n in (1, 2, 3, 4)], [finalist(n) for n in (1, 2, 3)])
    assert {(j, f): ground for (j, f), ground in pairs.items()} == {
        (juror(3).pk, finalist(2).pk): Ground.SAME_COUNTRY,
        (first.pk, third.pk): Ground.EXHIBITOR,
        (fourth.pk, finalist(1).pk): Ground.SAME_ORGANISATION,
        (juror(2).pk, finalist(1).pk): Ground.BY_STAFF,
    }
    assert refused(lift_conflict, juror(3), finalist(2), "why", by=member) == ["by_rule"]
    lift_conflict(juror(2), finalist(1), "a mistake", by=member)
    assert (juror(2).pk, finalist(1).pk) not in conflicts_between([juror(2)], [finalist(1)])


def test_points_are_whole_numbers_of_the_scale_and_complete_when_submitted(category, make_user):
    user = make_user()
    for typed in ("0", "11", "-1", "7.5", "x", "٧", "9" * 30):
        assert refused(save_scores, juror(1), finalist(1), {"IMPACT": typed}, "", submit=False, by=user) == [
            "bad_points"
        ]
    assert refused(save_scores, juror(1), finalist(1), {"IMPACT": "7"}, "", submit=True, by=user) == [
        "points_missing"
    ]
    assert not ScoreSheet.objects.exists()
    save_scores(juror(1), finalist(1), {"IMPACT": "7", "TALK": "10"}, "Tốt", submit=True, by=user)
    sheet = save_scores(juror(1), finalist(1), {"IMPACT": "1"}, "", submit=False, in_passing=True, by=user)
    assert json.loads(sheet.points) == {"IMPACT": 7, "TALK": 10}, (
        "what was submitted is not lost to a late draft"
    )
    assert refused(save_scores, juror(3), finalist(2), {}, "", submit=False, by=user) == ["may_not_judge"]


def test_neither_the_database_nor_the_record_of_acts_tells_points(category, make_user):
    save_scores(
        juror(1), finalist(1), {"IMPACT": "7", "TALK": "3"}, "Hơi dài dòng", submit=True, by=make_user()
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT points, comment FROM events_scoresheet")
        points, comment = cursor.fetchone()
    assert points.startswith("v1:")
    assert comment.startswith("v1:")
    act = AuditRecord.objects.get(verb="submit scores")
    assert (act.changes, act.note, act.label) == ({}, "", "Juror 1 · Đội F-1")


def test_too_few_complete_sheets_close_nothing(category, make_user):
    user = make_user()
    given(1, 1, 5, 5)
    assert refused(close, category, by=user) == ["too_few_jurors"]
    all_given_but_one()
    close(category, by=user)
    assert refused(save_scores, juror(1), finalist(1), {}, "", submit=False, by=user) == ["closed"]
    assert refused(declare_conflict, juror(1), finalist(1), "late", by_juror=True, by=user) == ["closed"]
    assert refused(close, category, by=user) == ["closed"]


def all_given_but_one():
    for number in (2, 3, 4):
        for place in (1, 2, 3):
            if (number, place) != (3, 2):
                given(number, place, 10 - place, 5)


def test_the_way_to_publication(category, make_user, clock):
    user = make_user()
    all_given()
    assert refused(settle, category, by=user) == ["not_closed"]
    assert refused(set_time, category, AT, by=user) == ["not_settled"]
    close(category, by=user)
    assert refused(rule_on_tie, category, ["F-1"], "r", by=user) == ["no_tie"]
    result = settle(category, by=user)
    assert json.loads(result.ranking) == [["F-2", 1], ["F-1", 2], ["F-3", 3]]
    assert refused(set_time, category, NOW - dt.timedelta(minutes=1), by=user) == ["time_past"]
    set_time(category, AT, by=user)
    assert refused(set_time, category, AT - dt.timedelta(minutes=5), by=user) == ["time_earlier"]
    assert refused(reopen, category, "a mistake", by=user) == ["has_time"]
    assert set_time_of_all(category.edition, AT + dt.timedelta(hours=1), by=user) == 1
    assert refused(revoke, category, " ", by=user) == ["reason_missing"]
    revoke(category, "the ceremony is put off", by=user)
    set_time(category, AT, by=user)
    clock(AT)
    for verb, args in ((revoke, ("x",)), (reopen, ("x",)), (set_time, (AT + dt.timedelta(days=1),))):
        assert refused(verb, category, *args, by=user) == ["published"]
    verbs = list(
        AuditRecord.objects.filter(model="events.awardcategory").order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == [
        "close award category", "settle award result", "set time of award result", "set time of award result",
        "revoke time of award result", "set time of award result",
    ]  # fmt: skip


def test_the_chair_decides_between_equals(category, make_user):
    user = make_user()
    for number in (1, 2, 4):
        for place in (1, 2, 3):
            given(number, place, 8 if place != 3 else 4, 8)
    given(3, 1, 8, 8)
    given(3, 3, 4, 8)
    close(category, by=user)
    assert refused(settle, category, by=user) == ["tie"]
    assert refused(rule_on_tie, category, ["F-2"], "r", by=user) == ["bad_ruling"]
    rule_on_tie(category, ["F-2", "F-1"], "Reaches more people", by=user)
    settle(category, by=user)
    assert json.loads(CategoryResult.objects.get().ranking) == [["F-2", 1], ["F-1", 2], ["F-3", 3]]
    reopen(category, "a sheet was wrong", by=user)
    assert not CategoryResult.objects.exists()
    close(category, by=user)
    assert refused(settle, category, by=user) == ["tie"], "the decision was dropped with the closing"
