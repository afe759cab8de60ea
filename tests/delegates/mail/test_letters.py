"""Letters: both languages, staff's words before ours, once for each event, and no secret link in what is stored."""

import re
from email import message_from_bytes, policy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.bilingual import Text
from delegates.accreditation import transitions
from delegates.accreditation.comments import comment
from delegates.accreditation.models import Accreditation, State
from delegates.delegations.inviting import Person, accept, add_focal_point, digest_of
from delegates.delegations.models import FocalPoint
from delegates.mail.composing import compose
from delegates.mail.courier import Round
from delegates.mail.letters import TEMPLATES, Addressee, send_letter
from delegates.mail.outbox import claim, keep_words, mark_sent
from delegates.mail.server import message_of
from delegates.mail.steps import letter_of
from delegates.mail.templates_standard import PLACEHOLDERS
from delegates.models import Delegate, Invitation, MailTemplate, Nomination, Notice, OutgoingMail
from events.models import Edition

pytestmark = pytest.mark.django_db
FOCAL = Addressee(
    "focal@example.org", "Ms Sato", "en", "focal_point", "VN", Text("Kính gửi Bà Sato,", "Dear Ms Sato,")
)
VALUES = {
    "person": "Tanaka {reason} <b>",
    "delegation": ("Đoàn Nhật Bản", "Delegation of Japan"),
    "reason": "One\nTwo",
}


def send(key="asked", **more):
    asked = {
        "event": "e1",
        "to": FOCAL,
        "edition": Edition.objects.get(),
        "values": VALUES,
        "url": "/portal/",
    }
    return send_letter(key, **{**asked, **more})


@pytest.mark.parametrize("key", TEMPLATES)
def test_our_own_words_use_what_they_may_in_both_languages(key):
    from delegates.mail.letters import PLACEHOLDER

    template = TEMPLATES[key]
    assert template.placeholders <= PLACEHOLDERS.keys()
    for lang in ("vi", "en"):
        used = set(PLACEHOLDER.findall(getattr(template.subject, lang) + getattr(template.body, lang)))
        assert template.required <= used <= template.placeholders, lang


def test_a_letter_has_both_languages_the_readers_first(small):
    assert send() == 1
    words = compose(OutgoingMail.objects.get())
    assert words.subject == "Small 1: Further information requested: Tanaka {reason} <b>"
    assert words.text.index("Dear Ms Sato,") < words.text.index("Kính gửi Bà Sato,")
    assert "One\nTwo" in words.text
    assert "Tanaka {reason} &lt;b&gt;" in words.html  # a value is neither a placeholder nor markup
    assert "One<br>Two" in words.html
    assert "Open the portal of the delegation: http://127.0.0.1:8000/portal/" in words.text
    assert "của Đoàn Nhật Bản" in words.text or "thuộc Đoàn Nhật Bản" in words.text
    assert words.html.count("You receive this as the focal point") == 1


def test_the_words_of_staff_go_before_ours(small):
    MailTemplate.objects.create(
        key="asked", subject_vi="Hỏi {person}", subject_en="Ask {person}", body_vi="Vì: {reason}",
        body_en="As: {reason}", changed_at=clock.now(),
    )  # fmt: skip
    send()
    mail = OutgoingMail.objects.get()
    assert mail.words["en"] == {
        "subject": "Ask Tanaka {reason} <b>", "paragraphs": ["As: One\nTwo"],
        "button": "Open the portal of the delegation",
    }  # fmt: skip


def test_an_event_is_told_to_an_address_once(small):
    other = Addressee("other@example.org")
    assert [send(), send(), send(to=[FOCAL, other]), send(to=Addressee("FOCAL@example.org"))] == [1, 1, 2, 1]
    assert sorted(OutgoingMail.objects.values_list("recipient", flat=True)) == [
        "focal@example.org",
        "other@example.org",
    ]
    assert Notice.objects.get().kind == Notice.Kind.LETTER


def test_a_letter_without_what_it_needs_is_not_sent(small):
    with pytest.raises(KeyError, match="reason"):
        send(values={"person": "Tanaka"})
    assert not OutgoingMail.objects.exists()


def test_a_secret_link_reaches_the_reader_and_nobody_else(small, signed_in):
    """It is in the mail on the line, in nothing that is stored or shown, and gone once the mail was sent."""
    link = "https://host.example/portal/invitation/S3cr3t?a=1&b=2"
    send("own_link", values={"until": "x"}, secret_url=link)
    mail = claim("test", clock.now())
    keep_words(mail, compose(mail))
    stored = OutgoingMail.objects.filter(pk=mail.pk).values().get()
    assert "S3cr3t" not in repr(stored)
    client = signed_in("organiser")
    for path in ("", "formatted/"):
        page = client.get(f"/desk/messages/{mail.pk}/{path}").content.decode()
        assert "S3cr3t" not in page
        assert "https://•••" in page
    message = message_of(OutgoingMail.objects.get())
    assert f"Check my particulars: {link}\n" in message.body
    assert 'href="https://host.example/portal/invitation/S3cr3t?a=1&amp;b=2"' in message.alternatives[0][0]
    mark_sent(mail, clock.now())
    assert OutgoingMail.objects.get().words["secret"] == ""


