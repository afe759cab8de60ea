"""A badge shown at a booth: what is noted, and what is never told."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core import clock
from delegates.accreditation.merging import merge
from delegates.models import Badge, BoothStaff, BoothVisit, Sharing
from delegates.visits.models import Standing
from delegates.visits.noting import note_visit
from delegates.visits.sharing import decide, visitors_of, wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(visitors):
    return visitors(1)[0]


def code_of(person):
    return Badge.objects.get(delegate=person).code


@pytest.mark.parametrize("shown", ["code", "1", " 0001 "])
def test_a_badge_is_noted_once_a_day_and_shows_nothing(booth, user, guest, shown):
    text = code_of(guest) if shown == "code" else shown
    for _turn in range(2):
        note_visit(booth, text, by=user)
    (visit,) = BoothVisit.objects.all()
    assert (visit.delegate, visit.exhibitor, visit.day) == (guest, booth, dt.date(2026, 1, 15))
    assert visitors_of(booth) == []


def test_another_day_is_another_visit(booth, user, guest, monkeypatch):
    note_visit(booth, "1", by=user)
    tomorrow = clock.now() + dt.timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    note_visit(booth, "1", by=user)
    assert BoothVisit.objects.count() == 2


@pytest.mark.parametrize("state", ["lost", "revoked", "replaced", "returned"])
def test_a_badge_that_counts_no_more_is_no_visit(booth, user, guest, state):
    Badge.objects.update(state=state)
    for shown in ("1", code_of(guest)):
        note_visit(booth, shown, by=user)
    assert not BoothVisit.objects.exists()


def test_neither_is_an_altered_one_another_meetings_an_expired_one_or_a_number_that_none_has(
    booth, user, guest
):
    code = code_of(guest)
    booth.edition.code = "other"
    note_visit(booth, code, by=user)
    booth.edition.refresh_from_db()
    for shown in (code[:-1] + ("0" if code[-1] != "0" else "1"), "2", "999999999999", "ADG1:", "x" * 500):
        note_visit(booth, shown, by=user)
    Badge.objects.update(valid_until=clock.now())
    note_visit(booth, code, by=user)
    assert not BoothVisit.objects.exists()


def test_who_is_not_accredited_and_the_booths_own_staff_are_no_visitors(booth, user, visitors):
    one, two = visitors(2)
    one.accreditation.state = "withdrawn"
    one.accreditation.save()
    BoothStaff.objects.create(exhibitor=booth, delegate=two)
    for shown in ("1", "2", code_of(one), code_of(two)):
        note_visit(booth, shown, by=user)
    assert not BoothVisit.objects.exists()


def test_a_standing_wish_counts_for_the_code_and_not_for_a_number_typed(booth, user, guest):
    wish(guest, Standing.SHARE)
    note_visit(booth, "1", by=user)
    assert visitors_of(booth) == []
    note_visit(booth, code_of(guest), by=user)
    (seen,) = visitors_of(booth)
    assert (seen.name, seen.email, seen.phone) == ("Khách 1", "", "")


def test_what_was_taken_back_stays_taken_back_when_the_badge_is_shown_again(booth, user, guest):
    wish(guest, Standing.SHARE)
    note_visit(booth, code_of(guest), by=user)
    decide(guest, booth, ())
    note_visit(booth, code_of(guest), by=user)
    assert visitors_of(booth) == []


def test_never_means_that_nothing_is_kept_and_what_was_kept_goes(booth, user, guest):
    note_visit(booth, "1", by=user)
    decide(guest, booth, ("name", "email"))
    wish(guest, Standing.NEVER)
    note_visit(booth, code_of(guest), by=user)
    assert not BoothVisit.objects.exists()
    assert not Sharing.objects.exists()


def test_an_exhibitor_sees_what_is_shared_as_it_is_now_and_nothing_else(booth, other_booth, user, guest):
    note_visit(booth, "1", by=user)
    decide(guest, booth, ("email",))
    (seen,) = visitors_of(booth)
    assert (seen.name, seen.organisation, seen.email, seen.phone) == (
        "Khách 1",
        "Cơ quan 1",
        "v1@example.org",
        "",
    )
    guest.email = "new@example.org"
    guest.save()
    assert visitors_of(booth)[0].email == "new@example.org"
    assert visitors_of(other_booth) == []
    decide(guest, booth, ())
    assert visitors_of(booth) == []


def test_nobody_shares_with_whom_they_never_visited_or_anything_that_is_not_offered(booth, guest):
    with pytest.raises(BoothVisit.DoesNotExist):
        decide(guest, booth, ("name",))
    with pytest.raises(ValueError, match="passport"):
        decide(guest, booth, ("passport",))


def test_merged_people_have_their_visits_once_and_the_stricter_choice(booth, other_booth, user, visitors):
    keep, drop = visitors(2)
    for shown in ("1", "2"):
        note_visit(booth, shown, by=user)
    note_visit(other_booth, "2", by=user)
    decide(keep, booth, ("email", "phone"))
    decide(drop, booth, ("email",))
    decide(drop, other_booth, ("name",))
    merge(keep, drop, by=None)
    assert BoothVisit.objects.filter(delegate=keep).count() == BoothVisit.objects.count() == 2
    (seen,) = visitors_of(booth)
    assert (seen.email, seen.phone) == ("v1@example.org", "")
    assert [one.name for one in visitors_of(other_booth)] == ["Khách 1"]


@pytest.mark.parametrize(
    "wishes", [(Standing.SHARE, None), (None, Standing.SHARE), (Standing.SHARE, Standing.ASK)]
)
def test_of_two_wishes_the_stricter_counts(booth, user, visitors, wishes):
    keep, drop = visitors(2)
    for person, wanted in zip((keep, drop), wishes, strict=True):
        if wanted:
            wish(person, wanted)
    merge(keep, drop, by=None)
    note_visit(booth, code_of(keep), by=user)
    assert visitors_of(booth) == []


def test_a_person_merged_into_one_who_wished_never_leaves_no_visit(booth, user, visitors):
    keep, drop = visitors(2)
    note_visit(booth, "1", by=user)
    wish(drop, Standing.NEVER)
    merge(keep, drop, by=None)
    assert not BoothVisit.objects.exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300) | st.from_regex(r"ADG1:[0-9A-Z $%*+./:-]{0,150}", fullmatch=True))
def test_whatever_is_scanned_is_no_badge_and_no_crash(booth, user, shown):
    note_visit(booth, shown, by=user)
    assert not BoothVisit.objects.exists()
