"""Mails over a real line to a real server, which takes them, refuses, puts off, is silent and breaks off."""

import datetime as dt
import threading
import time
from collections import Counter
from contextlib import ExitStack
from email import message_from_bytes, policy
from urllib.parse import quote

import pytest
from django.conf import settings
from django.utils import timezone
from icalendar import Calendar

from delegates.mail import outbox, sign_of_life
from delegates.mail.courier import Round
from delegates.mail.models import new_message_id
from delegates.models import Courier, Notice, OutgoingMail
from events.agenda.editing import change_session
from events.models import Edition
from tests.delegates.mail.conftest import at, make_person, with_parties
from tests.small import released

pytestmark = pytest.mark.django_db
AT_ONCE = outbox.Backoff(first=0.01, most=0.02)


def fill(number, **fields):
    """Put so many ready mails into the outbox; return their Message-IDs."""
    edition = Edition.objects.get()
    notice = Notice.objects.create(
        key=f"test {Notice.objects.count()}", kind="release", edition=edition, created_at=timezone.now()
    )
    now = timezone.now()
    made = OutgoingMail.objects.bulk_create(
        OutgoingMail(
            notice=notice, event=notice.key, recipient=f"r{at_}@example.org", address=f"r{at_}@example.org",
            capacity="delegate", subject=f"Mail {at_}", text="Chào / Hello\n", html="<p>Chào</p>", lang="vi",
            greeting={"vi": "", "en": ""}, message_id=new_message_id(), next_attempt_at=now, created_at=now, **fields,
        )
        for at_ in range(number)
    )  # fmt: skip
    return {mail.message_id for mail in made}


def work(**options):
    return Round(backoff=AT_ONCE, **options)


def until_empty(**options):
    """Go round after round until nothing waits; return how many rounds."""
    for number in range(1, 40):
        work(**options).once()
        if not OutgoingMail.objects.filter(state__in=["queued", "sending"]).exists():
            return number
        time.sleep(0.03)
    raise AssertionError("the outbox did not empty")


def taken(server):
    """Message-IDs as the server has them, with how often."""
    return Counter(message_from_bytes(envelope.content)["Message-ID"] for envelope in server.taken)


def states():
    return Counter(OutgoingMail.objects.values_list("state", flat=True))


def test_a_real_mail_arrives_whole(small, morning, make_session, server):
    session = with_parties(make_session("S1", "09:00", "10:00", access="public"), partner="JP")
    released()
    make_person(
        "JP", email="tanaka@example.org", badge_name="Tanaka Ichirō", honorific="Mr", nationality="JP"
    )
    change_session(session, by=None, start=at("10:45"), end=at("12:15"))
    released()
    work().once()
    (envelope,) = server.taken
    assert envelope.rcpt_tos == ["tanaka@example.org"]
    mail = message_from_bytes(envelope.content, policy=policy.default)
    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts, row.trouble) == ("sent", 1, "")
    assert mail["Message-ID"] == row.message_id
    assert row.message_id.endswith("@adgmin.example>")
    assert mail["From"] == "ADGMIN <info@adgmin.example>"
    assert mail["To"] == "Tanaka Ichirō <tanaka@example.org>"
    assert mail["Subject"] == "Small 1: Session S1 now starts at 10:45"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"] is None
    plain, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    for part in (plain, html):
        assert "Dear Mr Tanaka Ichirō," in part
        assert "Thứ Năm, ngày 15/01/2026, 10h45–12h15" in part
        assert "Thursday, 15 January 2026, 10:45–12:15" in part
        assert "http://127.0.0.1:8000/en/sessions/S1/" in part
    assert "<img" not in html
    assert html.count("<a ") == 1
    (attachment,) = mail.iter_attachments()
    assert attachment.get_content_type() == "text/calendar"
    assert attachment.get_param("method") == "PUBLISH"
    calendar = attachment.get_content()
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert Calendar.from_ical(calendar)["METHOD"] == "PUBLISH"
    assert (event["STATUS"], event["UID"]) == ("CONFIRMED", f"{session.guid}@adgmin")
    assert event.decoded("DTSTART") == at("10:45")
    assert event.decoded("DTEND") == at("12:15")