def test_an_invitation_goes_over_the_line_with_its_link_and_leaves_none_behind(delegation, server):
    add_focal_point(delegation, Person("SATO Hanako", "sato@example.org"), by=None)
    Round(limit=1).once()
    (taken,) = server.taken
    sent = message_from_bytes(taken.content, policy=policy.default)
    text = sent.get_body(("plain",)).get_content()
    (token,) = set(re.findall(r"/portal/invitation/([\w.-]+)/", text))
    assert f"/portal/invitation/{token}/" in sent.get_body(("html",)).get_content()
    assert Invitation.objects.get().digest == digest_of(token)
    stored = OutgoingMail.objects.values().get()
    assert (stored["state"], stored["words"]["secret"], token in repr(stored)) == ("sent", "", False)
    assert accept(token, "sakura-and-lotus-2026").email == "sato@example.org"


def test_who_may_not_read_about_people_sees_no_letters(small, signed_in):
    send()
    mail = OutgoingMail.objects.get()
    client = signed_in("programme")
    page = client.get("/desk/messages/?q=Tanaka").content.decode()
    assert mail.get_absolute_url() not in page
    assert client.get(mail.get_absolute_url()).status_code == 404
    assert mail.get_absolute_url() in signed_in("organiser").get("/desk/messages/").content.decode()


@pytest.fixture
def waiting(delegate):
    for number in range(2):
        FocalPoint.objects.create(
            delegation=delegate.delegation, email=f"f{number}@example.org", name=f"F{number}"
        )
    FocalPoint.objects.create(delegation=delegate.delegation, email="gone@example.org", ended_at=clock.now())
    Delegate.objects.update(is_active=False)
    return transitions.open_accreditation(delegate, by=None, at=clock.now(), state=State.DRAFT)


def told():
    """[(address, subject)] of what waits, emptied."""
    found = list(OutgoingMail.objects.order_by("recipient").values_list("address", "words__en__subject"))
    OutgoingMail.objects.all().delete()
    return found


def both(subject):
    return [(f"f{number}@example.org", subject) for number in range(2)]


def test_each_step_is_told_to_the_focal_points_in_force(waiting, make_user):
    """What the desks do among themselves is told to nobody; an answer goes to the officer who asked."""
    officer = make_user("organiser", full_name="Lê Officer")
    Accreditation.objects.update(assigned_to=officer)
    name = "Nguyễn Thị Đào"
    for verb, more, expected in (
        ("submit", {}, both(f"Nomination received: {name}")),
        ("take_up", {}, []),
        ("ask", {"reason": "Photo?"}, both(f"Further information requested: {name}")),
        ("answer", {}, [("organiser@example.org", f"The delegation has answered: {name}")]),
        ("hold", {"reason": "Wait"}, []),
        ("resume", {}, []),
        ("approve", {}, []),
        ("approve", {}, []),
        ("approve", {}, both(f"Accreditation approved: {name}")),
        ("print", {}, []),
        ("revoke", {"reason": "Misuse"}, both(f"Accreditation revoked: {name}")),
        ("reopen", {}, []),
        ("refuse", {"reason": "No"}, both(f"Accreditation not granted: {name}")),
    ):
        transitions.VERBS[verb](waiting, by=None, **more)
        assert told() == expected, verb


@pytest.mark.parametrize(
    ("verb", "start", "to", "key"),
    [("withdraw", "draft", "withdrawn", ""), ("withdraw", "submitted", "withdrawn", "withdrawn"),
     ("recheck", "approved", "security_clearance", "recheck"), ("accredit", "submitted", "approved", "approved"),
     ("approve", "submitted", "protocol_check", ""), ("issue", "badge_printed", "badge_issued", "")],
)  # fmt: skip
def test_which_letter_a_move_is_told_by(verb, start, to, key):
    assert letter_of(verb, start, to) == key


def test_a_substitution_names_both(waiting):
    gone = Delegate.objects.create(
        delegation=waiting.delegate.delegation, ref="G", role="delegate", passport_given="A", badge_name="Gone",
        is_active=False,
    )  # fmt: skip
    Nomination.objects.create(delegate=waiting.delegate, replaces=gone, submitted_at=clock.now())
    transitions.submit(waiting, by=None)
    assert told() == both("Substitution: Nguyễn Thị Đào")


def test_what_one_side_writes_is_told_to_the_other(waiting, make_user):
    name = "Nguyễn Thị Đào"
    comment(waiting, "Among us", by=None, audience="internal")
    comment(waiting, "Flight?", by=None, audience="focal_point")
    assert told() == both(f"Message about a nomination: {name}")
    comment(waiting, "VN123", by=None, audience="focal_point", from_delegation=True)
    assert told() == []  # nobody looks after it yet
    Accreditation.objects.update(assigned_to=make_user("organiser"))
    waiting.refresh_from_db()
    comment(waiting, "VN123", by=None, audience="focal_point", from_delegation=True)
    assert told() == [("organiser@example.org", f"The delegation has written: {name}")]


def test_a_move_costs_the_same_for_one_focal_point_and_many(waiting, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        transitions.submit(waiting, by=None)
    for number in range(9):
        FocalPoint.objects.create(delegation=waiting.delegate.delegation, email=f"more{number}@example.org")
    transitions.withdraw(waiting, by=None)
    Accreditation.objects.update(state=State.DRAFT)
    with django_assert_num_queries(len(few)):
        transitions.submit(waiting, by=None)
    assert OutgoingMail.objects.filter(words__en__subject__startswith="Nomination received").count() == 2 + 11
