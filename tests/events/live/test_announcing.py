"""Announcements: who reads what, until when, and what is refused."""

import datetime as dt

import pytest
from django.test import Client

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from events.live.announcing import announce, withdraw
from events.live.models import Announcement
from events.live.shown import token_of
from events.models import Party, Session
from events.releases.published import current_programme
from tests.events.live.made import at
from tests.small import released


def say(small, **fields):
    values = {
        "by": None, "level": "info", "text_vi": "Lời báo", "text_en": "Some words", "expires": at("10:00"), **fields
    }  # fmt: skip
    return announce(small, **values)


def pages(*addresses: str) -> dict[str, bool]:
    """Whether each page says it."""
    client = Client()
    return {address: b"Some words" in client.get(address).content for address in addresses}


HOME, A, B, JP, TH, PAPERS = (
    "/en/",
    "/en/sessions/A/",
    "/en/sessions/B/",
    "/en/partners/JP/",
    "/en/partners/TH/",
    "/en/documents/",
)


def test_to_all_it_is_on_every_page_in_its_language(day, small, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = say(small, level="urgent")
    assert pages(HOME, A, JP, PAPERS, "/en/nowhere/") == dict.fromkeys(
        (HOME, A, JP, PAPERS, "/en/nowhere/"), True
    )
    vietnamese = Client().get("/vi/").content.decode()
    assert "Lời báo" in vietnamese
    assert 'role="alert"' in vietnamese
    assert f'data-expires="{at("10:00").isoformat()}"' in vietnamese
    assert AuditRecord.objects.get(verb="announce").object_id == str(made.pk)


def test_to_a_meeting_it_is_on_its_page_only(day, small, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        say(small, session=day["A"])
    assert pages(HOME, A, B, JP) == {HOME: False, A: True, B: False, JP: False}


def test_to_a_party_it_is_on_its_page_and_those_of_its_meetings(
    day, small, django_capture_on_commit_callbacks
):
    from events.models import SessionParty

    SessionParty.objects.create(session=day["A"], party=Party.objects.get(code="JP"), role="partner")
    released(small)
    with django_capture_on_commit_callbacks(execute=True):
        say(small, party=Party.objects.get(code="JP"))
    assert pages(HOME, A, B, JP, TH) == {HOME: False, A: True, B: False, JP: True, TH: False}


def test_it_goes_when_it_expires_and_when_it_is_withdrawn(
    day, small, clock, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        made = say(small)
    assert pages(HOME) == {HOME: True}
    clock(at("10:00"))
    assert pages(HOME) == {HOME: False}
    clock(at("09:06"))
    assert pages(HOME) == {HOME: True}
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(made, by=None)
    assert pages(HOME) == {HOME: False}
    assert withdraw(made, by=None).withdrawn_at == Announcement.objects.get().withdrawn_at
    assert AuditRecord.objects.filter(verb="withdraw announcement").count() == 1


def test_one_written_in_advance_begins_by_itself_and_moves_the_token(
    day, small, clock, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        say(small, begins=at("09:30") + dt.timedelta(seconds=40))
    assert pages(HOME) == {HOME: False}
    early = token_of(current_programme(), at("09:29"))
    clock(at("09:30"))
    assert pages(HOME) == {HOME: True}
    assert token_of(current_programme(), at("09:30")) != early


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"text_vi": " "}, ["missing_language"]),
        ({"text_en": "", "text_vi": ""}, ["missing_language", "missing_language"]),
        ({"text_en": "x" * 401}, ["too_long"]),
        ({"level": "loud"}, ["unknown_level"]),
        ({"expires": at("09:05")}, ["expires_too_early"]),
        ({"begins": at("10:30")}, ["expires_too_early"]),
    ],
)
def test_what_is_wrong_is_refused_in_both_languages(day, small, fields, codes):
    with pytest.raises(Refused) as refusal:
        say(small, **fields)
    assert [problem.code for problem in refusal.value.problems] == codes
    assert all(problem.message.vi != problem.message.en for problem in refusal.value.problems)
    assert not Announcement.objects.exists()


def test_not_to_two_audiences(day, small):
    with pytest.raises(Refused) as refusal:
        say(small, session=day["A"], party=Party.objects.get(code="JP"))
    assert [problem.code for problem in refusal.value.problems] == ["two_audiences"]


@pytest.mark.parametrize("disclosure", ["hidden", "unnamed", "announced"])
def test_not_about_a_meeting_that_the_public_does_not_see_in_full(day, small, make_session, disclosure):
    make_session("SHUT", "14:00", "15:00", access="restricted", disclosure=disclosure)
    released(small)
    with pytest.raises(Refused) as refusal:
        say(small, session=Session.objects.get(code="SHUT"))
    assert [problem.code for problem in refusal.value.problems] == ["session_not_public"]


def test_words_about_a_meeting_go_with_its_disclosure(day, small, django_capture_on_commit_callbacks):
    """It was public when it was announced; once it is shut nobody reads the words, nowhere."""
    from events.agenda.editing import change_session

    with django_capture_on_commit_callbacks(execute=True):
        say(small, session=day["A"])
        change_session(day["A"], by=None, access="restricted", disclosure="announced")
        released(small)
    assert pages(HOME, A, B) == {HOME: False, A: False, B: False}
    assert current_programme().announcements == ()
