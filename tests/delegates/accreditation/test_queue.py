"""Who waits for which desk, in which order; filters; who is beside; filters kept by name."""

import datetime as dt

import pytest

from adgmin.core import clock
from adgmin.core.problems import Refused
from delegates.accreditation import transitions
from delegates.accreditation.access import accreditations_for, checks_of, officers_of
from delegates.accreditation.care import assign, set_due
from delegates.accreditation.keeping import filters_for, forget_filter, keep_filter
from delegates.accreditation.models import Accreditation, Check, State
from delegates.accreditation.queue import QueueFilters, neighbours, queued, tabs_for
from delegates.models import Delegate, Delegation
from delegates.nominations.editing import change_delegate


def names(user, **asked):
    filters = QueueFilters.among(asked, checks_of(user))
    return [row.delegate.ref for row in queued(user, filters, clock.now())]


@pytest.fixture
def user(make_user):
    return make_user("administrator")


def test_late_first_then_by_time_then_in_protocol_order(crowd, user):
    first, second, third = crowd(3)
    set_due(third, clock.now() - dt.timedelta(hours=1), by=None)
    for one in (first, second):
        set_due(one, None, by=None)
    head = crowd(1, Delegation.objects.create(edition=first.delegate.delegation.edition, code="B", kind="party",
                                              name_en="B", sort_order=2))[0]  # fmt: skip
    set_due(head, clock.now() + dt.timedelta(hours=1), by=None)
    assert names(user) == ["VN2", "B0", "VN0", "VN1"]
    assert names(user, late="1") == ["VN2"]


def test_each_desk_has_its_own_queue_and_what_is_paused_returns_to_it(crowd, user, make_user):
    _, asked, passed, draft = crowd(4)
    transitions.ask(asked, by=None, reason="Which?")
    transitions.approve(passed, by=None)
    Accreditation.objects.filter(pk=draft.pk).update(state=State.DRAFT)
    assert names(user) == ["VN0"]
    assert names(user, check="protocol") == ["VN2"]
    assert names(user, check="security") == []
    assert names(user, state="more_information") == ["VN1"]
    assert names(user, check="protocol", state="more_information") == []
    officer = make_user("protocol")
    assert checks_of(officer) == [Check.PROTOCOL]
    assert names(officer, check="secretariat") == ["VN2"]
    tabs = [(tab.check, tab.waiting, tab.late) for tab in tabs_for(user, list(Check), clock.now())]
    assert tabs == [("secretariat", 1, 0), ("protocol", 1, 0), ("security", 0, 0)]
    assert accreditations_for(make_user("programme")).count() == 0


def test_filters(crowd, user):
    plain, mine, changed = crowd(3)
    Delegate.objects.filter(pk=plain.delegate_id).update(role="adviser")
    assign(mine, user, by=None)
    transitions.accredit(changed, by=None)
    change_delegate(changed.delegate, by=None, role="alternate")
    assert names(user, role="adviser") == ["VN0"]
    assert names(user, mine="1") == ["VN1"]
    assert names(user, check="protocol", rechecks="1") == ["VN2"]
    assert names(user, rechecks="1") == []
    assert names(user, q="dao 1 nguyen") == ["VN1"]
    assert names(user, q="Đào") == ["VN0", "VN1"]
    assert names(user, delegation="VN") == ["VN0", "VN1"]
    assert names(user, delegation="JP") == []


def test_going_to_another_check_takes_it_from_whose_hands_it_was_in(crowd, user):
    (one,) = crowd(1)
    assign(one, user, by=None)
    transitions.ask(one, by=None, reason="Which?")
    transitions.answer(one, by=None)
    one.refresh_from_db()
    assert one.assigned_to == user
    transitions.approve(one, by=None)
    one.refresh_from_db()
    assert one.assigned_to is None


def test_neighbours(crowd, user):
    people = [one.delegate_id for one in crowd(3)]
    found = queued(user, QueueFilters.among({}, checks_of(user)), clock.now())
    beside = [neighbours(found, pk) for pk in (*people, 4711)]
    assert [(one.place, one.before, one.after) for one in beside] == [
        (1, None, people[1]), (2, people[0], people[2]), (3, people[1], None), (0, None, people[0]),
    ]  # fmt: skip


def test_officers_are_those_who_may_decide(make_user):
    security, administrator = make_user("security"), make_user("administrator")
    make_user("protocol")
    make_user("gate")
    assert set(officers_of(Check.SECURITY)) == {security, administrator}


def test_filters_are_kept_by_name_for_oneself_or_for_all(user, make_user):
    other = make_user("organiser")
    keep_filter(user, " Late  heads ", "role=head&late=1", shared=True)
    kept = keep_filter(user, "Late heads", "role=head", shared=True)
    keep_filter(user, "Mine", "mine=1")
    assert [(one.name, one.query) for one in filters_for(user)] == [
        ("Late heads", "role=head"),
        ("Mine", "mine=1"),
    ]
    assert list(filters_for(other)) == [kept]
    assert forget_filter(other, kept.pk) is False
    assert forget_filter(user, kept.pk) is True
    for name, query, code in ((" ", "", "name_missing"), ("Long", "q=" + "x" * 499, "too_long")):
        with pytest.raises(Refused) as refusal:
            keep_filter(user, name, query)
        assert [problem.code for problem in refusal.value.problems] == [code]


def test_a_filter_reads_only_what_it_knows():
    filters = QueueFilters.among(
        {"check": "secretariat", "page": "3", "evil": "x", "role": "head"}, [Check.SECURITY]
    )
    assert filters.query() == "check=security&role=head"
    assert filters.narrowed() is True