def test_a_cancelled_and_a_removed_meeting_are_cancelled_in_the_calendar(
    small, morning, make_session, server
):
    from events.models import Session

    session = with_parties(make_session("S1", "09:00", "10:00", access="public"), partner="JP")
    with_parties(make_session("S2", "14:00", "15:00", access="public"), partner="JP")
    released()
    published = {str(s.guid): s.code for s in Session.objects.all()}
    make_person("JP")
    change_session(session, by=None, status="cancelled")
    Session.objects.get(code="S2").delete()
    released()
    work().once()
    mail = message_from_bytes(server.taken[0].content, policy=policy.default)
    events = _read_by_hand(next(mail.iter_attachments()).get_content())
    assert {published[event["UID"].removesuffix("@adgmin")]: event["STATUS"] for event in events} == {
        "S1": "CANCELLED", "S2": "CANCELLED",
    }  # fmt: skip
    assert all(int(event["SEQUENCE"]) > 0 for event in events)


def _read_by_hand(text):
    """The events of a calendar, read by the rules of RFC 5545 without the library that wrote it."""
    lines = text.replace("\r\n", "\n").replace("\n ", "").split("\n")
    events, open_ = [], None
    for line in lines:
        if line == "BEGIN:VEVENT":
            open_ = {}
        elif line == "END:VEVENT":
            events.append(open_)
            open_ = None
        elif open_ is not None and ":" in line:
            name, value = line.split(":", 1)
            open_[name.split(";")[0]] = value
    return events


def test_all_go_over_one_line(small, server):
    sent = fill(5)
    work().once()
    assert taken(server) == Counter(sent)
    assert server.connections == 1
    assert states() == {"sent": 5}


@pytest.mark.parametrize(
    "misdeeds", [["451"], ["451 data"], ["drop"], ["silent"], ["drop", "451", "silent", "drop"]]
)
def test_a_server_that_fails_for_a_while_loses_none_and_doubles_none(small, server, settings, misdeeds):
    settings.EMAIL_TIMEOUT = 0.5
    sent = fill(4)
    server.plan.extend(misdeeds)
    until_empty()
    assert server.plan == []
    assert sum(OutgoingMail.objects.values_list("attempts", flat=True)) == 4 + len(misdeeds)
    assert taken(server) == Counter(sent)
    assert states() == {"sent": 4}


@pytest.mark.parametrize(
    ("greet", "trouble"), [("drop", {"dropped"}), ("silent", {"timeout"}), ("gone", {"unreachable"})]
)
def test_a_server_that_does_not_answer_costs_no_tries(small, server, settings, greet, trouble):
    settings.EMAIL_TIMEOUT = 0.3
    sent = fill(3)
    server.greet = greet
    port = settings.EMAIL_PORT
    if greet == "gone":
        settings.EMAIL_PORT = 1
    for _round in range(3):
        work().once()
    assert server.taken == []
    assert states() == {"queued": 3}
    tried = OutgoingMail.objects.exclude(trouble="")
    assert {mail.trouble for mail in tried} == trouble
    assert {mail.attempts for mail in OutgoingMail.objects.all()} == {0}
    assert Courier.objects.order_by("-pk").first().trouble in trouble
    server.greet, settings.EMAIL_PORT = "yes", port
    until_empty()
    assert taken(server) == Counter(sent)


def test_a_refused_address_fails_with_the_servers_words_and_the_others_go(small, server):
    fill(3)
    server.refused.add("r1@example.org")
    work().once()
    assert states() == {"sent": 2, "failed": 1}
    failed = OutgoingMail.objects.get(state="failed")
    assert (failed.trouble, failed.last_error) == ("refused", "550 5.1.1 No such person here")
    work().once()
    assert len(server.taken) == 2
    assert server.connections == 1


def test_too_many_tries_are_given_up(small, server):
    fill(1, attempts=outbox.MOST_ATTEMPTS - 1)
    server.plan.append("451")
    work().once()
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.trouble) == ("failed", "gave_up")
    assert mail.last_error == "451 4.7.1 Come back later"


def test_the_wait_doubles_and_has_chance_in_it():
    waits = [outbox.Backoff(30, 1800).after(number).total_seconds() for number in range(1, 30)]
    for number, wait in enumerate(waits):
        full = min(30 * 2**number, 1800)
        assert full / 2 <= wait <= full
    assert len(set(waits)) == len(waits)


def test_what_a_dead_sender_held_is_sent_again_under_the_same_id(small, server):
    (sent,) = fill(1)
    now = timezone.now()
    assert outbox.claim("dies", now) is not None
    work().once()
    assert server.taken == []
    OutgoingMail.objects.update(claimed_until=now - dt.timedelta(seconds=1))
    work().once()
    assert taken(server) == {sent: 1}


