"""A letter to many: each gets one of their own, in few queries, and what is not sent yet can be stopped."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.problems import Refused
from delegates.mail import bulk, outbox
from delegates.mail.bulk import progress_of, send, stop, write
from delegates.mail.models import OutgoingMail
from delegates.models import BulkMail, Delegate
from delegates.nominations.listing import Filters

pytestmark = pytest.mark.django_db
WORDS = {
    "subject_vi": "Gửi {person}", "subject_en": "To {person}", "body_vi": "{role}, {delegation}",
    "body_en": "{role}, {delegation}",
}  # fmt: skip


@pytest.fixture
def people(delegation):
    """Three with an address (two share it), one without, one who withdrew."""
    given = [("a", True), ("b", True), ("A", True), ("", True), ("x", False)]
    return [
        Delegate.objects.create(
            delegation=delegation, ref=f"B{number}", role="delegate", passport_given="A", badge_name=f"P{number}",
            order=number, email=name and f"{name}@example.org", is_active=is_active,
        )
        for number, (name, is_active) in enumerate(given)
    ]  # fmt: skip


@pytest.fixture
def officer(make_user):
    return make_user("organiser")


@pytest.fixture
def letter(people, officer):
    return write(WORDS, Filters(delegation="VN"), by=officer)


def looked_at(letter, officer):
    """What the page that shows the letter and its readers carries."""
    readers = bulk.readers_of(bulk.people_of(officer, bulk.filters_of(letter.query)))
    return bulk.mark_of(letter, readers)


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_each_person_gets_a_letter_of_their_own(letter, officer):
    assert send(letter, by=officer, expected=looked_at(letter, officer)) == 3
    told = OutgoingMail.objects.order_by("pk").values_list(
        "address", "words__en__subject", "words__vi__paragraphs"
    )
    words = ["Đại biểu, Đoàn Việt Nam"]
    assert list(told) == [
        ("a@example.org", "To P0", words), ("b@example.org", "To P1", words), ("A@example.org", "To P2", words),
    ]  # fmt: skip
    letter.refresh_from_db()
    assert (letter.notice.kind, progress_of(letter).total, progress_of(letter).waiting) == ("bulk", 3, 3)


def test_it_goes_once_and_only_to_those_who_were_looked_at(letter, officer):
    with pytest.raises(Refused) as refusal:
        send(letter, by=officer, expected="another list")
    assert codes(refusal) == ["bulk_changed"]
    assert not OutgoingMail.objects.exists()
    send(letter, by=officer, expected=looked_at(letter, officer))
    with pytest.raises(Refused) as refusal:
        send(letter, by=officer, expected=looked_at(letter, officer))
    assert codes(refusal) == ["bulk_sent"]
    with pytest.raises(Refused) as refusal:
        write(WORDS, Filters(), by=officer, bulk=letter)
    assert codes(refusal) == ["bulk_sent"]
    assert OutgoingMail.objects.count() == 3


def test_as_many_others_or_other_words_are_not_what_was_looked_at(letter, people, officer):
    before = looked_at(letter, officer)
    Delegate.objects.filter(pk=people[0].pk).update(is_active=False)
    Delegate.objects.filter(pk=people[4].pk).update(is_active=True)
    with pytest.raises(Refused) as refusal:
        send(letter, by=officer, expected=before)
    before = looked_at(letter, officer)
    write({**WORDS, "body_en": "Others"}, Filters(delegation="VN"), by=officer, bulk=letter)
    with pytest.raises(Refused) as again:
        send(letter, by=officer, expected=before)
    assert (codes(refusal), codes(again)) == (["bulk_changed"], ["bulk_changed"])
    letter.refresh_from_db()
    assert send(letter, by=officer, expected=looked_at(letter, officer)) == 3


def test_a_filter_is_never_cut_short(people, officer):
    with pytest.raises(Refused) as refusal:
        write(WORDS, Filters(q="Nguyễn Thị Đào " * 15, delegation="VN"), by=officer)
    assert codes(refusal) == ["too_long"]


def test_a_filter_that_finds_nobody_sends_nothing(people, officer):
    nobody = write(WORDS, Filters(q="nobody"), by=officer)
    with pytest.raises(Refused) as refusal:
        send(nobody, by=officer, expected=looked_at(nobody, officer))
    assert codes(refusal) == ["bulk_nobody"]


def test_a_letter_with_an_unknown_placeholder_is_refused(people, officer):
    with pytest.raises(Refused) as refusal:
        write({**WORDS, "body_en": "{reason}"}, Filters(), by=officer)
    assert codes(refusal) == ["unknown_placeholder"]
    assert not BulkMail.objects.exists()


def test_stop_holds_back_what_is_not_sent_even_what_was_being_tried(letter, officer):
    """One went, one is under way and comes back for now, one waits: the last two stay behind."""
    send(letter, by=officer, expected=looked_at(letter, officer))
    now = clock.now()
    outbox.mark_sent(outbox.claim("s", now), now)
    under_way = outbox.claim("s", now)
    assert stop(letter, by=officer) == 1
    outbox.put_off(under_way, "not_now", "451", until=now)
    assert sorted(OutgoingMail.objects.values_list("state", flat=True)) == ["sent", "withheld", "withheld"]
    assert outbox.claim("s", now) is None
    assert stop(letter, by=officer) == 0
    letter.refresh_from_db()
    progress = progress_of(letter)
    assert (progress.sent, progress.withheld, progress.may_stop) == (1, 2, False)


def test_sending_costs_the_same_for_few_and_many(people, officer, delegation):
    def counted():
        made = write(WORDS, Filters(), by=officer)
        expected = looked_at(made, officer)
        with CaptureQueriesContext(connection) as queries:
            send(made, by=officer, expected=expected)
        return len(queries)

    few = counted()
    Delegate.objects.exclude(email="").update(is_active=True)
    for number in range(20):
        Delegate.objects.create(
            delegation=delegation, ref=f"M{number}", role="adviser", passport_given="A", badge_name="M",
            email=f"m{number}@example.org",
        )  # fmt: skip
    assert counted() == few
