"""Proposals: who may, what goes into the text, and two officers at once."""

import threading
from contextlib import nullcontext

import pytest
from django.db import connection, connections

from adgmin.core.problems import Refused
from events.models import Amendment
from events.outcomes import proposing
from events.outcomes.amending import Change
from events.outcomes.proposing import agree, propose, refuse, take_position, withdraw
from events.outcomes.stepping import take_step
from events.outcomes.texts import current, edit, words_of

from .made import make_outcome, party, with_text


def refused(act) -> str:
    with pytest.raises(Refused) as found:
        act()
    return found.value.problems[0].code


@pytest.fixture
def text(small, at_demo_time):
    return with_text(make_outcome())


def test_agreed_words_go_into_the_next_version_with_credit(text):
    one = propose(text, party("MY"), Change("replace", 2, "safe", "trusted"), by=None)
    take_position(one, party("TH"), "opposes", by=None)
    take_position(one, party("TH"), "can_accept", by=None)
    assert [(p.party.code, p.stance) for p in one.positions.all()] == [("TH", "can_accept")]
    agreed = agree(one, by=None, seen=1)
    assert words_of(current(text))[1].english == "We welcome trusted and open data flows."
    assert (agreed.into.number, agreed.into.note[:3]) == (2, "MY:")
    assert text.versions.get(number=1).paragraphs.get(key=2).english == "We welcome safe and open data flows."


def test_the_second_of_two_that_overlap_is_refused_with_what_changed(text):
    one = propose(text, party("MY"), Change("replace", 2, "safe and open", "trusted"), by=None)
    other = propose(text, party("TH"), Change("delete", 2, "open"), by=None)
    agree(one, by=None, seen=1)
    with pytest.raises(Refused) as found:
        agree(other, by=None, seen=1)
    assert found.value.problems[0].code == "words_changed"
    assert "We welcome trusted data flows." in found.value.problems[0].message.en
    assert Amendment.objects.get(pk=other.pk).state == "open"


def test_a_partner_takes_part_only_in_what_it_shares(text):
    partner = party("ZZ", "dialogue_partner")
    change = Change("comment", 1)
    assert (
        refused(lambda: propose(text, partner, change, note="Why?", by=None, from_desk=True)) == "not_theirs"
    )
    text.with_parties.add(partner)
    assert propose(text, partner, change, note="Why?", by=None).state == "open"


def test_a_frozen_text_stays_until_it_is_referred_back(text):
    one = propose(text, party("MY"), Change("replace", 2, "safe", "trusted"), by=None)
    for stage in ("drafted", "endorsed", "submitted"):
        take_step(text, stage, by=None)
    assert refused(lambda: agree(one, by=None, seen=1)) == "frozen"
    assert refused(lambda: edit(text, 2, "x", "", by=None, seen=1)) == "frozen"
    take_step(text, "referred_back", by=None)
    assert agree(one, by=None, seen=1).into.number == 2


def test_what_is_closed_stays_closed(text):
    one = propose(text, party("MY"), Change("delete", 2, "safe and"), by=None)
    withdraw(one, by=None)
    for act in (
        lambda: agree(one, by=None, seen=1),
        lambda: refuse(one, by=None),
        lambda: withdraw(one, by=None),
    ):
        assert refused(act) == "closed"


def test_an_editor_who_saw_an_older_version_is_refused(text):
    edit(text, 1, "We met.", "Chúng tôi họp tại Hà Nội.", by=None, seen=1)
    assert current(text).paragraphs.get(key=1).lags
    assert refused(lambda: edit(text, 1, "We gathered.", "", by=None, seen=1)) == "changed_meanwhile"


def agree_at_once(proposals) -> list[str]:
    start, results = threading.Barrier(2), []

    def run(one) -> None:
        try:
            start.wait()
            agree(one, by=None, seen=1)
            results.append("agreed")
        except Refused as refusal:
            results.append(refusal.problems[0].code)
        except Exception as error:
            results.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(one,)) for one in proposals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once(small, at_demo_time):
    text = with_text(make_outcome())
    change = Change("replace", 2, "safe", "trusted")
    both = [propose(text, party(code), change, by=None) for code in ("MY", "TH")]
    assert agree_at_once(both) == ["agreed", "words_changed"]
    assert [one.number for one in text.versions.all()] == [2, 1]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_officers_collide(small, at_demo_time, monkeypatch):
    text = with_text(make_outcome())
    change = Change("replace", 2, "safe", "trusted")
    both = [propose(text, party(code), change, by=None) for code in ("MY", "TH")]
    meet, whole = threading.Barrier(2), proposing.renew

    def renew_together(*args, **kwargs):
        meet.wait(timeout=20)
        return whole(*args, **kwargs)

    monkeypatch.setattr(proposing, "locked", nullcontext)
    monkeypatch.setattr(proposing, "renew", renew_together)
    assert agree_at_once(both) != ["agreed", "words_changed"]
    assert connection.is_usable()