@pytest.mark.parametrize(("runs", "number"), [(False, 1), (True, 0)])
def test_what_a_killed_sender_of_this_machine_held_is_sent_at_once(small, server, runs, number):
    fill(1)
    name = f"{sign_of_life.host()} 4194305 abcdef"
    assert outbox.claim(name, timezone.now()) is not None
    with ExitStack() as stack:
        stack.enter_context(sign_of_life.running(name))
        if not runs:  # as the system leaves it: the file is there, nobody holds its lock
            stack.close()
            (settings.DATA_DIR / "senders" / quote(name)).touch()
        work().once()
        assert len(server.taken) == number
    assert list((settings.DATA_DIR / "senders").iterdir()) == []


def test_what_the_server_took_is_never_sent_again_even_when_its_claim_had_lapsed(small, server):
    fill(1)
    now = timezone.now()
    slow = outbox.claim("slow", now)
    OutgoingMail.objects.update(claimed_until=now - dt.timedelta(seconds=1))
    other = outbox.claim("other", now)
    outbox.mark_sent(slow, now)
    outbox.put_off(other, "timeout", "", until=now)
    assert states() == {"sent": 1}
    work().once()
    assert server.taken == []


def test_the_pace_holds_for_all_senders_together(small, server):
    fill(6)
    began = time.monotonic()
    work(per_minute=600).once()
    assert time.monotonic() - began >= 0.5
    now = timezone.now()
    fill(2)
    assert outbox.claim("one", now + dt.timedelta(seconds=1), per_minute=60) is not None
    assert outbox.claim("two", now + dt.timedelta(seconds=1.5), per_minute=60) is None
    assert outbox.claim("two", now + dt.timedelta(seconds=2), per_minute=60) is not None


def test_urgent_mails_go_first(small, server):
    fill(2)
    fill(1, urgent=True)
    work(limit=1).once()
    assert OutgoingMail.objects.get(state="sent").urgent


def test_a_mail_that_cannot_be_put_into_words_stops_no_other(small, server, caplog):
    sent = fill(1)
    fill(1, picks={"999999": [1]})
    OutgoingMail.objects.exclude(picks={}).update(subject="")
    work().once()
    assert states() == {"sent": 1, "failed": 1}
    assert OutgoingMail.objects.get(state="failed").trouble == "not_composed"
    assert taken(server) == Counter(sent)


def test_a_name_with_a_line_break_writes_no_header(small, server):
    fill(1, name="A\r\nBcc: evil@example.org")
    work().once()
    mail = message_from_bytes(server.taken[0].content)
    assert mail["Bcc"] is None
    assert server.taken[0].rcpt_tos == ["r0@example.org"]


def test_signs_of_life_are_left(small, server):
    fill(1)
    work(name="one").once()
    courier = Courier.objects.get()
    assert (courier.name, courier.sent) == ("one", 1)
    assert courier.ended_at is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.threads
def test_two_senders_never_send_the_same_mail(server):
    from tests.small import make_small

    make_small()
    sent = fill(30)
    _together(lambda: work().once(), 3)
    assert taken(server) == Counter(sent)
    assert states() == {"sent": 30}


@pytest.mark.django_db(transaction=True)
@pytest.mark.threads
def test_without_the_lock_two_would_take_the_same_mail():
    """The negative control: look, then write, as a careless sender would."""
    from tests.small import make_small

    make_small()
    fill(1)
    now, together, found = timezone.now(), threading.Barrier(3), []

    def careless():
        mail = outbox.due(now).first()
        together.wait()
        OutgoingMail.objects.filter(pk=mail.pk).update(state="sending", claimed_until=now)
        found.append(mail.pk)

    _together(careless, 3)
    assert len(found) == 3
    assert len(set(found)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.threads
def test_of_many_who_claim_one_mail_one_gets_it():
    from tests.small import make_small

    make_small()
    fill(1)
    now, together, found = timezone.now(), threading.Barrier(6), []

    def careful():
        together.wait()
        found.append(outbox.claim(str(threading.get_ident()), now))

    _together(careful, 6)
    assert len([mail for mail in found if mail]) == 1


def _together(run, number):
    from django.db import connection

    def in_thread():
        try:
            run()
        finally:
            connection.close()

    threads = [threading.Thread(target=in_thread) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
